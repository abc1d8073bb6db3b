import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { canonical } from '../../../../domain/proof/canonical.ts'
import { parseProof } from '../../../../domain/proof/log/tlog-proof.ts'
import { digestOf } from '../../../../domain/proof/record/digest-of.ts'
import type { Evidence } from '../../../../domain/proof/record/evidence.ts'
import { historyOf } from '../../../../domain/proof/record/history.ts'
import {
  isProven,
  recordSteps,
  verifyRecord,
} from '../../../../domain/proof/record/verify-record.ts'
import { makeNoteSigner } from '../../../harness/note-signer.ts'
import { makeIssuer, rulesOf, signed } from '../credential/signed.ts'
import {
  chainOf,
  type Maker,
  makeEvidence,
  makeMaker,
  passportOf,
  receiptsOf,
  stages,
  subject,
  type Whole,
} from './make-evidence.ts'

let maker: Maker
let events: readonly string[]
let whole: Whole

beforeAll(async () => {
  maker = await makeMaker()
  events = await chainOf()
  whole = await makeEvidence(maker, { events })
})

const check = (evidence: Evidence) => verifyRecord(evidence, maker.believed)
const rules = async (evidence: Evidence) => rulesOf((await check(evidence)).steps)

describe('a record', () => {
  it('holds, step by step and event by event', async () => {
    const found = await check(whole)
    expect(rulesOf(found.steps)).toEqual({})
    expect(Object.keys(found.steps)).toEqual([...recordSteps])
    expect(found.events.map(({ faults, index }) => [faults, index])).toEqual(
      stages.map((_, at) => [[], 300 + at]),
    )
    expect(found.credential).toHaveProperty('type', [
      'DigitalProductPassport',
      'VerifiableCredential',
    ])
    expect(isProven(found)).toBe(true)
  })

  it.each([
    ['issuerDocument', ['key', 'signature', 'status', 'history', 'chain', 'logged']],
    ['statusList', ['status', 'logged']],
    ['history', ['history', 'chain', 'logged']],
    ['events', ['chain']],
    ['receipts', ['logged', 'checkpoint', 'witness']],
  ] as const)('is never shown as good without its %s', async (part, unknown) => {
    const { [part]: _, ...rest } = whole
    const found = await check(rest)
    expect(isProven(found)).toBe(false)
    for (const step of unknown) expect(found.steps[step]?.length, step).not.toBe(0)
  })

  it('without a passport is a chain in a log that nobody has signed for', async () => {
    const { passport: _, statusList: __, issuerDocument: ___, ...rest } = whole
    const unsigned = ['form', 'key', 'signature', 'dates', 'status', 'history']
    expect(await rules(rest)).toEqual(Object.fromEntries(unsigned.map((one) => [one, 'unchecked'])))
    const hidden = { ...rest, events: events.toSpliced(2, 1) }
    expect((await rules(hidden)).chain).toContain('event_other')
    expect(await rules({ ...rest, passport: 'a.b.c' })).toMatchObject({ chain: 'unchecked' })
  })

  it('is not checked against a log or a witness that nobody believes', async () => {
    const { now, trust } = maker.believed
    const unknown = ['logged', 'checkpoint', 'witness'].map((step) => [step, 'unchecked'])
    const nobody = await verifyRecord(whole, { now })
    expect(rulesOf(nobody.steps)).toEqual(Object.fromEntries(unknown))
    const alone = await verifyRecord(whole, { now, trust: { ...trust, witnesses: [], quorum: 0 } })
    expect(rulesOf(alone.steps)).toEqual({ witness: 'unchecked' })
    const other = await makeNoteSigner('other.example', 'cosignature')
    const asking = { ...trust, witnesses: [...trust.witnesses, other.key], quorum: 2 }
    const few = await verifyRecord(whole, { now, trust: asking })
    expect(rulesOf(few.steps)).toEqual({ witness: ['checkpoint_witnesses_few'] })
  })

  it('has no witness where the only one runs beside the log', async () => {
    const beside = await makeNoteSigner('log.example/1/beside', 'cosignature')
    const receipts = await receiptsOf(whole, { ...maker, witness: beside })
    const { now, trust } = maker.believed
    for (const quorum of [0, 1, { least: 1, members: [beside.key] }]) {
      const believing = { now, trust: { ...trust, witnesses: [beside.key], quorum } }
      const found = await verifyRecord({ ...whole, receipts }, believing)
      expect(rulesOf(found.steps)).toEqual({ witness: 'unchecked' })
      expect(isProven(found)).toBe(false)
    }
    const both = { now, trust: { ...trust, witnesses: [beside.key, maker.witness.key] } }
    expect(rulesOf((await verifyRecord({ ...whole, receipts }, both)).steps)).toEqual({
      witness: ['checkpoint_witnesses_few'],
    })
  })

  it('is not another log of the same name, by another key', async () => {
    const stranger = await makeNoteSigner('log.example/1', 'ed25519')
    const receipts = await receiptsOf(whole, { ...maker, log: stranger })
    expect(await rules({ ...whole, receipts })).toMatchObject({
      checkpoint: ['checkpoint_not_of_log'],
    })
  })
})

