import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { scoreDocument } from '../../../domain/passport/score-document.ts'
import {
  batteryCategoryIn,
  batteryNamesElsewhere,
} from '../../../workflows/battery/passport/names-elsewhere.ts'
import { batteryPassport } from '../../../workflows/battery/passport/passport-table.ts'
import { textileNamesElsewhere } from '../../../workflows/textile/passport/names-elsewhere.ts'
import { textilePassport } from '../../../workflows/textile/passport/passport-table.ts'

// Lies beside the project: nothing of it is copied here.
const folder = new URL('../../../../shared/standards/', import.meta.url)

function beside(name: string): unknown {
  const file = new URL(name, folder)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  console.warn(`Not scored: ${name} does not lie beside the project`)
  return undefined
}

const options = {
  table: batteryPassport,
  elsewhere: batteryNamesElsewhere,
  categoryIn: batteryCategoryIn,
}
const score = (document: unknown, category?: string) =>
  scoreDocument(document, Object.assign({}, options, category === undefined ? {} : { category }))
const textiles = { table: textilePassport, elsewhere: textileNamesElsewhere }
const lacks = (document: unknown, category?: string) =>
  score(document, category).lacking.filter(({ obligation }) => obligation === 'mandatory')

describe('a passport of anybody, held against the points of its category', () => {
  it.each([
    // Null in the document is no answer, and another's address is not the manufacturer's.
    ['passport/example-stationary.json', [4, 14, 45, 46]],
    ['passport/example-industrial-without-bms.json', [4, 14, 46]],
  ])('reads the published %s', (name, lacking) => {
    const document = beside(name)
    if (document === undefined) return
    const { category, readiness } = score(document)
    expect(category).toBe('industrial')
    expect(readiness).toEqual({
      asked: 36,
      have: 36 - lacking.length,
      derived: 0,
      lacking: lacking.length,
    })
    expect(lacks(document).map(({ point }) => point.number)).toEqual(lacking)
  })

  it.each([
    ['ev', 51],
    ['EV', 51],
    ['lmt', 54],
    ['industrial', 36],
    ['stationary', 36],
  ])('asks of the category %s what the guidance asks', (category, asked) => {
    expect(score({}, category).readiness).toEqual({ asked, have: 0, derived: 0, lacking: asked })
    expect(score(beside('passport/example-stationary.json') ?? {}, category).readiness.asked).toBe(
      asked,
    )
  })

  it('reads the published credential of UNTP 0.6.1, of which only what every product has is there', () => {
    const document = beside('proof/untp-0.6.1/dpp-instance.json')
    if (document === undefined) return
    const numbers = score(document, 'EV').have.map(({ point }) => point.number)
    expect(numbers).toEqual(expect.arrayContaining([1, 2, 8, 9, 10]))
    expect(numbers).not.toContain(12)
  })

  const credential = {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://vocabulary.uncefact.org/untp/0.7.0/context/',
    ],
    type: ['DigitalProductPassport', 'VerifiableCredential'],
    issuer: { id: 'did:web:maker.example', name: 'Maker' },
    credentialSubject: {
      type: ['Product'],
      id: 'https://maker.example/01/09521234560012/21/1',
      modelNumber: 'M 1',
      itemNumber: '1',
      productCategory: [{ code: 'EV', name: 'Electric vehicle battery' }],
      producedAtFacility: { id: 'https://maker.example/f', name: 'Works' },
      productionDate: '2027-03-01',
      dimensions: { weight: { value: 396, unit: 'KGM' } },
      performanceClaim: [
        { name: 'Nominal voltage', claimedPerformance: [{ measure: { value: 350, unit: 'VLT' } }] },
        { name: 'A claim of our own', claimedPerformance: [] },
      ],
      characteristics: {
        'eubat:hasBatteryChemistry': { cathodeActiveMaterial: 'NMC' },
        'https://example.org/unknown#thing': { deep: [{ deeper: null }] },
        recycledLeadPercent: '0',
      },
    },
  }

  it('reads UNTP 0.7.0 as credential, token and enveloped, and passes over what it does not know', () => {
    const whole = score(credential)
    expect(whole.category).toBe('EV')
    const numbers = whole.have.map(({ point }) => point.number)
    expect(numbers).toEqual([1, 2, 7, 8, 9, 10, 12, 23, 27])
    const body = Buffer.from(JSON.stringify(credential)).toString('base64url')
    const token = `eyJhbGciOiJFZERTQSJ9.${body}.c2ln`
    expect(score(token)).toEqual(whole)
    expect(
      score({ id: `data:application/vc+jwt,${token}`, type: 'EnvelopedVerifiableCredential' }),
    ).toEqual(whole)
    expect(score(JSON.stringify(credential))).toEqual(whole)
  })

  it.each([
    ['nothing', undefined],
    ['a number', 7],
    ['a broken token', 'a.b.c'],
    ['no JSON', '{'],
    ['a list', [1, 2]],
    ['a subject that is none', { credentialSubject: 'x' }],
    ['a deep one', JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`)],
  ])('lacks everything of %s, and never fails', (_, document) => {
    expect(score(document, 'EV').readiness).toEqual({ asked: 51, have: 0, derived: 0, lacking: 51 })
    expect(score(document).readiness.asked).toBe(0)
  })

  it('asks of a category that the list does not have nothing, and says which it was', () => {
    expect(score(credential, 'portable')).toMatchObject({
      category: 'portable',
      readiness: { asked: 0 },
    })
  })

  it('reads a textile by the names of its own table', () => {
    const found = scoreDocument(
      {
        credentialSubject: {
          characteristics: { careWashing: 'x', pfasFree: true, fabricType: 'knit' },
        },
      },
      { table: textilePassport },
    )
    expect(found.have.map(({ point }) => point.number)).toEqual([2, 25])
  })

  it('reads a textile by every name of the vocabulary that its points were taken from', () => {
    for (const { number, provision } of textilePassport.points) {
      const [, name] = /^(?:eutex|gs1|schema):(\w+)/.exec(provision) ?? []
      if (name === undefined) continue
      const fibre = { textileMaterialDescription: 'cotton', textileMaterialPercentage: '70' }
      const told = { [provision.split(';')[0] ?? '']: name === 'textileMaterial' ? [fibre] : 'x' }
      const found = scoreDocument({ credentialSubject: told }, textiles)
      expect([name, found.have.map(({ point }) => point.number)]).toEqual([name, [number]])
    }
  })

  it('takes no fibre without a share for a composition, and no care that stops at washing for instructions', () => {
    const told = {
      'gs1:textileMaterial': [{ textileMaterialDescription: 'cotton' }],
      care: { 'eutex:hasWashingSymbol': 'W30' },
    }
    expect(scoreDocument({ credentialSubject: told }, textiles).have).toEqual([])
  })

  it('finds the address of the manufacturer wherever a party says that it is one', () => {
    const address = { streetAddress: '1 Quay Road', addressCountry: 'HK' }
    const numbers = (told: object) =>
      score({ credentialSubject: told }, 'industrial').have.map(({ point }) => point.number)
    for (const role of ['manufacturer', 'Manufacturer', 'MANUFACTURER'])
      expect(
        numbers({ relatedParty: [{ role, party: { name: 'Maker', partyAddress: address } }] }),
      ).toEqual([2, 3, 4])
    expect(numbers({ manufacturerAddress: '1 Quay Road, HK' })).toEqual([4])
    expect(numbers({ manufacturer: { name: 'Maker', postalAddress: address } })).toEqual([3, 4])
    // Another's address is not the manufacturer's.
    expect(
      numbers({ relatedParty: [{ role: 'recycler', party: { partyAddress: address } }] }),
    ).toEqual([2])
    expect(numbers({ producedAtFacility: { name: 'Works', address } })).toEqual([8])
  })
})
