import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeStatusCredential } from '../../../../domain/proof/credential/make-status-credential.ts'
import { parseStatusEntry } from '../../../../domain/proof/credential/status-entry.ts'
import {
  decodeStatusList,
  encodeStatusList,
  isSet,
  leastStatusEntries,
  makeStatusList,
} from '../../../../domain/proof/credential/status-list.ts'
import {
  isGenuine,
  verifyCredential,
} from '../../../../domain/proof/credential/verify-credential.ts'
import { makeDidDocument } from '../../../../domain/proof/did/make-did-document.ts'
import { forged, issuer, makeIssuer, now, plain, rulesOf, signed } from './signed.ts'

const listId = 'https://yard.example/status/1'
const entry = {
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: 201,
  statusListCredential: listId,
}

describe('a status list', () => {
  it('gives back exactly what was set', async () => {
    const indexes = fc.uniqueArray(fc.nat(leastStatusEntries - 1), { maxLength: 50 })
    await fc.assert(
      fc.asyncProperty(indexes, fc.nat(leastStatusEntries - 1), async (set, other) => {
        const bits = await decodeStatusList(await encodeStatusList(makeStatusList(set)))
        if (!(bits instanceof Uint8Array)) throw new TypeError('unreadable')
        expect(set.every((index) => isSet(bits, index))).toBe(true)
        expect(isSet(bits, other)).toBe(set.includes(other))
        expect(isSet(bits, leastStatusEntries)).toBeUndefined()
      }),
      { numRuns: 20 },
    )
  })

  it('is written as others read it: the first entry left, packed, after a "u"', async () => {
    const text = await encodeStatusList(makeStatusList([0, 9]))
    expect(text[0]).toBe('u')
    const bits = gunzipSync(Buffer.from(text.slice(1), 'base64url'))
    expect([bits.length, bits[0], bits[1]]).toEqual([16_384, 0b1000_0000, 0b0100_0000])
  })

  it('is read as others write it', async () => {
    // w3c/vc-bitstring-status-list-test-suite, purpose-single-ok, W3C 3-clause BSD; the "u" is newer than it.
    const published =
      'H4sIACbOo2YC_-3QMREAMAgEsGerLPyrQgFjB-4SCUkWHQAAAAAAAOCwpwAAAADgrFIAAAAAAAAAAAAAAAAA3wxvOeOvqGEAAA'
    const bits = await decodeStatusList(`u${published}`)
    if (!(bits instanceof Uint8Array)) throw new TypeError('unreadable')
    expect([200, 201, 202].map((index) => isSet(bits, index))).toEqual([false, true, false])
    expect(await decodeStatusList(published)).toMatchObject([{ says: 'status_list_unreadable' }])
  })

  it('is refused where it is short, large beyond reason or no list at all', async () => {
    const packed = (bytes: number) => `u${gzipSync(Buffer.alloc(bytes)).toString('base64url')}`
    const says = async (text: unknown) => {
      const read = await decodeStatusList(text)
      return read instanceof Uint8Array ? 'read' : read[0]?.says
    }
    expect(await says(packed(16_384))).toBe('read')
    expect(await says(packed(16_383))).toBe('status_list_too_short')
    // Some hundred kilobytes that would unpack to a hundred megabytes.
    expect(await says(packed(100_000_000))).toBe('status_list_too_large')
    const cut = packed(16_384).slice(0, -4)
    for (const text of ['', 'u', 'uAAAA', 'z111', cut, undefined, 7])
      expect(await says(text)).toBe('status_list_unreadable')
  })

  it('is named by an entry with a whole number, as UNTP has it, or its text, as W3C has it', () => {
    const at = (statusListIndex: unknown) => parseStatusEntry({ ...entry, statusListIndex })
    for (const index of [201, '201']) expect(at(index)).toMatchObject({ index: 201, list: listId })
    for (const index of [
      -1,
      1.5,
      '-1',
      '01',
      '1e3',
      ' 1',
      '',
      null,
      2 ** 53,
      '99999999999999999999',
    ])
      expect(at(index)).toMatchObject([{ says: 'credential_wrong' }])
    expect(parseStatusEntry({ ...entry, statusSize: 2 })).toMatchObject([
      { says: 'credential_wrong' },
    ])
    fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(parseStatusEntry(value))))
  })
})

