import { describe, expect, it } from 'vitest'
import { figureNames, figures, type Readings } from '../../../domain/operation/figures.ts'
import { reasonsIn, usualBounds } from '../../../domain/operation/reasons.ts'

const well = { isDatabaseAway: false, isSchemaChanged: false, isLogRefused: false }
const of = (readings: Readings) => reasonsIn(readings, well, usualBounds)

describe('what is wrong with an installation', () => {
  it.each([
    [{ diskFreeBytes: 1_000_000_000 }, []],
    [{ diskFreeBytes: 999_999_999 }, ['disk_nearly_full']],
    [{ logOldestSeconds: 60 }, []],
    [{ logOldestSeconds: 60.1 }, ['log_late']],
    [{ clockSeconds: -5 }, []],
    [{ clockSeconds: -5.1 }, ['clock_apart']],
    [{ clockSeconds: 5.1 }, ['clock_apart']],
    [{ jobsOldestSeconds: 300 }, []],
    [{ jobsOldestSeconds: 301 }, ['jobs_late']],
    [{ scansWaiting: 40_000, scansMost: 50_000 }, []],
    [{ scansWaiting: 40_001, scansMost: 50_000 }, ['queue_nearly_full']],
    [{}, []],
  ])('of %j is %j', (readings, wrong) => {
    expect(of(readings)).toEqual(wrong)
  })

  it('is all of it, in one order', () => {
    const standing = { isDatabaseAway: true, isSchemaChanged: true, isLogRefused: true }
    const readings = { diskFreeBytes: 0, clockSeconds: 9, logOldestSeconds: 99 }
    expect(reasonsIn(readings, standing, usualBounds)).toEqual([
      'database_away',
      'schema_changed',
      'disk_nearly_full',
      'log_refused',
      'log_late',
      'clock_apart',
    ])
  })
})

it('names every figure once, with its unit as Prometheus asks', () => {
  const metrics = figureNames.map((name) => figures[name].metric)
  expect(new Set(metrics).size).toBe(metrics.length)
  for (const name of figureNames) {
    const { metric, unit } = figures[name]
    expect(metric).toMatch(unit === 'count' ? /^loomcell_[a-z_]+$/ : new RegExp(`_${unit}$`))
  }
})
