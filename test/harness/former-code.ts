import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { idFrom, sha256 } from '../../api/digest.ts'
import type { Part } from '../../api/recording/parse.ts'
import { listCargo, listLines, listSteps } from '../../api/store/custody/hand-over-lines.ts'
import { findHandOver } from '../../api/store/custody/hand-overs.ts'
import type { Content } from '../../domain/event.ts'
import type { Facts } from '../../domain/field.ts'
import { canonical } from '../../domain/proof/canonical.ts'
import { arriveLumps } from './custody.ts'
import type { TestInstallation } from './installation.ts'
import type { Side } from './sides.ts'

/** Records what the steps of before committed on their own. */
export async function book({ recorder }: TestInstallation, parts: readonly Part[]) {
  const receipts = await recorder.record(parts, { asOne: true })
  expect(receipts.map(({ status }) => status)).toEqual(parts.map(() => 'accepted'))
}

/** The event of a dispatch. */
export function handOverOf(
  { actor }: TestInstallation,
  {
    id,
    codes,
    stream,
    grams,
  }: { id: string; codes: readonly string[]; stream: string; grams: number },
): Part {
  const scan = {
    id: idFrom(`hand-over/${id}/dispatch`),
    stream,
    stage: 'handed_over',
    facility: 'A',
    batches: codes.map((batch) => ({ batch, massGrams: grams })),
    facts: { handOver: id },
  }
  return { scan, actor, predecessors: [] }
}

/** The event of a decision that accepts all of the first line. */
export async function takeOverOf(
  installation: TestInstallation,
  id: string,
  code: string,
): Promise<Part> {
  const { row, cargo, receiver } = await readBack(installation, id)
  const grams = row.sent_grams ?? 0
  const scan = {
    id: idFrom(`hand-over/${id}/decide`),
    stream: row.stream,
    stage: 'taken_over',
    facility: 'B',
    outputs: [{ batch: code, kind: row.kind, massGrams: grams }],
    facts: { handOver: id },
  }
  const predecessor = {
    batch: row.batch_id,
    batchKey: row.batch_key,
    grams,
    kind: row.kind,
    material: row.material,
    state: cargo.standing,
    digest: cargo.digest.toString('base64url'),
    context: cargo.context as Facts,
    content: cargo.content as Content,
  }
  return { scan, actor: receiver, predecessors: [predecessor] }
}

async function readBack({ store, actor }: TestInstallation, id: string) {
  const db = store.own(actor.organisationKey)
  const handOver = await findHandOver(db, actor.organisationKey, id)
  const [row] = await listLines(db, [handOver?.handOverKey ?? 0])
  const [cargo] = await listCargo(db, handOver?.handOverKey ?? 0)
  if (handOver === undefined || row === undefined || cargo === undefined) {
    throw new Error(`Cannot read hand-over "${id}" back`)
  }
  const receiver = { organisationKey: handOver.receiverKey, organisation: 'second' }
  const steps = await listSteps(db, [handOver.handOverKey])
  return { handOver, row, cargo, receiver, steps }
}

/** 900 g passed on, of which both are asked to say that it were 800 g. */
export async function proposed(two: {
  sender: Side
  receiver: Side
  installation: TestInstallation
}) {
  const { sender, receiver } = two
  const { at, id, codes } = await arriveLumps(two, [900])
  await receiver.post(at, { step: 'decide', lines: [{ line: 1, acceptedGrams: 900 }] }, 201)
  const change = { line: 1, reason: 'quantity_wrong', sentGrams: 800 }
  const proposal = { step: 'correct_propose', note: 'n', lines: [change] }
  const { corrections } = await sender.post(`/hand-overs/${id}/corrections`, proposal, 201)
  return { id, codes, correction: corrections[0]?.id ?? '' }
}

/** The events of a consent that takes 100 g back. */
export async function correctionOf(
  installation: TestInstallation,
  { id, codes, correction }: { id: string; codes: readonly string[]; correction: string },
): Promise<readonly Part[]> {
  const { receiver, cargo, steps } = await readBack(installation, id)
  const eventOf = (kind: string) => steps.find((one) => one.kind === kind)?.events[0] ?? ''
  const start = `hand-over/${id}/correct/${correction}`
  const facts = { handOver: id, correction, reason: 'n' }
  const batches = codes.map((batch) => ({ batch }))
  const scan = { stream: 'clay', batches }
  const terms = { foundGrams: 0, content: {}, leftState: cargo.standing }
  return [
    {
      scan: {
        ...scan,
        id: idFrom(`${start}/sent`),
        stage: 'hand_over_corrected',
        facility: 'A',
        facts: { ...facts, corrects: eventOf('dispatch') },
      },
      actor: installation.actor,
      corrections: [{ ...terms, correctedGrams: 100 }],
    },
    {
      scan: {
        ...scan,
        id: idFrom(`${start}/accepted`),
        stage: 'take_over_corrected',
        facility: 'B',
        facts: { ...facts, corrects: eventOf('decide') },
      },
      actor: receiver,
      corrections: [{ ...terms, correctedGrams: -100 }],
    },
  ]
}

/** Writes a consent as the code before did once it believed that the books have it already. */
export async function consentOnPaper(
  installation: TestInstallation,
  { id, correction }: { id: string; correction: string },
) {
  const { handOver } = await readBack(installation, id)
  const db = installation.store.system
  const request = { id: randomUUID(), step: 'correct_consent', correction }
  const number = handOver.stepCount + 1
  const recordTime = new Date()
  const statement = canonical({
    v: 1,
    handOver: id,
    step: number,
    kind: 'correct_consent',
    organisation: 'second',
    recordTime: recordTime.toISOString(),
    request,
    signer: 'key-2',
    previous: handOver.headDigest.toString('base64url'),
  })
  const digest = Buffer.from(sha256(statement), 'base64url')
  const key = handOver.handOverKey
  await db
    .insertInto('hand_over_step')
    .values({
      hand_over_key: key,
      step: number,
      id: request.id,
      kind: 'correct_consent',
      organisation_key: handOver.receiverKey,
      signer_kind: 'station',
      signer: 'key-2',
      signer_name: 'test',
      record_time: recordTime,
      statement: Buffer.from(statement),
      request_digest: Buffer.from(sha256(canonical(request)), 'base64url'),
      digest,
      signature: null,
      signature_form: null,
      access_key_key: null,
      events: [],
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