describe('the status of a credential', () => {
  let yard: Awaited<ReturnType<typeof makeIssuer>>
  let token: string
  beforeAll(async () => {
    yard = await makeIssuer()
    token = await signed({ ...plain, credentialStatus: entry }, yard.signer)
  })

  const listOf = async (set: readonly number[], change: object = {}, by = yard) => {
    const version = await makeStatusCredential({
      id: listId,
      issuer: by.did,
      bits: makeStatusList(set),
      validFrom: '2026-11-27T00:00:00Z',
      validUntil: '2026-11-28T00:00:00Z',
    })
    return signed({ ...version, ...change }, by.signer)
  }
  const check = (lists: readonly string[], more: object = {}) =>
    verifyCredential(token, { now, issuerDocument: yard.document, status: { lists, ...more } })
  const rules = async (lists: readonly string[], more: object = {}) =>
    rulesOf((await check(lists, more)).steps)

  it('is refused, and stops nobody, where a list says for what it is in no text', async () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000)
    const { kid, key } = yard.signer
    for (const purpose of ['{"toString":1,"valueOf":1}', '[{"toString":1}]', deep, '7', 'null']) {
      const credentialSubject = { type: 'BitstringStatusList', statusPurpose: 'HERE' }
      const type = ['VerifiableCredential', 'BitstringStatusListCredential']
      const version = JSON.stringify({ ...plain, id: listId, type, credentialSubject })
      const text = version.replace('"HERE"', purpose)
      const list = await forged({ alg: 'EdDSA', typ: 'vc+jwt', kid }, text, key)
      expect(await rules([list])).toEqual({ status: ['status_purpose_other'] })
    }
  })

  it('is in force, revoked or not checked, and never good unseen', async () => {
    expect(isGenuine(await check([await listOf([200, 202])]))).toBe(true)
    const revoked = await check([await listOf([201])])
    expect(rulesOf(revoked.steps)).toEqual({ status: ['credential_revoked'] })
    expect(revoked.credential?.id).toBe(plain.id)
    const unseen = await verifyCredential(token, { now, issuerDocument: yard.document })
    expect(rulesOf(unseen.steps)).toEqual({ status: 'unchecked' })
    expect(isGenuine(unseen)).toBe(false)
  })

  it('is not told by a list that is another, old, for another purpose or of a stranger', async () => {
    const other = await listOf([], { id: 'https://yard.example/status/2' })
    expect(await rules([other])).toEqual({ status: ['status_list_other'] })
    const newestSeen = '2026-11-27T00:00:00.001Z'
    expect(await rules([await listOf([])], { newestSeen })).toEqual({
      status: ['status_list_older'],
    })
    const encodedList = await encodeStatusList(makeStatusList([]))
    const suspension = { type: 'BitstringStatusList', statusPurpose: 'suspension', encodedList }
    expect(await rules([await listOf([], { credentialSubject: suspension })])).toEqual({
      status: ['status_purpose_other'],
    })
    const stranger = await makeIssuer('did:web:stranger.example')
    const theirs = await listOf([], {}, stranger)
    const issuerDocument = stranger.document
    expect(await rules([theirs], { issuerDocument })).toEqual({ status: ['status_list_publisher'] })
    expect(await rules([theirs], { issuerDocument, publishers: [stranger.did] })).toEqual({})
    expect(await rules([theirs])).toEqual({ status: ['did_document_of_other'] })
  })

  it('is not known by a list that is out of date, but for what cannot be undone', async () => {
    const validUntil = '2026-11-27T08:59:59.000Z'
    const old = await check([await listOf([200], { validUntil })])
    expect([rulesOf(old.steps), old.statusUntil]).toEqual([{ status: 'unchecked' }, validUntil])
    expect(isGenuine(old)).toBe(false)
    const exp = Date.parse(validUntil) / 1_000
    expect(await rules([await listOf([200], { exp })])).toEqual({ status: 'unchecked' })
    const revoked = await check([await listOf([201], { validUntil })])
    expect(rulesOf(revoked.steps)).toEqual({ status: ['credential_revoked'] })
    expect(revoked).not.toHaveProperty('statusUntil')
    // A newer one besides says how it stands; what is wrong with an old one stays wrong.
    expect(await rules([await listOf([200], { validUntil }), await listOf([200])])).toEqual({})
    const newestSeen = '2026-11-27T00:00:00.001Z'
    expect(await rules([await listOf([], { validUntil })], { newestSeen })).toEqual({
      status: ['status_list_older'],
    })
    const early = { validFrom: '2026-11-28T00:00:00Z' }
    expect(await rules([await listOf([], early)])).toEqual({ status: ['credential_not_yet'] })
  })

  it('may hold again, where an old list says that it was suspended', async () => {
    const paused = { ...plain, credentialStatus: { ...entry, statusPurpose: 'suspension' } }
    const { kid, key } = yard.signer
    // Ours name revocation alone; others may name this.
    const held = await forged({ alg: 'EdDSA', typ: 'vc+jwt', kid }, paused, key)
    const encodedList = await encodeStatusList(makeStatusList([201]))
    const credentialSubject = {
      type: 'BitstringStatusList',
      statusPurpose: 'suspension',
      encodedList,
    }
    const found = async (change: object) => {
      const lists = [await listOf([], { credentialSubject, ...change })]
      return verifyCredential(held, { now, issuerDocument: yard.document, status: { lists } })
    }
    expect(rulesOf((await found({})).steps)).toEqual({ status: ['credential_status_set'] })
    const old = await found({ validUntil: '2026-11-27T08:59:59Z' })
    expect(rulesOf(old.steps)).toEqual({ status: 'unchecked' })
  })

  it('is not told by a list of a key that ended, even for a credential that was seen before', async () => {
    const { publicJwk } = yard
    const endedAt = '2026-11-20T00:00:00.000Z'
    const issuerDocument = makeDidDocument(issuer, [{ name: 'key-1', publicJwk, endedAt }])
    const status = { lists: [await listOf([])] }
    const seenAt = '2026-11-02T00:00:00.000Z'
    const found = await verifyCredential(token, { now, issuerDocument, seenAt, status })
    expect(rulesOf(found.steps)).toEqual({ status: ['did_key_ended'] })
  })

  it('is revoked where any of two versions of its list says so, and unknown for another kind', async () => {
    expect(await rules([await listOf([]), await listOf([201])])).toEqual({
      status: ['credential_revoked'],
    })
    const other = { id: 'https://yard.example/1', type: 'https://example.org/#Status' }
    const both = await signed({ ...plain, credentialStatus: other }, yard.signer)
    const given = { now, issuerDocument: yard.document, status: { lists: [await listOf([])] } }
    expect(rulesOf((await verifyCredential(both, given)).steps)).toEqual({ status: 'unchecked' })
  })

  it('is not good beyond the end of its list, or by a list that was changed', async () => {
    const far = { ...plain, credentialStatus: { ...entry, statusListIndex: leastStatusEntries } }
    const list = await listOf([])
    const given = { now, issuerDocument: yard.document, status: { lists: [list] } }
    const found = await verifyCredential(await signed(far, yard.signer), given)
    expect(rulesOf(found.steps)).toEqual({ status: ['status_index_outside'] })
    expect(await rules([`${list.slice(0, -8)}AAAAAAAA`])).toHaveProperty('status')
  })
})
