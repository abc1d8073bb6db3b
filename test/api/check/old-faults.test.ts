import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Difference } from '../../../api/check/findings.ts'
import { check } from '../../../api/commands/check.ts'
import { sha256 } from '../../../api/record/digest.ts'
import type { Part } from '../../../api/record/read-entry.ts'
import { idFrom } from '../../../api/record-walk.ts'
import { listCargo, listLines } from '../../../api/store/hand-over-lines.ts'
import { findHandOver } from '../../../api/store/hand-overs.ts'
import type { Content } from '../../../domain/event.ts'
import type { Facts } from '../../../domain/field.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { clay, clayFolder } from '../../harness/clay.ts'
import { arriveLumps, offerLumps } from '../../harness/custody.ts'
import { runCommand } from '../../harness/run-command.ts'
import { dismantle, moduleGrams, offerOf, openTwo, papers } from '../../harness/sides.ts'
import type { TestWorkspace } from '../../harness/workspace.ts'

/** What the check names, as a person reads it; each history is as the code before left it, with the ids that it derived. */
describe('a history that the steps of before left behind', () => {
  it('F-01: the goods of a refused decision stand in the receiver’s books, although they came back', async () => {
    const two = await open()
    const { sender, receiver, workspace } = two
    const { at, id } = await arriveLumps(two, [100])
    await book(workspace, [await takeOverOf(workspace, id, 'TWICE')])
    const all = { line: 1, acceptedGrams: 0, refusedGrams: 100, reason: 'damaged' }
    await receiver.post(at, { step: 'decide', lines: [all] }, 201)
    await sender.post(at, { step: 'return' }, 201)
    const named = await checked(workspace)
    expect(named).toContainEqual(unmade('taken_over', id))
    expect(named).toContainEqual(
      line('accepted_grams', "100 g on the receiver's batch", "0 g on the receiver's batch"),
    )
  })

  it('F-02: the goods of a refused dispatch are in nobody’s books', async () => {
    const two = await open()
    const { codes, id } = await offerLumps(two, [40])
    await book(two.workspace, [handOverOf(two.workspace, { id, codes, stream: 'clay' })])
    const named = await checked(two.workspace)
    expect(named).toContainEqual(unmade('handed_over', id))
    expect(named).toContainEqual(
      line('sent_grams', "40 g out of the sender's books", "0 g out of the sender's books"),
    )
  })

  it('F-02c: goods left on an export permit that nothing was drawn from', async () => {
    const two = await openTwo()
    const { sender, workspace } = two
    const [code = ''] = await dismantle(workspace)
    const permit = {
      ...{ id: randomUUID(), number: 'EXP-1', issuer: 'EPD', destination: 'KR' },
      ...{ validFrom: '2026-01-01', validUntil: '2099-12-31', totalGrams: 2 * moduleGrams },
    }
    await sender.status('/permits', permit)
    const offer = { ...offerOf([code]), papers: { ...papers, exportPermit: 'EXP-1' } }
    const { id } = await sender.post('/hand-overs', offer, 201)
    await book(workspace, [handOverOf(workspace, { id, codes: [code], stream: 'battery' })])
    expect(await checked(workspace)).toContainEqual({
      ...{ table: 'export_permit_draw', key: `hand-over ${id}, permit "EXP-1"`, column: 'grams' },
      expected: `${moduleGrams} g drawn, as much as left the books`,
      found: '0 g drawn',
    })
  })

  it('F-02d: a correction changed both books, although nobody’s consent is on paper', async () => {
    const two = await open()
    const { id, codes, correction } = await proposed(two)
    const { workspace } = two
    await book(workspace, await correctionOf(workspace, { id, codes, correction }))
    const named = await checked(workspace)
    expect(named).toContainEqual(unmade('hand_over_corrected', id))
    expect(named).toContainEqual(unmade('take_over_corrected', id))
    expect(named).toContainEqual(
      line('sent_grams', "800 g out of the sender's books", "900 g out of the sender's books"),
    )
  })

  it('F-03: a consent is on paper and in no book, and a scan stands under the id of its event', async () => {
    const two = await open()
    const { sender, workspace } = two
    const { id, correction } = await proposed(two)
    const planted = idFrom(`hand-over/${id}/correct/${correction}/sent`)
    const outputs = [{ batch: 'PLANTED', kind: 'lump', massGrams: 1 }]
    expect(await sender.status('/scans', { ...clay('dug', { outputs }), id: planted })).toBe(200)
    await consentOnPaper(workspace, { id, correction })
    const named = await checked(workspace)
    expect(named).toContainEqual({
      ...step('correct_consent'),
      expected: `an event "hand_over_corrected" in the sender's books`,
      found: `nothing; under its id ${planted} stands a scan "dug"`,
    })
    expect(named).toContainEqual({
      ...step('correct_consent'),
      expected: `an event "take_over_corrected" in the receiver's books`,
      found: 'nothing',
    })
    expect(named).toContainEqual(
      line('accepted_grams', "900 g on the receiver's batch", "800 g on the receiver's batch"),
    )
  })
})