describe('the history of a record', () => {
  it('cannot lose an event, wherever it stood', async () => {
    for (const hidden of events.keys()) {
      const left = events.toSpliced(hidden, 1)
      const faults = (await rules({ ...whole, events: left })).chain
      expect(faults, `without ${hidden + 1}`).toSatisfy(
        (found: unknown) => found === 'unchecked' || String(found).includes('event_other'),
      )
      const cut = historyOf({ subject, events: await Promise.all(left.map(digestOf)) })
      expect(await rules({ ...whole, events: left, history: cut })).toMatchObject({
        history: ['history_other'],
      })
    }
  })

  it('cannot be told anew by the issuer with an event left out, not even the newest', async () => {
    // The newest event alone can be hidden by a passport that was never issued for it; the log still holds its leaf.
    for (const hidden of events.keys().take(events.length - 1)) {
      const told = await makeEvidence(maker, { events: events.toSpliced(hidden, 1) })
      expect((await rules(told)).chain, `without ${hidden + 1}`).toContain('event_out_of_chain')
    }
  })

  it('cannot be put in another order, doubled or made longer', async () => {
    const [first = '', second = '', ...rest] = events
    const more = [...events, ...(await chainOf(['sold']))]
    for (const wrong of [[second, first, ...rest], [first, first, ...rest], more])
      expect((await rules({ ...whole, events: wrong })).chain).not.toBeUndefined()
    for (const wrong of [
      [second, first, ...rest],
      [first, first, second, ...rest],
    ]) {
      const told = await makeEvidence(maker, { events: wrong })
      expect((await rules(told)).chain).toContain('event_out_of_chain')
    }
  })

  it('goes on after the passport was issued, each event following the one before', async () => {
    const longer = await chainOf([...stages, 'listed', 'sold'])
    const told = await makeEvidence(maker, { events: longer.slice(0, 4) })
    const found = await check({ ...told, events: longer })
    expect(rulesOf(found.steps)).toEqual({ logged: 'unchecked' })
    expect(found.events.map(({ faults }) => faults)).toEqual(Array(6).fill([]))
    const cut = longer.toSpliced(4, 1)
    expect((await rules({ ...told, events: cut })).chain).toEqual(['event_out_of_chain'])
  })

  it('is of this batch alone', async () => {
    const strangers = events.map((text) => text.replaceAll(subject, crypto.randomUUID()))
    expect((await rules(await makeEvidence(maker, { events: strangers }))).chain).toHaveLength(
      events.length,
    )
  })

  it('has to be named by the passport, once', async () => {
    const digest = await digestOf(whole.history)
    const { credentialSubject, ...rest } = passportOf(digest)
    const [manual, link] = credentialSubject.relatedDocument
    const wrongs = [[manual], [link, link], [{ ...link, digestMultibase: 'zQm' }], undefined]
    for (const relatedDocument of wrongs) {
      const unnamed = { ...rest, credentialSubject: { ...credentialSubject, relatedDocument } }
      const passport = await signed(JSON.parse(canonical(unnamed)), maker.by.signer)
      expect(await rules({ ...whole, passport })).toMatchObject({
        history: ['history_uncommitted'],
        chain: 'unchecked',
      })
    }
  })
})

