import type { Content } from '../../domain/event.ts'
import type { Facts } from '../../domain/field.ts'
import { splitContent } from '../../domain/fit-content.ts'
import type { Accepted } from '../../domain/receipt.ts'
import { withTrustedMass } from '../../workflows/weighing-stage.ts'
import type { Installation } from '../installation.ts'
import type { KnownPredecessor } from '../recording/entry.ts'
import { listCargo, updateLine } from '../store/custody/hand-over-lines.ts'
import { closeApproval } from '../store/recording/approvals.ts'
import { findAgreement, isAgreedBy } from './acceptance-approval.ts'
import { assertNothingBooked } from './former-event.ts'
import { type Decide, type DecidedLine, readDecision } from './read-decision.ts'
import { recordGoods } from './record-goods.ts'
import type { Applied, Stepping } from './stepping.ts'

/**
 * Takes what is accepted into the receiver's books, as batches that go on from the sender's. What was sent and is neither
 * accepted nor refused is posted as a difference; what is refused stays outside until the sender confirms that it is back.
 */
export async function decideGoods(
  installation: Installation,
  stepping: Stepping<Decide>,
): Promise<Applied> {
  const { handOver, lines, held, now, request, organisation } = stepping
  const { tx } = held
  const cargo = await listCargo(tx, handOver.handOverKey)
  const decision = { id: handOver.id, request }
  const agreement = await findAgreement(installation, tx, { decision, by: stepping })
  const isAgreed = isAgreedBy(stepping, agreement)
  const stream = installation.streams.get(lines[0]?.stream ?? '')
  const decided = readDecision(stepping, cargo, { stream, isAgreed })
  const accepted = decided.filter(({ asked }) => asked.acceptedGrams > 0)
  const receipt = await takeIn(installation, stepping, accepted)
  const batchIds = receipt?.batches.map(({ batch }) => batch) ?? []
  for (const line of decided) {
    const { row, asked } = line
    await updateLine(
      tx,
      { handOverKey: handOver.handOverKey, line: row.line },
      {
        accepted_grams: asked.acceptedGrams,
        refused_grams: asked.refusedGrams,
        refusal_reason: asked.reason ?? null,
        note: asked.note ?? null,
        receiver_code: asked.acceptedGrams > 0 ? (asked.code ?? row.code) : null,
        receiver_batch_id: batchIds[accepted.indexOf(line)] ?? null,
      },
    )
  }
  if (agreement !== undefined) {
    await closeApproval(tx, organisation.organisationKey, { ...agreement, now })
  }
  const isSettled = decided.every(({ asked }) => asked.refusedGrams === 0)
  const months = stream?.custody.retentionMonths.value ?? 0
  const change = {
    decided_time: now,
    retain_until: monthsAfter(now, months),
    ...(isSettled ? { closed_time: now } : {}),
  }
  return { change, events: receipt === undefined ? [] : [receipt.id] }
}

async function takeIn(
  installation: Installation,
  stepping: Stepping<Decide>,
  accepted: readonly DecidedLine[],
): Promise<Accepted | undefined> {
  const { handOver } = stepping
  if (accepted.length === 0) {
    const { organisationKey } = stepping.organisation
    const former = { organisationKey, handOver: handOver.id, makes: 'decide' } as const
    await assertNothingBooked(stepping.held.tx, former)
    return undefined
  }
  const scan = {
    stream: accepted[0]?.row.stream,
    stage: 'taken_over',
    facility: handOver.to,
    outputs: accepted.map(({ row, asked }) => ({
      batch: asked.code ?? row.code,
      kind: row.kind,
      massGrams: asked.acceptedGrams,
    })),
    facts: { handOver: handOver.id },
  }
  return recordGoods(installation, scan, {
    ...stepping,
    makes: 'decide',
    predecessors: accepted.map(predecessorOf),
    lineOf: accepted.map(({ place }) => place),
  })
}

function predecessorOf({ row, cargo, asked, sentGrams, judged }: DecidedLine): KnownPredecessor {
  const grams = sentGrams - asked.refusedGrams
  return {
    batch: row.batch_id,
    batchKey: row.batch_key,
    grams,
    digest: cargo.digest.toString('base64url'),
    kind: row.kind,
    material: row.material,
    state: cargo.standing,
    // With the mass that the next weighing is held against.
    context: withTrustedMass(cargo.context as Facts, judged.trusted),
    content: splitContent(cargo.content as Content, [grams, asked.refusedGrams])[0],
  }
}

function monthsAfter(now: Date, months: number): string {
  const day = new Date(now)
  day.setUTCMonth(day.getUTCMonth() + months)
  return day.toISOString().slice(0, 10)
}
