import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimStandards, findClaimStandard } from '../../../domain/claim/claim-standards.ts'
import { claimWording } from '../../../domain/claim/claim-wording.ts'
import { custodyModels, custodySource, weakestModel } from '../../../domain/claim/custody-model.ts'
import { certifiedMass, decideClaim } from '../../../domain/claim/decide-claim.ts'
import { faultsInCarrying } from '../../../domain/claim/faults-in-carrying.ts'
import type { Draw } from '../../../domain/claim/faults-in-shares.ts'
import { faultsInUse } from '../../../domain/claim/faults-in-use.ts'
import { type Share, shareOf } from '../../../domain/claim/share.ts'
import { isRefusal } from '../../../domain/refusal.ts'

const yarn: Draw = {
  credit: 'C',
  class: 'post_consumer',
  model: 'controlled_blending',
  grams: 210_000,
  share: { part: 380_588, whole: 543_697 },
}
const shares = { pre_consumer: 0, post_consumer: 7_000 }

describe('what may be shown', () => {
  it.each([
    ['RCS', 'certificate', shareOf(499), false],
    ['RCS', 'certificate', shareOf(500), true],
    ['RCS', 'blended_label', shareOf(9_499), true],
    ['RCS', 'blended_label', shareOf(9_500), false],
    ['RCS', 'hundred_label', shareOf(7_000), false],
    ['RCS', 'hundred_label', shareOf(9_500), true],
    ['GRS', 'certificate', shareOf(1_999), false],
    ['GRS', 'certificate', shareOf(2_000), true],
    ['GRS', 'logo', shareOf(4_999), false],
    ['GRS', 'logo', { part: 499_999, whole: 1_000_000 }, false],
    ['GRS', 'logo', shareOf(5_000), true],
    ['GRS', 'logo', shareOf(7_000), true],
    ['GRS', 'blended_label', shareOf(7_000), false],
  ] as const)('%s %s at %j: %s', (name, use, share: Share, allowed) => {
    const standard = standardOf(name)
    const faults = faultsInUse({ use, standard, model: 'controlled_blending', share }, '/use')
    expect(faults.length === 0).toBe(allowed)
    const [average] = faultsInUse({ use, standard, model: 'mass_balance', share }, '/use')
    expect(average?.says).toBe('claim_use_on_average')
  })

  it('says of every figure where it comes from', () => {
    const sources = claimStandards.flatMap(({ uses }) =>
      Object.values(uses).map(({ source }) => source),
    )
    for (const { text } of [custodySource, ...sources]) expect(text).toMatch(/\d/)
  })

  it('says "contains" only where the share is true of each item', () => {
    for (const model of custodyModels) {
      const text = JSON.stringify(claimWording(model, shares))
      expect(/contains|含/i.test(text)).toBe(model !== 'mass_balance')
      expect(text).toMatch(/\b70 ?%/)
    }
  })
})

describe('a claim', () => {
  it('is certified at net mass × share, with the least strict model', () => {
    expect(decide(300_000)).toEqual({
      model: 'controlled_blending',
      certifiedGrams: { pre_consumer: 0, post_consumer: 210_000 },
    })
    expect(weakestModel(['segregated', 'mass_balance'])).toBe('mass_balance')
  })

  it('is never allowed with other grams than its draws, and parts never pass the net mass', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), fc.nat(7_000), (netGrams, post) => {
        const certified = certifiedMass(netGrams, {
          pre_consumer: 7_000 - post,
          post_consumer: post,
        })
        expect(certified.pre_consumer + certified.post_consumer).toBeLessThanOrEqual(netGrams)
        const answer = decide(netGrams)
        expect(isRefusal(answer)).toBe(Math.ceil((netGrams * 7) / 10) !== yarn.grams)
      }),
    )
  })

  it('never turns post-consumer grams into pre-consumer ones', () => {
    const turned = { pre_consumer: 7_000, post_consumer: 0 }
    expect(isRefusal(decide(300_000, turned))).toBe(true)
    const source = { ...yarn, recycledInputGrams: 7, totalInputGrams: 10, isTakenBack: false }
    const carrying = { ...yarn, at: 0, grams: 7, wentIn: 10 }
    expect(faultsInCarrying(source, carrying)).toEqual([])
    expect(faultsInCarrying(source, { ...carrying, class: 'pre_consumer' })).toHaveLength(1)
    expect(faultsInCarrying(source, { ...carrying, grams: 8 })).toHaveLength(1)
    expect(faultsInCarrying({ ...source, isTakenBack: true }, carrying)).toHaveLength(1)
  })
})

function decide(netGrams: number, of = shares) {
  const request = { standard: standardOf('RCS'), use: 'certificate', netGrams, shares: of } as const
  return decideClaim(request, [yarn])
}

function standardOf(name: 'RCS' | 'GRS') {
  const standard = findClaimStandard(name, name === 'RCS' ? '2.0' : '4.0')
  if (standard === undefined) throw new RangeError(`Cannot find "${name}"`)
  return standard
}
