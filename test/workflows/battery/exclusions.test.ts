import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../domain/field.ts'
import { exclusions, mayBeExcluded } from '../../../workflows/battery/exclusions.ts'
import battery from '../../../workflows/battery/stream.ts'

const nickel = { 'element:Ni': 8_000_000 }
const book = {
  inputGrams: 100_000,
  inputMilligrams: nickel,
  countedGrams: 50_000,
  countedMilligrams: nickel,
  unassayed: ['element:Co', 'element:Cu', 'element:Li', 'element:Pb'],
  lossGrams: 50_000,
  intermediates: {},
}

function close(excludedSubstances?: unknown, eventTime = '2026-06-01T12:00:00.000Z') {
  const context = { lotBook: book } as unknown as Facts
  const facts = {
    outputCertificates: ['C'],
    ...(excludedSubstances === undefined ? {} : { excludedSubstances }),
  } as Facts
  const batch = { batch: 'L', code: 'L', stream: 'battery', material: 'LFP', state: 'processing' }
  return battery.stages.closed?.decide?.({
    facts,
    batches: [
      {
        ...batch,
        kind: 'recycling_lot',
        facility: 'F',
        context,
        content: {},
        headSeq: 1,
        headDigest: '',
      },
    ],
    outputs: [],
    losses: [],
    additions: [],
    drawnGrams: [],
    weighedGrams: [],
    eventTime,
  })
}

function efficiencies(decision: ReturnType<typeof close>) {
  const rates = (decision as unknown as { decisions: { recyclingRates: Rate[] } }).decisions
    .recyclingRates
  return rates
    .filter(({ metric }) => metric === 'recycling-efficiency')
    .map(({ due, percent, status }) => `${due} ${percent} ${status}`)
}
interface Rate {
  readonly metric: string
  readonly subject: string
  readonly due: string
  readonly percent: string
  readonly status: string
}

const saysOf = (decision: ReturnType<typeof close>) =>
  decision !== undefined && 'refused' in decision ? decision.refused.map(({ says }) => says) : []

const graphite = { substance: 'carbon', inputGrams: 20_000, outputGrams: 0 }
const oxygen = { substance: 'oxygen', inputGrams: 10_000, outputGrams: 0 }

describe('substances that a recycler leaves out', () => {
  it('leave the efficiency as long as the law lets them, each to its own year', () => {
    expect(efficiencies(close())).toEqual(['2025-12-31 50.00 fail', '2030-12-31 50.00 fail'])
    // 50 of 80 until 2029; afterwards carbon is counted again.
    expect(efficiencies(close([graphite]))).toEqual([
      '2025-12-31 62.50 fail',
      '2030-12-31 50.00 fail',
    ])
    // Oxygen stays optional.
    expect(efficiencies(close([graphite, oxygen]))).toEqual([
      '2025-12-31 71.43 pass',
      '2030-12-31 55.56 fail',
    ])
    const iron = { substance: 'iron', inputGrams: 10_000, outputGrams: 10_000 }
    expect(efficiencies(close([iron]))[0]).toBe('2025-12-31 44.44 fail')
  })

  it('are six, of which three end in 2029', () => {
    const names = Object.keys(exclusions.untilOf) as (keyof typeof exclusions.untilOf)[]
    const still = (day: string) => names.filter((name) => mayBeExcluded(name, day))
    expect(still('2029-12-31')).toHaveLength(6)
    expect(still('2030-01-01')).toEqual(['oxygen', 'chlorine', 'sulphur'])
    expect(exclusions.source.basis).toBe('secondary')
  })

  it('are refused after their year, unreadable, unknown, twice, or more than there is', () => {
    const later = '2030-02-01T12:00:00.000Z'
    expect(saysOf(close([graphite], later))).toEqual(['exclusion_over'])
    expect(saysOf(close([oxygen], later))).toEqual([])
    for (const wrong of [
      {},
      [],
      'carbon',
      [{ ...graphite, substance: 'lithium' }],
      [graphite, graphite],
      [{ ...graphite, inputGrams: -1 }],
      [{ substance: 'carbon' }],
    ])
      expect([wrong, saysOf(close(wrong))]).toEqual([wrong, ['exclusions_unreadable']])
    expect(saysOf(close([{ ...graphite, inputGrams: 100_000 }]))).toEqual(['exclusions_too_much'])
    expect(saysOf(close([{ ...graphite, outputGrams: 20_001 }]))).toEqual(['exclusions_too_much'])
  })

  it('ask nobody for lead where none came in', () => {
    const decision = JSON.stringify(close())
    expect(decision).not.toContain('"subject":"lead"')
    expect(decision).toContain('"subject":"nickel"')
  })
})
