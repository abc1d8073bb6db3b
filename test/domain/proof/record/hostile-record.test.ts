import { beforeAll, describe, expect, it } from 'vitest'
import { canonical } from '../../../../domain/proof/canonical.ts'
import { makeDidDocument } from '../../../../domain/proof/did/make-did-document.ts'
import { formatNote, parseNote } from '../../../../domain/proof/log/note.ts'
import { noteKey } from '../../../../domain/proof/log/note-key.ts'
import type { Trust } from '../../../../domain/proof/log/open-checkpoint.ts'
import { cosignText, type NoteSigner } from '../../../../domain/proof/log/sign-note.ts'
import { digestOf } from '../../../../domain/proof/record/digest-of.ts'
import { parseEnding } from '../../../../domain/proof/record/ending.ts'
import { parseHistory } from '../../../../domain/proof/record/history.ts'
import { isProven, verifyRecord } from '../../../../domain/proof/record/verify-record.ts'
import { makeNoteSigner } from '../../../harness/note-signer.ts'
import { issuer, now, rulesOf, signed } from '../credential/signed.ts'
import {
  chainOf,
  type Maker,
  makeEvidence,
  makeMaker,
  passportOf,
  receiptsOf,
  type Whole,
} from './make-evidence.ts'

let maker: Maker
let whole: Whole

beforeAll(async () => {
  maker = await makeMaker()
  whole = await makeEvidence(maker, { events: await chainOf() })
})

/** The same receipts with these cosignatures in place of the one that they came with. */
async function cosigned(
  receipts: readonly string[],
  by: readonly (readonly [NoteSigner, number])[],
) {
  return Promise.all(
    receipts.map(async (one) => {
      const at = one.indexOf('\n\n') + 2
      const note = parseNote(one.slice(at))
      if ('says' in note) throw new TypeError('Cannot read the checkpoint that was made')
      const own = note.signatures.filter(({ name }) => name === maker.log.key.name)
      const theirs = await Promise.all(by.map(([who, time]) => cosignText(note.text, time, who)))
      return one.slice(0, at) + formatNote({ text: note.text, signatures: [...own, ...theirs] })
    }),
  )
}

describe('the key of a passport that has ended since', () => {
  const ended = '2026-11-20T00:00:00.000Z'
  const before = Date.parse('2026-11-19T00:00:00Z') / 1_000
  const after = Date.parse('2026-11-26T00:00:00Z') / 1_000
  let record: Whole
  let one: NoteSigner
  let two: NoteSigner
  let three: NoteSigner

  beforeAll(async () => {
    const { publicJwk } = maker.by
    const keys = [{ name: 'key-1', publicJwk, endedAt: ended }]
    const issuerDocument = canonical(makeDidDocument(issuer, keys))
    const made = { ...whole, issuerDocument }
    record = { ...made, receipts: await receiptsOf(made, maker) }
    const make = (name: string) => makeNoteSigner(name, 'cosignature')
    ;[one, two, three] = await Promise.all([
      make('one.example'),
      make('two.example'),
      make('three.example'),
    ])
  })

  const keyOf = async (
    quorum: Trust['quorum'],
    times: readonly (readonly [NoteSigner, number])[],
  ) => {
    const witnesses = [one.key, two.key, three.key]
    const trust = { logs: [maker.log.key], witnesses, quorum }
    const receipts = await cosigned(record.receipts, times)
    return rulesOf((await verifyRecord({ ...record, receipts }, { now, trust })).steps).key
  }

  it('counts where as many witnesses as are asked for had seen it before, and not by the word of fewer', async () => {
    expect(await keyOf(1, [[one, before]])).toBeUndefined()
    expect(
      await keyOf(2, [
        [one, before],
        [two, before + 9],
      ]),
    ).toBeUndefined()
    // One of two says another time than the other: it alone is not believed.
    expect(
      await keyOf(2, [
        [one, 1],
        [two, after],
      ]),
    ).toEqual(['did_key_ended'])
    expect(
      await keyOf(2, [
        [one, 1],
        [two, after],
        [three, before],
      ]),
    ).toBeUndefined()
    // Too few signed at all.
    expect(await keyOf(2, [[one, before]])).toEqual(['did_key_ended'])
  })

  it('is held to a policy’s own groups', async () => {
    const both = { least: 2, members: [one.key, { least: 1, members: [two.key, three.key] }] }
    expect(
      await keyOf(both, [
        [one, before],
        [two, after],
        [three, before],
      ]),
    ).toBeUndefined()
    expect(
      await keyOf(both, [
        [one, after],
        [two, 1],
        [three, 1],
      ]),
    ).toEqual(['did_key_ended'])
  })

  it('is not saved by a time that no calendar has', async () => {
    expect(await keyOf(1, [[one, Number.MAX_SAFE_INTEGER]])).toEqual(['did_key_ended'])
    expect(await keyOf(1, [[one, 8_640_000_000_001]])).toEqual(['did_key_ended'])
  })
})

describe('a witness', () => {
  it('with the key of the log itself is none', async () => {
    const key = await noteKey('witness.elsewhere', 'cosignature', maker.log.key.publicKey)
    const itself = { key, sign: maker.log.sign }
    const receipts = await receiptsOf(whole, { ...maker, witness: itself })
    for (const quorum of [0, 1, { least: 1, members: [key] }]) {
      const trust = { logs: [maker.log.key], witnesses: [key], quorum }
      const found = await verifyRecord({ ...whole, receipts }, { now, trust })
      expect(rulesOf(found.steps)).toEqual({ witness: 'unchecked' })
      expect(isProven(found)).toBe(false)
    }
  })
})

describe('a passport that names no status list', () => {
  it.each([
    ['at all', {}],
    ['but an empty one', { credentialStatus: [] }],
  ])('is not told as not revoked: none %s', async (_, status) => {
    const { credentialStatus: __, ...rest } = passportOf(await digestOf(whole.history))
    const passport = await signed({ ...rest, ...status }, maker.by.signer)
    const made = { ...whole, passport }
    const receipts = await receiptsOf(made, maker)
    const found = await verifyRecord({ ...made, receipts }, maker.believed)
    expect(rulesOf(found.steps)).toEqual({ status: 'unchecked' })
  })
})

describe('a history, or the word of an end, whose subject is no text', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)
  it.each([
    ['no thing to write as a text', '{"toString":1,"valueOf":1}'],
    ['a hundred thousand lists', deep],
    ['a list of the right one', `["urn:uuid:${crypto.randomUUID()}"]`],
  ])('is unreadable, and stops nobody: %s', async (_, subject) => {
    const history = `{"v":1,"subject":${subject},"events":["${'A'.repeat(43)}"]}`
    expect(parseHistory(history)).toBeUndefined()
    const { passport: __, ...rest } = whole
    const told = ['credential', 'digest', 'issuer', 'statusList', 'time', 'reason']
    const texts = told.map((name) => `"${name}":"x"`).join()
    const ended = `{"v":1,"subject":${subject},"statusIndex":1,${texts}}`
    expect(parseEnding(ended)).toBeUndefined()
    const found = await verifyRecord({ ...rest, history, ended }, maker.believed)
    expect(isProven(found)).toBe(false)
  })
})
