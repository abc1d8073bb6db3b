import { hash, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonical } from '../../../../domain/proof/canonical.ts'
import { type Entry, entryKinds, entryOf, parseEntry } from '../../../../domain/proof/log/entry.ts'

const digestOf = (text: string) => hash('sha256', text, 'base64url')
const usual: Entry = { kind: 'event', id: randomUUID(), digest: digestOf('event') }

describe('an entry of the log', () => {
  it('is written in canonical form, names no more than digest, kind and id, and is read back', () => {
    for (const kind of entryKinds) {
      const entry: Entry = { kind, id: randomUUID(), digest: digestOf(kind) }
      const bytes = entryOf(entry)
      const value = {
        alg: 'sha-256',
        digest: entry.digest,
        id: `urn:uuid:${entry.id}`,
        kind,
        v: 1,
      }
      expect(Buffer.from(bytes).toString()).toBe(canonical(value))
      expect(parseEntry(bytes)).toEqual(entry)
      expect(bytes.length).toBeLessThan(175)
    }
  })

  it('is read to the byte: whatever differs in one is none', () => {
    const bytes = entryOf(usual)
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Uint8Array.from(bytes)
      changed[at] = 0x7e
      expect(parseEntry(changed), `byte ${at}`).toBeUndefined()
    }
    for (const text of ['', ' ', '{}', `${Buffer.from(bytes)} `, `\n${Buffer.from(bytes)}`])
      expect(parseEntry(Buffer.from(text))).toBeUndefined()
    expect(parseEntry(new Uint8Array(1_000_000))).toBeUndefined()
  })

  it('has a random id: one that tells the time, and a digest of other bytes, are refused', () => {
    const timed = { ...usual, id: '01932c07-209c-7a5b-8c1d-0123456789ab' }
    const loose = { ...usual, digest: `${usual.digest.slice(0, 42)}B` }
    for (const wrong of [timed, loose, { ...usual, digest: '' }])
      expect(() => entryOf(wrong)).toThrow(RangeError)
  })
})
