import { randomUUID } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../../../api/app.ts'
import { idFrom } from '../../../../api/digest.ts'
import { openOn } from '../../../../api/installation.ts'
import { clay, clayFolder } from '../../../harness/clay.ts'
import {
  arriveLumps,
  carrier,
  custodyFindings,
  everything,
  gramsInBooks,
  offerLumps,
} from '../../../harness/custody.ts'
import { openLine } from '../../../harness/line.ts'
import { openTwo, type Side, sideOf } from '../../../harness/sides.ts'

const open = () => openTwo({ streamsFolder: clayFolder })

describe('a step that is refused', () => {
  it('changes neither books nor papers, whatever refuses it, and whatever is done next', async () => {
    const two = await open()
    const { sender, receiver, installation } = two
    const { at } = await arriveLumps(two, [100])
    const before = await everything(installation)
    const decide = (line: object, more: object = {}) => ({ step: 'decide', lines: [line], ...more })
    const accepting = { line: 1, acceptedGrams: 100, code: 'TWICE' }
    const refused = [
      [receiver, decide(accepting, { signature: 'x' }), 403],
      [receiver, decide(accepting, { eventTime: '2099-01-01T00:00:00Z' }), 422],
      [receiver, decide({ ...accepting, line: 7 }), 422],
      [receiver, decide({ line: 1, acceptedGrams: 50 }), 422],
      [receiver, { step: 'return' }, 403],
      [sender, decide(accepting), 403],
      [sender, { step: 'cancel', reason: 'no' }, 409],
    ] as const
    for (const [side, body, status] of refused) {
      expect([body, await side.status(at, body)]).toEqual([body, status])
      expect(await everything(installation)).toEqual(before)
    }
    expect(await receiver.status('/batches/TWICE')).toBe(404)
    const all = { line: 1, acceptedGrams: 0, refusedGrams: 100, reason: 'damaged' }
    await receiver.post(at, decide(all), 201)
    await sender.post(at, { step: 'return' }, 201)
    expect(await gramsInBooks(installation)).toBe(100)
    expect(await receiver.status('/batches/TWICE')).toBe(404)
    expect(await custodyFindings(installation)).toEqual([])
  })

  it('lets a dispatch with a bad signature take no goods, and the right one go on, or the offer be cancelled', async () => {
    const two = await open()
    const { sender, installation } = two
    for (const next of [
      { step: 'dispatch', carrier },
      { step: 'cancel', reason: 'changed' },
    ]) {
      const { at } = await offerLumps(two, [40])
      const before = await everything(installation)
      const bad = { step: 'dispatch', carrier, signature: 'x', eventTime: new Date().toISOString() }
      expect(await sender.status(at, bad)).toBe(403)
      const nowhere = { step: 'dispatch', carrier: { ...carrier, organisation: 'nobody' } }
      expect(await sender.status(at, nowhere)).toBe(422)
      expect(await everything(installation)).toEqual(before)
      await sender.post(at, next, 201)
    }
    expect(await custodyFindings(installation)).toEqual([])
  })

  it('leaves both books as they are when a consent is not signed as it says, and the proposal can be declined', async () => {
    const two = await open()
    const { sender, receiver, installation } = two
    const { id, at } = await arriveLumps(two, [1_000])
    const lines = [{ line: 1, acceptedGrams: 1_000 }]
    await receiver.post(at, { step: 'decide', lines }, 201)
    const corrections = `/hand-overs/${id}/corrections`
    const change = { line: 1, reason: 'quantity_wrong', sentGrams: 800 }
    const proposal = { step: 'correct_propose', note: 'n', lines: [change] }
    const proposed = await sender.post(corrections, proposal, 201)
    const correction = proposed.corrections[0]?.id
    const before = await everything(installation)
    const consent = { step: 'correct_consent', correction }
    expect(await receiver.status(corrections, { ...consent, signature: 'x' })).toBe(403)
    expect(await everything(installation)).toEqual(before)
    await receiver.post(corrections, { step: 'correct_decline', correction, note: 'no' }, 201)
    expect(await gramsInBooks(installation)).toBe(1_000)
    expect(await custodyFindings(installation)).toEqual([])
  })
})