describe('tampering with a record', () => {
  it('is seen wherever one character of a part was changed', async () => {
    const parts = ['passport', 'issuerDocument', 'statusList', 'history'] as const
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parts), fc.nat(), async (part, place) => {
        const text = whole[part]
        const at = place % text.length
        const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
        expect(isProven(await check({ ...whole, [part]: changed }))).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  it('is named by what was changed', async () => {
    const [event = '', ...later] = events
    const changed = event.replace('received', 'deceived')
    expect(await rules({ ...whole, events: [changed, ...later] })).toEqual({
      chain: ['event_other'],
    })
    const revoked = await makeEvidence(maker, { events, revoked: [77] })
    expect(await rules(revoked)).toEqual({ status: ['credential_revoked'] })
    const other = await makeIssuer()
    const stolen = await signed(passportOf(await digestOf(whole.history)), other.signer)
    expect(await rules({ ...whole, passport: stolen })).toMatchObject({
      signature: ['token_signature_wrong'],
    })
    const old = await verifyRecord(whole, { ...maker.believed, now: '2027-12-01T00:00:00.000Z' })
    expect(rulesOf(old.steps).dates).not.toBeUndefined()
    const seen = { ...maker.believed, newestStatusSeen: '2026-11-27T08:00:00.000Z' }
    expect(rulesOf((await verifyRecord(whole, seen)).steps)).toEqual({
      status: ['status_list_older'],
    })
  })

  it('with receipts is seen: another entry, another checkpoint, none, a changed one', async () => {
    const [first = '', second = '', ...rest] = whole.receipts
    const proof = parseProof(first)
    if ('says' in proof) throw new TypeError('Cannot read the receipt that was made')
    const bare = first.replace(/extra .*\n/, '')
    const swapped = first.replace(/extra .*\n/, /extra .*\n/.exec(second)?.[0] ?? '')
    const elsewhere = await receiptsOf(whole, maker)
    expect(await rules({ ...whole, receipts: [bare, second, ...rest] })).toMatchObject({
      logged: ['receipt_without_entry'],
    })
    expect(await rules({ ...whole, receipts: [swapped, second, ...rest] })).toMatchObject({
      logged: ['proof_not_held'],
    })
    expect(
      await rules({ ...whole, receipts: [elsewhere[0] ?? '', second, ...rest] }),
    ).toMatchObject({ logged: whole.receipts.slice(1).map(() => 'receipt_of_other_checkpoint') })
    expect(await rules({ ...whole, receipts: [second, ...rest] })).toEqual({ logged: 'unchecked' })
    expect(await rules({ ...whole, receipts: ['', second, ...rest] })).toEqual({
      logged: ['proof_line_wrong'],
    })
  })

  it('answers whatever a stranger sends', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 })
    const evidence = fc.record(
      {
        passport: text,
        issuerDocument: fc.json(),
        statusList: text,
        history: fc.json(),
        events: fc.array(fc.json(), { maxLength: 3 }),
        receipts: fc.array(text, { maxLength: 3 }),
      },
      { requiredKeys: ['passport'] },
    )
    await fc.assert(
      fc.asyncProperty(evidence, async (sent) => {
        expect(isProven(await check(sent))).toBe(false)
        expect(isProven(await check({ ...whole, ...sent }))).toBe(false)
      }),
    )
  })
})
