import { describe, expect, it } from 'vitest'
import { faultOf } from '../../../domain/refusal.ts'
import type { CustodyTerms } from '../../../workflows/custody-terms.ts'
import {
  decideLeaving,
  faultsInPermit,
  permitNumberIn,
} from '../../../workflows/hand-over-leaving.ts'
import { clayAndBrick, lump, saysOf } from '../../harness/papers.ts'

const clay = (await clayAndBrick()).get('clay')
const now = new Date('2026-11-02T04:00:00Z')

describe('an export permit', () => {
  const permit = {
    validFrom: '2026-11-01',
    validUntil: '2026-11-30',
    totalGrams: 5_000,
    leftGrams: 1_000,
  }
  const drawing = (day: string, grams: number, found: typeof permit | undefined = permit) =>
    saysOf(faultsInPermit(found, { number: 'P-1', day, grams }) ?? {})

  it('is drawn on from its first day to its last', () => {
    const says = ['permit_not_enough', '/papers hand_over_permit_not_valid']
    expect(drawing('2026-10-31', 1)).toEqual(says)
    expect(drawing('2026-11-01', 1)).toEqual([])
    expect(drawing('2026-11-30', 1)).toEqual([])
    expect(drawing('2026-12-01', 1)).toEqual(says)
  })

  it('is drawn on to its last gram, and every fault of it is told', () => {
    expect(drawing('2026-11-02', 1_000)).toEqual([])
    expect(drawing('2026-11-02', 1_001)).toEqual([
      'permit_not_enough',
      '/papers hand_over_permit_overdrawn',
    ])
    expect(drawing('2026-12-01', 1_001)).toEqual([
      'permit_not_enough',
      '/papers hand_over_permit_not_valid',
      '/papers hand_over_permit_overdrawn',
    ])
  })

  it('is one that the organisation has, where the papers name one', () => {
    const refused = faultsInPermit(undefined, { number: 'P-1', day: '2026-11-02', grams: 1 })
    expect(saysOf(refused ?? {})).toEqual(['permit_not_enough', '/papers hand_over_permit_unknown'])
    const terms = { permitField: 'exportPermit' } as CustodyTerms
    expect(permitNumberIn({ exportPermit: 'P-1' }, terms)).toBe('P-1')
    expect(permitNumberIn({}, terms)).toBeUndefined()
    expect(permitNumberIn({ exportPermit: 'P-1' }, {} as CustodyTerms)).toBeUndefined()
  })
})

describe('goods that leave', () => {
  it('are kept as they stood, without what is the holder’s alone or names a person', () => {
    const before = lump('one', { context: { colour: 'red', digger: 'Ada' } })
    const line = { line: 1, grams: 400, before, content: { 'element:Li': 2 } }
    expect(leaving([line])).toEqual({
      dueTime: null,
      cargo: [
        {
          line: 1,
          leftGrams: 400,
          leftState: 'soft',
          context: { colour: 'red' },
          content: { 'element:Li': 2 },
          danger: null,
        },
      ],
    })
  })

  it('have to arrive within the hours of their stream', () => {
    const source = { basis: 'house', text: '' } as const
    expect(leaving([], { deliveryHours: { value: 48, source } })).toMatchObject({
      dueTime: new Date('2026-11-04T04:00:00Z'),
    })
  })

  it('stay when they no longer fit the papers they were offered on', () => {
    const faultsInPapers: CustodyTerms['faultsInPapers'] = ({ goods }) =>
      goods
        .filter(({ state }) => state === 'broken')
        .map(({ code }) => faultOf('/papers/packing', 'packing_red', { batch: code, packing: 'P' }))
    const of = (state: string) => ({
      line: 1,
      grams: 1,
      before: lump('one', { state }),
      content: {},
    })
    expect(saysOf(leaving([of('soft')], { faultsInPapers }))).toEqual([])
    expect(saysOf(leaving([of('broken')], { faultsInPapers }))).toEqual([
      'guard_not_met',
      '/papers/packing packing_red',
      '/papers papers_outdated',
    ])
  })
})

function leaving(lines: Parameters<typeof decideLeaving>[1], terms: Partial<CustodyTerms> = {}) {
  if (clay === undefined) throw new RangeError('There is no clay')
  const stream = { ...clay, custody: { ...clay.custody, ...terms } }
  return decideLeaving(stream, lines, { papers: {}, jurisdiction: 'HK', now })
}
