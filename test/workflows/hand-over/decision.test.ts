import { describe, expect, it } from 'vitest'
import {
  decideGoods,
  type KnownOfGoods,
  type LineDecision,
  retainUntil,
} from '../../../workflows/hand-over-decision.ts'
import { clayAndBrick, left, saysOf, signedLine } from '../../harness/papers.ts'

const streams = await clayAndBrick()

describe('what a receiver decides', () => {
  it('is each line, once', () => {
    const two = {
      lines: [signedLine(), signedLine({ line: 2, code: 'two' })],
      cargo: [left(), left({ line: 2 })],
    }
    const all = { acceptedGrams: 1_000, refusedGrams: 0 }
    const lines = [1, 1, 3].map((line) => ({ line, ...all }))
    expect(saysOf(decideGoods(lines, known(two)))).toEqual([
      'invalid',
      '/lines line_decided_twice',
      '/lines/2/line line_unknown',
      '/lines line_undecided',
    ])
    expect(
      saysOf(
        decideGoods(
          [1, 2].map((line) => ({ line, ...all })),
          known(two),
        ),
      ),
    ).toEqual([])
  })

  it('refuses no more than was sent', () => {
    expect(saysOf(deciding(0, 1_000))).toEqual([])
    expect(saysOf(deciding(0, 1_001))).toEqual([
      'invalid',
      '/lines/0/refusedGrams refused_above_sent',
    ])
  })

  it('leaves nothing that no one answers for', () => {
    expect(saysOf(deciding(0, 999))).toEqual(['invalid', '/lines/0/refusedGrams goods_unaccounted'])
    expect(saysOf(deciding(1, 1_000))).toEqual([
      'invalid',
      '/lines/0/acceptedGrams accepted_though_refused',
    ])
    expect(saysOf(deciding(1, 999))).toEqual([])
  })

  it('says why something is refused', () => {
    const reason = undefined
    expect(saysOf(deciding(999, 1, { reason }))).toEqual([
      'invalid',
      '/lines/0/reason refused_without_reason',
    ])
    expect(saysOf(deciding(1_000, 0, { reason }))).toEqual([])
  })

  it.each([
    [990, []],
    [989, ['invalid', '/lines/0/note accepted_needs_note']],
    [1_010, []],
    [1_011, ['invalid', '/lines/0/note accepted_needs_note']],
  ])('takes %i g of 1,000 g sent without a note to 1 %%', (grams, says) => {
    expect(saysOf(deciding(grams, 0))).toEqual(says)
  })

  it.each([
    [950, false, []],
    [949, false, ['second_person_needed', '/lines/0/acceptedGrams accepted_needs_second_person']],
    [949, true, []],
    [500, true, []],
    [499, true, ['mass_unbalanced', '/lines/0/acceptedGrams accepted_far_off']],
    [1_500, true, []],
    [1_501, true, ['mass_unbalanced', '/lines/0/acceptedGrams accepted_far_off']],
  ])('takes %i g with a note, agreed to by a second person: %s', (grams, isAgreed, says) => {
    expect(saysOf(deciding(grams, 0, { note: 'Weighed twice' }, { isAgreed }))).toEqual(says)
  })

  it('takes a unit whole or refuses it whole', () => {
    const stream = streams.get('brick')
    expect(saysOf(deciding(999, 1, {}, { stream }))).toEqual([
      'invalid',
      '/lines/0/refusedGrams unit_decided_whole',
    ])
    expect(saysOf(deciding(1_000, 0, {}, { stream }))).toEqual([])
    expect(saysOf(deciding(0, 1_000, {}, { stream }))).toEqual([])
  })

  it('goes on from the sender’s batch: its state, its facts, its share of what is inside', () => {
    const cargo = [left({ context: { colour: 'red' }, content: { 'element:Li': 10 } })]
    expect(deciding(743, 250, { code: 'mine' }, { cargo })).toMatchObject([
      {
        line: 1,
        place: 0,
        taken: {
          code: 'mine',
          grams: 750,
          state: 'soft',
          context: { colour: 'red', trustedMass: { grams: 750, ofGrams: 743 } },
          content: { 'element:Li': 8 },
        },
      },
    ])
    expect(deciding(1_000, 0, {}, { cargo })).toMatchObject([{ taken: { code: 'one' } }])
    const [refused] = deciding(0, 1_000, {}, { cargo }) as readonly object[]
    expect(refused).not.toHaveProperty('taken')
  })

  it('is kept for as many months, to the last day of a shorter one', () => {
    const clay = streams.get('clay')
    const kept = (day: string, months: number) => {
      const retentionMonths = { value: months, source: { basis: 'house', text: '' } } as const
      const stream = clay && { ...clay, custody: { ...clay.custody, retentionMonths } }
      return retainUntil(day, stream)
    }
    expect(kept('2026-11-22', 12)).toBe('2027-11-22')
    expect(kept('2026-08-31', 6)).toBe('2027-02-28')
    expect(kept('2027-08-31', 6)).toBe('2028-02-29')
    expect(kept('2026-08-28', 6)).toBe('2027-02-28')
  })
})

function known(rest: Partial<KnownOfGoods> = {}): KnownOfGoods {
  const { lines, cargo } = { lines: [signedLine()], cargo: [left()] }
  return { lines, cargo, stream: streams.get('clay'), isAgreed: false, ...rest }
}

function deciding(
  acceptedGrams: number,
  refusedGrams: number,
  rest: Partial<LineDecision> = {},
  beside: Partial<KnownOfGoods> = {},
) {
  const line: LineDecision = { line: 1, acceptedGrams, refusedGrams, reason: 'damaged', ...rest }
  return decideGoods([line], known(beside))
}