const open = () => openTwo({ streamsFolder: clayFolder })
type Two = Awaited<ReturnType<typeof open>>

async function checked(workspace: TestWorkspace): Promise<readonly Difference[]> {
  const { code, json } = await runCommand(workspace, check)
  expect(code).toBe(1)
  const { named } = json as { named: readonly Difference[] }
  return named
}

function unmade(stage: string, handOver: string) {
  return {
    ...{ table: 'event', key: expect.any(String), column: 'stage' },
    expected: `a step of hand-over ${handOver} that made it`,
    found: expect.stringContaining(`"${stage}" without one`),
  }
}

function line(column: string, expected: string, found: string) {
  const key = expect.stringMatching(/^hand-over .*, line 1 /)
  return { table: 'hand_over_line', key, column, expected, found }
}

function step(kind: string) {
  const key = expect.stringContaining(`(${kind})`)
  return { table: 'hand_over_step', key, column: 'events' }
}

/** Records what the steps of before committed on their own. */
async function book({ recorder }: TestWorkspace, parts: readonly Part[]) {
  const receipts = await recorder.recordAsOne(parts)
  expect(receipts.map(({ status }) => status)).toEqual(parts.map(() => 'accepted'))
}

function handOverOf(
  { actor }: TestWorkspace,
  { id, codes, stream }: { id: string; codes: readonly string[]; stream: string },
): Part {
  const scan = {
    ...{ id: idFrom(`hand-over/${id}/dispatch`), stream, stage: 'handed_over', facility: 'A' },
    ...{ batches: codes.map((batch) => ({ batch })), facts: { handOver: id } },
  }
  return { scan, actor, predecessors: [] }
}

async function takeOverOf(workspace: TestWorkspace, id: string, code: string): Promise<Part> {
  const { row, cargo, receiver } = await readBack(workspace, id)
  const grams = row.sent_grams ?? 0
  const scan = {
    ...{ id: idFrom(`hand-over/${id}/decide`), stream: row.stream, stage: 'taken_over' },
    ...{ facility: 'B', outputs: [{ batch: code, kind: row.kind, massGrams: grams }] },
    facts: { handOver: id },
  }
  const predecessor = {
    ...{ batch: row.batch_id, batchKey: row.batch_key, grams },
    ...{ kind: row.kind, material: row.material, state: cargo.standing },
    ...{ digest: cargo.digest.toString('base64url'), context: cargo.context as Facts },
    content: cargo.content as Content,
  }
  return { scan, actor: receiver, predecessors: [predecessor] }
}

