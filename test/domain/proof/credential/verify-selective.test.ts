import { beforeAll, describe, expect, it } from 'vitest'
import { verifyCredential } from '../../../../domain/proof/credential/verify-credential.ts'
import { verifySelective } from '../../../../domain/proof/credential/verify-selective.ts'
import { digestOf } from '../../../../domain/proof/record/digest-of.ts'
import { forged, makeIssuer, now, plain, rulesOf } from './signed.ts'

let yard: Awaited<ReturnType<typeof makeIssuer>>
beforeAll(async () => {
  yard = await makeIssuer()
})

const written = (...parts: readonly unknown[]) =>
  Buffer.from(JSON.stringify(parts)).toString('base64url')
const grade = written('c2FsdC0x', 'grade', 'B')
const cells = written('c2FsdC0y', 'cells', { count: 12 })
const item = written('c2FsdC0z', 'second')

/** A token over this payload, with what is disclosed of it. */
async function token(payload: object | string, disclosures: readonly string[], header = {}) {
  const { kid, key } = yard.signer
  const signed = await forged({ alg: 'EdDSA', typ: 'vc+sd-jwt', kid, ...header }, payload, key)
  return [signed, ...disclosures, ''].join('~')
}

async function sealing(...disclosures: readonly string[]) {
  const _sd = await Promise.all(disclosures.map(digestOf))
  return { ...plain, credentialSubject: { ...plain.credentialSubject, _sd } }
}

async function check(text: string) {
  return verifySelective(text, { now, issuerDocument: yard.document })
}

const rules = async (text: string) => rulesOf((await check(text)).steps)
const ofForm = (says: string) => expect.objectContaining({ form: expect.arrayContaining([says]) })

describe('a credential of which only some was disclosed', () => {
  it('has what was disclosed in its place, and nothing of what was not', async () => {
    const payload = { ...(await sealing(grade, cells)), _sd_alg: 'sha-256' }
    const found = await check(await token(payload, [grade]))
    expect(rulesOf(found.steps)).toEqual({})
    expect(found.credential).toEqual({
      ...plain,
      credentialSubject: { ...plain.credentialSubject, grade: 'B' },
    })
    const none = await check(await token(payload, []))
    expect(none.credential).toEqual(plain)
  })

  it('is opened inside what is disclosed, and item by item', async () => {
    const inner = written('c2FsdC00', 'cells', { _sd: [await digestOf(grade)] })
    const base = await sealing(inner)
    const [one, other] = await Promise.all([item, 'withheld'].map(digestOf))
    const listed = { parts: ['first', { '...': one }, { '...': other }] }
    const payload = { ...base, credentialSubject: { ...base.credentialSubject, ...listed } }
    const { credential } = await check(await token(payload, [grade, inner, item]))
    expect(credential?.credentialSubject).toEqual({
      ...plain.credentialSubject,
      cells: { grade: 'B' },
      parts: ['first', 'second'],
    })
  })

  it('is refused with what it did not seal, twice or in a place that is taken', async () => {
    const payload = await sealing(grade)
    expect(await rules(await token(payload, [grade, cells]))).toEqual(
      ofForm('selective_not_sealed'),
    )
    expect(await rules(await token(payload, [grade, grade]))).toEqual(
      ofForm('selective_unreadable'),
    )
    const taken = written('c2FsdC01', 'massGrams', 1)
    expect(await rules(await token(await sealing(taken), [taken]))).toEqual(
      ofForm('selective_unreadable'),
    )
    const twice = { ...payload, evidence: { _sd: [await digestOf(grade)], type: 'x:y' } }
    expect(await rules(await token(twice, [grade]))).toEqual(ofForm('token_part_unreadable'))
    // An item has no name, and a member has one.
    expect(await rules(await token(await sealing(item), [item]))).toEqual(
      ofForm('selective_unreadable'),
    )
    const listed = { ...plain, parts: [{ '...': await digestOf(grade) }] }
    expect(await rules(await token(listed, [grade]))).toEqual(ofForm('selective_unreadable'))
  })

  it.each([
    ['no list', Buffer.from('{}').toString('base64url')],
    ['no base64url', 'a+b='],
    ['no JSON', Buffer.from('[').toString('base64url')],
    ['a salt that is no text', written(7, 'grade', 'B')],
    ['a name that hides others', written('c2FsdA', '_sd', [])],
    ['a name of an item', written('c2FsdA', '...', 'x')],
    ['one part too many', written('c2FsdA', 'grade', 'B', 1)],
  ])('is refused with a disclosure that is %s', async (_, disclosure) => {
    const payload = await sealing(disclosure)
    expect(await rules(await token(payload, [disclosure]))).toEqual(ofForm('selective_unreadable'))
  })

  it('is refused by another algorithm, with a word of its holder, or as what it is not', async () => {
    const payload = await sealing(grade)
    for (const _sd_alg of ['sha-512', null, {}])
      expect(await rules(await token({ ...payload, _sd_alg }, [grade]))).toEqual(
        ofForm('token_header_wrong'),
      )
    const whole = await token(payload, [grade])
    expect(await rules(`${whole}a.b.c`)).toEqual(ofForm('token_bound'))
    expect(await rules(await token(payload, [grade], { typ: 'vc+jwt' }))).toEqual(
      ofForm('token_header_wrong'),
    )
    const [signed = ''] = whole.split('~')
    const plainly = await verifyCredential(signed, { now, issuerDocument: yard.document })
    expect(rulesOf(plainly.steps)).toEqual(ofForm('token_header_wrong'))
    expect(await rules(whole.replace(/\.[^.~]*~/, `.${'A'.repeat(86)}~`))).toMatchObject({
      signature: ['token_signature_wrong'],
    })
  })

  it('stops nobody, however deep it is', async () => {
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`
    const text = JSON.stringify({ ...plain, deep: 'HERE' }).replace('"HERE"', deep)
    expect(await rules(await token(text, []))).toEqual(ofForm('token_part_unreadable'))
    const disclosed = Buffer.from(`["c2FsdA","deep",${deep}]`).toString('base64url')
    expect(await rules(await token(await sealing(disclosed), [disclosed]))).toEqual(
      ofForm('token_part_unreadable'),
    )
  })
})
