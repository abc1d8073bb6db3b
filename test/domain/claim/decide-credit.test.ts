import { describe, expect, it } from 'vitest'
import { findClaimStandard } from '../../../domain/claim/claim-standards.ts'
import { decideClaim } from '../../../domain/claim/decide-claim.ts'
import { decideCredit } from '../../../domain/claim/decide-credit.ts'
import type { Draw } from '../../../domain/claim/faults-in-shares.ts'
import { faultsInModel, type Origin } from '../../../domain/claim/origin.ts'
import type { Event } from '../../../domain/event.ts'
import { isRefusal } from '../../../domain/refusal.ts'

const none: Origin = { pre_consumer: 0, post_consumer: 0, virgin: 0 }
const post: Origin = { ...none, post_consumer: 1 }
const virgin: Origin = { ...none, virgin: 1 }
const blend: Origin = { ...none, post_consumer: 70, virgin: 30 }

const event: Event = {
  id: 'E',
  organisation: 'o',
  stream: 'textile',
  stage: 'blended',
  mass: 'transformed',
  facility: 'A',
  eventTime: '',
  recordTime: '',
  losses: [],
  additions: [],
  warnings: [],
  facts: {},
  decisions: {},
  differenceGrams: 0,
  differenceContent: {},
  batches: [
    { batch: 'one', state: 'used_up', drawnGrams: 1_000 },
    { batch: 'two', state: 'used_up', drawnGrams: 333 },
  ],
  outputs: [
    ...[{ batch: 'out', code: 'OUT', kind: 'blend', material: '', state: '', facts: {} }].map(
      (output) => ({ ...output, massGrams: 1_333 }),
    ),
  ],
}

function credit(origin: Origin | undefined, grams?: number, of: 'pre' | 'post' = 'post') {
  const inputs = [{ batch: 'one', code: 'ONE', origin, grams }]
  return decideCredit(event, { class: `${of}_consumer`, inputs, earlier: [] })
}

describe('a credit', () => {
  it('is of the class that the ledger holds, and never of virgin fibre', () => {
    expect(credit(post)).toMatchObject({ recycledInputGrams: 1_000 })
    expect(faultOf(credit(virgin))).toBe('credit_class_not_in_ledger')
    expect(faultOf(credit(post, undefined, 'pre'))).toBe('credit_class_not_in_ledger')
    expect(faultOf(credit(none))).toBe('credit_class_not_in_ledger')
  })

  it('takes of a blend the share that is of its class, whatever is asked for', () => {
    expect(credit(blend)).toMatchObject({ recycledInputGrams: 700, inputGrams: [700] })
    expect(credit(blend, 700)).toMatchObject({ recycledInputGrams: 700 })
    expect(faultOf(credit(blend, 701))).toBe('credit_above_origin')
    const parts = [400, 301].map((grams) => ({ batch: 'one', code: 'ONE', origin: blend, grams }))
    const twice = decideCredit(event, { class: 'post_consumer', inputs: parts, earlier: [] })
    expect(faultOf(twice)).toBe('credit_above_origin')
  })

  it('says of a batch that did not go in only that, and nothing of its class', () => {
    const absent = [{ batch: 'three', code: 'THREE', origin: post }]
    const refused = decideCredit(event, { class: 'post_consumer', inputs: absent, earlier: [] })
    expect(isRefusal(refused) ? refused.faults.map(({ message }) => message) : []).toEqual([
      'Cannot take "THREE" as recycled input: the event took nothing from it; expected a batch that went in',
    ])
  })

  it('rests on its evidence where a stream keeps no origins', () => {
    expect(credit(undefined)).toMatchObject({ recycledInputGrams: 1_000 })
  })

  it('comes under no stricter model than what the process mixed', () => {
    const mixed = { recycledInputGrams: 999, totalInputGrams: 1_000, sources: 2 }
    const pure = { recycledInputGrams: 1_000, totalInputGrams: 1_000, sources: 2 }
    expect(faultsInModel('segregated', mixed)).toHaveLength(1)
    expect(faultsInModel('controlled_blending', mixed)).toEqual([])
    expect(faultsInModel('mass_balance', mixed)).toEqual([])
    expect(faultsInModel('segregated', pure)).toEqual([])
    expect(faultsInModel('identity_preserved', pure)).toHaveLength(1)
    expect(faultsInModel('identity_preserved', { ...pure, sources: 1 })).toEqual([])
  })
})

describe('the draws of a claim', () => {
  const draw = (
    grams: number,
    share: [number, number],
    of = { claimable: 1_000, output: 2_000 },
  ): Draw => ({
    grams,
    credit: 'C',
    class: 'post_consumer',
    model: 'segregated',
    share: { part: share[0], whole: share[1] },
    of: { claimableGrams: of.claimable, outputGrams: of.output },
  })
  const claim = (netGrams: number, basisPoints: number, draws: Draw[]) => {
    const standard = findClaimStandard('RCS', '2.0')
    if (standard === undefined) throw new RangeError('Cannot find the standard')
    const shares = { pre_consumer: 0, post_consumer: basisPoints }
    return decideClaim({ standard, use: 'certificate', netGrams, shares }, draws)
  }

  it('are rounded up, so that twenty claims of 35.99 g draw 40 g and not 20', () => {
    expect(faultOf(claim(6, 2_999, [draw(1, [3, 10])]))).toBe('claim_draws_differ')
    expect(isRefusal(claim(6, 2_999, [draw(2, [3, 10])]))).toBe(false)
  })

  it('take the whole credit for all that was made, and never a gram above it', () => {
    const of = { claimable: 357_752, output: 511_075 }
    const share: [number, number] = [380_588, 543_697]
    expect(isRefusal(claim(511_075, 7_000, [draw(357_752, share, of)]))).toBe(false)
    expect(faultOf(claim(511_074, 7_000, [draw(357_751, share, of)]))).toBe('claim_draws_differ')
    expect(faultOf(claim(511_076, 7_000, [draw(357_753, share, of)]))).toBe('draw_above_credit')
  })

  it('stand for a share that is rounded down: 70.1059 % is 70.10 %', () => {
    const share: [number, number] = [701_059, 1_000_000]
    expect(faultOf(claim(1_000, 7_011, [draw(702, share)]))).toBe('claim_share_too_high')
    expect(isRefusal(claim(1_000, 7_010, [draw(701, share)]))).toBe(false)
  })

  it('come out of no more goods than there are: one pure gram does not make a blend pure', () => {
    const mixed = [draw(1, [1, 1]), draw(999, [1, 2])]
    expect(faultOf(claim(1_000, 10_000, mixed))).toBe('claim_draws_of_more_goods')
    expect(isRefusal(claim(1_000, 7_500, [draw(500, [1, 1]), draw(250, [1, 2])]))).toBe(false)
  })
})

function faultOf(answer: object): unknown {
  return isRefusal(answer) ? answer.faults[0]?.says : undefined
}
