import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { batteryTargets, targetsOn } from '../../../workflows/battery/targets.ts'

const csv = new URL('../../../../shared/data/battery/eu_targets.csv', import.meta.url)

describe('targets that bind on a day', () => {
  const minimumOn = (date: string, subject: string, metric = 'material-recovery') =>
    targetsOn(date).find((target) => target.subject === subject && target.metric === metric)
      ?.minimumPercent

  it('binds from the due date on, and not the day before', () => {
    expect(minimumOn('2027-12-30', 'lithium')).toBeUndefined()
    expect(minimumOn('2027-12-31', 'lithium')).toBe('50')
    expect(minimumOn('2031-12-30', 'lithium')).toBe('50')
    expect(minimumOn('2031-12-31', 'lithium')).toBe('80')
  })

  it('keeps an earlier target that no later one replaces', () => {
    expect(minimumOn('2031-12-31', 'nickel-cadmium', 'recycling-efficiency')).toBe('80')
    expect(minimumOn('2031-12-31', 'lithium', 'recycling-efficiency')).toBe('70')
  })

  it('has no target before the first, and one per metric and subject after the last', () => {
    expect(targetsOn('2025-12-30')).toEqual([])
    expect(targetsOn('2036-08-18')).toHaveLength(4 + 5 + 4)
  })

  it('names clause and article for every figure', () => {
    const texts = batteryTargets.map(({ source }) => source.text)
    expect(texts.every((text) => text.startsWith('Regulation (EU) 2023/1542 '))).toBe(true)
  })

  it.each(['2031', '2031-02-30', '2031-13-01', '31.12.2031', ''])('refuses the date %j', (date) => {
    expect(() => targetsOn(date)).toThrow(RangeError)
  })
})

describe('the collected list of targets', () => {
  const name = existsSync(csv) ? 'agrees row by row' : 'needs ../shared/data/battery/eu_targets.csv'

  it.skipIf(!existsSync(csv))(name, () => {
    const rows: string[][] = parse(readFileSync(csv), { from_line: 2 })
    const theirs = rows.map(([metric, subject, percent, due, basis]) =>
      [metric, subject, percent, due, basis].join(' '),
    )
    const ours = batteryTargets.map((target) => {
      const metric = target.metric.replace('-', '_')
      const subject =
        metric === 'recycling_efficiency'
          ? target.subject.replace(/^lithium$/, 'lithium-based')
          : target.subject
      const basis = target.source.text.replace('Regulation (EU) ', '').replace('Art.', 'Art')
      return [metric, subject, target.minimumPercent, target.due, basis].join(' ')
    })
    expect(ours.toSorted()).toEqual(theirs.toSorted())
  })
})