async function readBack({ store, actor }: TestWorkspace, id: string) {
  const db = store.own(actor.organisationKey)
  const handOver = await findHandOver(db, actor.organisationKey, id)
  const [row] = await listLines(db, [handOver?.handOverKey ?? 0])
  const [cargo] = await listCargo(db, handOver?.handOverKey ?? 0)
  if (handOver === undefined || row === undefined || cargo === undefined) {
    throw new Error(`Cannot read hand-over "${id}" back`)
  }
  const receiver = { organisationKey: handOver.receiverKey, organisation: 'second' }
  return { handOver, row, cargo, receiver }
}

/** 900 g passed on, of which both are asked to say that it were 800 g. */
async function proposed(two: Two) {
  const { sender, receiver } = two
  const { at, id, codes } = await arriveLumps(two, [900])
  await receiver.post(at, { step: 'decide', lines: [{ line: 1, acceptedGrams: 900 }] }, 201)
  const change = { line: 1, reason: 'quantity_wrong', sentGrams: 800 }
  const proposal = { step: 'correct_propose', note: 'n', lines: [change] }
  const { corrections } = await sender.post(`/hand-overs/${id}/corrections`, proposal, 201)
  return { id, codes, correction: corrections[0]?.id ?? '' }
}

async function correctionOf(
  workspace: TestWorkspace,
  { id, codes, correction }: { id: string; codes: readonly string[]; correction: string },
): Promise<readonly Part[]> {
  const { receiver, cargo } = await readBack(workspace, id)
  const start = `hand-over/${id}/correct/${correction}`
  const facts = { handOver: id, correction, reason: 'n', corrects: randomUUID() }
  const batches = codes.map((batch) => ({ batch }))
  const scan = { stream: 'clay', batches, facts }
  const terms = { foundGrams: 0, content: {}, standing: cargo.standing }
  return [
    {
      scan: { ...scan, id: idFrom(`${start}/sent`), stage: 'hand_over_corrected', facility: 'A' },
      ...{ actor: workspace.actor, corrections: [{ ...terms, correctedGrams: 100 }] },
    },
    {
      scan: {
        ...scan,
        ...{ id: idFrom(`${start}/accepted`), stage: 'take_over_corrected', facility: 'B' },
      },
      ...{ actor: receiver, corrections: [{ ...terms, correctedGrams: -100 }] },
    },
  ]
}

/** Writes a consent as the code before did once it believed that the books have it already. */
async function consentOnPaper(
  workspace: TestWorkspace,
  { id, correction }: { id: string; correction: string },
) {
  const { handOver } = await readBack(workspace, id)
  const db = workspace.store.system
  const request = { id: randomUUID(), step: 'correct_consent', correction }
  const number = handOver.stepCount + 1
  const recordTime = new Date()
  const statement = canonical({
    ...{ v: 1, handOver: id, step: number, kind: 'correct_consent', organisation: 'second' },
    ...{ recordTime: recordTime.toISOString(), request, signer: 'key-2' },
    previous: handOver.headDigest.toString('base64url'),
  })
  const digest = Buffer.from(sha256(statement), 'base64url')
  const key = handOver.handOverKey
  await db
    .insertInto('hand_over_step')
    .values({
      ...{ hand_over_key: key, step: number, id: request.id, kind: 'correct_consent' },
      ...{ organisation_key: handOver.receiverKey, signer_kind: 'station', signer: 'key-2' },
      ...{ signer_name: 'test', record_time: recordTime, statement: Buffer.from(statement) },
      request_digest: Buffer.from(sha256(canonical(request)), 'base64url'),
      ...{ digest, signature: null, signature_form: null, access_key_key: null, events: [] },
    })
    .execute()
  await db
    .updateTable('hand_over')
    .set({ step_count: number, head_digest: digest })
    .where('hand_over_key', '=', key)
    .execute()
  await db
    .updateTable('hand_over_line')
    .set({ corrected_sent_grams: 800, corrected_accepted_grams: 800 })
    .where('hand_over_key', '=', key)
    .execute()
  await db
    .updateTable('hand_over_correction')
    .set({ state: 'consented', closed_time: recordTime })
    .where('hand_over_key', '=', key)
    .execute()
}
