import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonical } from '../../../../domain/proof/canonical.ts'
import { type Disclosure, disclosureDigest } from '../../../../domain/proof/disclosure.ts'
import { checkDisclosure } from '../../../../domain/proof/record/check-disclosure.ts'

const sha256 = (text: string) => hash('sha256', text, 'base64url')
const buyer: Disclosure = ['salt-1', 'holder', { '/facts/buyer': 'b' }]
const prices: Disclosure = ['salt-2', 'holder', { '/facts/price': '1' }]
const former: Disclosure = ['salt-3', 'facts/lock', 'L']
const envelope = canonical({
  v: 2,
  _sd: [buyer, prices, former].map((one) => disclosureDigest(one, sha256)).sort(),
})
const digest = sha256(envelope)

describe('what was shown of an event', () => {
  it('is checked point by point, and what stays closed is counted', async () => {
    expect(await checkDisclosure({ digest, envelope, disclosures: [buyer, former] })).toEqual({
      faults: [],
      points: [
        { pointer: '/facts/buyer', value: 'b', isSealed: true },
        { pointer: '/facts/lock', value: 'L', isSealed: true },
      ],
      closed: 1,
    })
  })

  it.each([
    ['another value', ['salt-1', 'holder', { '/facts/buyer': 'c' }]],
    ['another place', ['salt-1', 'holder', { '/facts/seller': 'b' }]],
    ['another salt', ['salt-9', 'holder', { '/facts/buyer': 'b' }]],
    ['another audience', ['salt-1', 'authority', { '/facts/buyer': 'b' }]],
  ])('never holds with %s', async (_, forged) => {
    const check = await checkDisclosure({ digest, envelope, disclosures: [prices, forged] })
    expect(check.faults.map(({ pointer, says }) => [pointer, says])).toEqual([
      ['/disclosures/1', 'disclosure_not_sealed'],
    ])
    expect(check.points.map(({ isSealed }) => isSealed)).toEqual([true, false])
  })

  it('never holds twice, nor of another event', async () => {
    const twice = await checkDisclosure({ digest, envelope, disclosures: [buyer, buyer] })
    expect(twice.faults).toHaveLength(1)
    const other = await checkDisclosure({ digest, envelope: `${envelope} `, disclosures: [buyer] })
    expect(other).toMatchObject({ faults: [{ says: 'disclosed_event_other' }], points: [] })
  })

  it.each([
    [null],
    [[]],
    [['salt', 'holder', null]],
    [['salt', 'holder', 'b']],
    [[1, 'holder', {}]],
    [['salt', 'facts/lock', '\ud800']],
    [['salt', 'facts/lock', deep(10_000)]],
  ])('is told apart from what opens nothing at all', async (given) => {
    const check = await checkDisclosure({ digest, envelope, disclosures: [given] })
    expect(check.faults).toMatchObject([{ says: 'disclosure_unreadable' }])
    expect(check).toMatchObject({ points: [], closed: 3 })
  })

  it('opens nothing of an event that sealed nothing', async () => {
    for (const text of ['{}', '[]', 'no JSON', '{"_sd":"x"}']) {
      const asked = { digest: sha256(text), envelope: text, disclosures: [buyer] }
      expect(await checkDisclosure(asked)).toMatchObject({
        faults: [{ says: 'disclosure_not_sealed' }],
        closed: 0,
      })
    }
  })
})

function deep(levels: number): unknown {
  let value: unknown = 'x'
  for (let level = 0; level < levels; level += 1) value = [value]
  return value
}