describe('the id of an event that a step makes', () => {
  it('can be neither guessed nor planted: a scan under a former one blocks and fakes nothing', async () => {
    const two = await open()
    const { sender, receiver, installation } = two
    const offered = await offerLumps(two, [500, 70])
    const names = ['dispatch', 'return'].map((name) => `hand-over/${offered.id}/${name}`)
    const plant = async (side: Side, text: string) => {
      const outputs = [{ batch: `P-${randomUUID()}`, kind: 'lump', massGrams: 1 }]
      const scan = { ...clay('dug', { outputs }), id: idFrom(text) }
      expect(await side.status('/scans', scan)).toBe(200)
    }
    for (const name of names) await plant(sender, name)
    await plant(receiver, `hand-over/${offered.id}/decide`)
    const { at, id } = offered
    await sender.post(at, { step: 'dispatch', carrier }, 201)
    await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
    const lines = [
      { line: 1, acceptedGrams: 500 },
      { line: 2, acceptedGrams: 0, refusedGrams: 70, reason: 'damaged' },
    ]
    await receiver.post(at, { step: 'decide', lines }, 201)
    await sender.post(at, { step: 'return' }, 201)
    const corrections = `/hand-overs/${id}/corrections`
    const propose = async (grams: number) => {
      const change = { line: 1, reason: 'mass_wrong', sentGrams: grams, acceptedGrams: grams }
      const proposal = { step: 'correct_propose', note: 'n', lines: [change] }
      const { corrections: all } = await sender.post(corrections, proposal, 201)
      const correction = all.at(-1)?.id
      await plant(sender, `hand-over/${id}/correct/${correction}/sent`)
      await plant(receiver, `hand-over/${id}/correct/${correction}/accepted`)
      return correction
    }
    const declined = { step: 'correct_decline', correction: await propose(400), note: 'no' }
    await receiver.post(corrections, declined, 201)
    await receiver.post(
      corrections,
      { step: 'correct_consent', correction: await propose(450) },
      201,
    )
    expect(await receiver.get(`/batches/${offered.codes[0]}`)).toMatchObject({ massGrams: 450 })
    expect(await custodyFindings(installation)).toEqual([])
  })
})

describe('a step that is sent again', () => {
  it('is answered only when it is the very same: another content, side or signature is told so', async () => {
    const two = await open()
    const { sender, receiver, installation } = two
    const { at } = await offerLumps(two, [90])
    const dispatch = { id: randomUUID(), step: 'dispatch', carrier }
    await sender.post(at, dispatch, 201)
    await sender.post(at, dispatch, 200)
    const before = await everything(installation)
    const altered = [
      { ...dispatch, carrier: { name: 'Another' } },
      { ...dispatch, eventTime: '2026-11-20T00:00:00Z' },
      { ...dispatch, step: 'transfer' },
      { ...dispatch, signature: 'x' },
    ]
    for (const body of altered) {
      const answer = await sender.send(at, body)
      expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'id_reused' }])
    }
    // The other side's ids are its own: it neither sees nor is stopped by this one.
    expect(await receiver.status(at, { id: dispatch.id, step: 'receive', facility: 'B' })).toBe(201)
    expect(await everything(installation)).not.toEqual(before)
    expect(await custodyFindings(installation)).toEqual([])
  })

  it('is taken once of many at the same moment, and of different ids for the same step one wins', async () => {
    const two = await open()
    const { sender, receiver, installation } = two
    const { at, codes: lumps } = await offerLumps(two, [60])
    const lines = lumps.map((batch) => ({ batch }))
    const offer = { id: randomUUID(), receiver: 'second', facility: 'A', lines }
    const offers = await Promise.all([1, 2, 3, 4].map(() => sender.status('/hand-overs', offer)))
    expect(offers.sort()).toEqual([200, 200, 200, 201])
    const same = { id: randomUUID(), step: 'dispatch', carrier }
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => sender.status(at, same)))
    expect(answers.sort()).toEqual([200, 200, 200, 200, 200, 201])
    const arrivals = await Promise.all(
      [1, 2, 3, 4].map(() => receiver.status(at, { step: 'receive', facility: 'B' })),
    )
    expect(arrivals.sort()).toEqual([201, 409, 409, 409])
    const decisions = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        receiver.send(at, {
          step: 'decide',
          lines: [{ line: 1, acceptedGrams: 60, code: `C${n}` }],
        }),
      ),
    )
    const codes = await Promise.all(
      decisions.map(async (one) => ((await one.json()) as { code?: string }).code ?? 'taken'),
    )
    expect(codes.sort()).toEqual(['step_not_open', 'step_not_open', 'step_not_open', 'taken'])
    expect(await gramsInBooks(installation)).toBe(60)
    expect(await custodyFindings(installation)).toEqual([])
  })

  it('finds itself when the answer to its commit was lost, and happens once when it was lost before', async () => {
    const two = await open()
    const line = await openLine(two.installation.connection)
    const log = (line: string) => two.installation.logged.push(line)
    const beyond = await openOn(line.connection, log, { streamsFolder: clayFolder })
    onTestFinished(async () => {
      await beyond.close()
      await line.close()
    })
    const app = createApp({ installation: beyond, now: () => new Date(), log })
    const request = async (path: string, init: RequestInit = {}) =>
      app.request(path, {
        ...init,
        headers: { 'content-type': 'application/json', ...init.headers },
      })
    const sender = sideOf({ request, logged: two.installation.logged }, two.installation.key)
    for (const cut of ['after', 'before'] as const) {
      const { at } = await offerLumps(two, [30])
      // Signing in is asked of the database too: it is remembered before the line is cut.
      await sender.get('/batches')
      line.cutAtCommit(cut)
      await sender.post(at, { id: randomUUID(), step: 'dispatch', carrier }, 201)
    }
    const sent = await two.installation.store.system
      .selectFrom('event')
      .select('id')
      .where('stage', '=', 'handed_over')
      .execute()
    expect(sent).toHaveLength(2)
    expect(await custodyFindings(two.installation)).toEqual([])
  })
})
