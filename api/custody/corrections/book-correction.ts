import type { Content } from '../../../domain/event.ts'
import type { Receipt } from '../../../domain/receipt.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { RefusedError } from '../../http/problem.ts'
import type { Installation } from '../../installation.ts'
import { randomId } from '../../random-id.ts'
import type { AgreedCorrection } from '../../recording/entry.ts'
import type { Part } from '../../recording/parse.ts'
import type { CorrectionLineRow, CorrectionRow } from '../../store/custody/hand-over-corrections.ts'
import type { CargoRow, LineRow, StepRow, StoredHandOver } from '../../store/custody/hand-overs.ts'
import type { Database } from '../../store/database.ts'
import { type Held, naming } from '../../store/hold-transaction.ts'
import { nameOrganisations } from '../../store/organisations/organisations.ts'
import { findFormerEvent } from '../former-event.ts'

/** A correction with all that it changes. */
export interface Booking {
  readonly handOver: StoredHandOver
  readonly correction: CorrectionRow
  readonly changes: readonly CorrectionLineRow[]
  readonly steps: readonly StepRow[]
  readonly lines: readonly LineRow[]
  readonly cargo: readonly CargoRow[]
}

/**
 * Books a correction on both sides in the step's transaction: what went out less or more for the sender, what came in less or
 * more for the receiver; gives the ids of the events. When either book cannot bear it, neither is changed; the other side's
 * stock is not told.
 */
export async function bookCorrection(
  installation: Installation,
  held: Held,
  booking: Booking,
): Promise<readonly string[]> {
  const parts = await partsOf(installation, booking)
  const { senderKey, receiverKey } = booking.handOver
  const receipts = await naming(held, [senderKey, receiverKey], () =>
    installation.recorder.recordWithin(held.client, parts),
  )
  const faults = receipts.flatMap((receipt, index) => {
    const isOwn = parts[index]?.actor.organisationKey === held.organisationKey
    return receipt.status === 'refused' ? faultsOf(receipt, isOwn) : []
  })
  const first = receipts.find(
    (receipt) => receipt.status === 'refused' && receipt.faults.length > 0,
  )
  if (first?.status === 'refused') throw new RefusedError({ code: first.code, faults })
  return receipts.map(({ id }) => id ?? '')
}

function faultsOf({ faults }: Extract<Receipt, { status: 'refused' }>, isOwn: boolean): Fault[] {
  if (isOwn) return faults.map((fault) => ({ ...fault, pointer: '/correction' }))
  return faults.length === 0 ? [] : [faultOf('/correction', 'correction_beyond_other_books')]
}

async function partsOf({ store }: Installation, booking: Booking): Promise<readonly Part[]> {
  const { handOver, correction, changes } = booking
  const { senderKey, receiverKey, id, from, to } = handOver
  const named = await nameOrganisations(store.system, [senderKey, receiverKey])
  const ids = await idsFor(store.system, booking)
  const facts = { handOver: id, correction: correction.id, reason: correction.note }
  const partOf = (
    organisationKey: number,
    scan: object,
    corrections: readonly AgreedCorrection[],
  ) => {
    const organisation = named.get(organisationKey)?.slug ?? ''
    return { scan, actor: { organisationKey, organisation }, corrections }
  }
  const sent = changes.filter((change) => change.sent_grams !== change.sent_before_grams)
  const { stream } = booking.lines[0] ?? {}
  const sending = {
    id: ids.sent,
    stream,
    stage: 'hand_over_corrected',
    facility: from,
    batches: sent.map(({ line }) => ({ batch: lineOf(booking, line).code })),
    facts: { ...facts, corrects: eventOf(booking, 'dispatch') },
  }
  const accepting = {
    id: ids.accepted,
    stream,
    stage: 'take_over_corrected',
    facility: to,
    batches: changes.map(({ line }) => ({ batch: lineOf(booking, line).receiver_code })),
    facts: { ...facts, corrects: eventOf(booking, 'decide') },
  }
  return [
    ...(sent.length === 0
      ? []
      : [
          partOf(
            senderKey,
            sending,
            sent.map((change) => ofSender(booking, change)),
          ),
        ]),
    partOf(receiverKey, accepting, changes.map(ofReceiver)),
  ]
}

/** Ids of the two events: new ones, or those of a consent that was booked before and never written. */
async function idsFor(db: Database, booking: Booking): Promise<{ sent: string; accepted: string }> {
  const { sent, accepted } = formersOf(booking)
  return {
    sent: (await findFormerEvent(db, sent)) ?? randomId(),
    accepted: (await findFormerEvent(db, accepted)) ?? randomId(),
  }
}

/** What a consent to a correction recorded on either side, as the code before would have. */
export function formersOf({ handOver, correction }: Pick<Booking, 'handOver' | 'correction'>) {
  const of = { handOver: handOver.id, correction: correction.id }
  return {
    sent: { ...of, organisationKey: handOver.senderKey, makes: 'sent' },
    accepted: { ...of, organisationKey: handOver.receiverKey, makes: 'accepted' },
  } as const
}

/** What went out: with a wrong mass nothing comes back, since all of it went along. */
function ofSender({ cargo }: Booking, change: CorrectionLineRow): AgreedCorrection {
  const back = change.sent_before_grams - change.sent_grams
  return {
    correctedGrams: back,
    foundGrams: change.reason === 'mass_wrong' ? -back : 0,
    content: change.content as Content,
    standing: cargo.find(({ line }) => line === change.line)?.standing ?? '',
  }
}

/** What came in; what the stock does not follow of it was a difference between the scales. */
function ofReceiver(change: CorrectionLineRow): AgreedCorrection {
  const came = change.sent_grams - change.sent_before_grams
  const stock = change.accepted_grams - change.accepted_before_grams
  return {
    correctedGrams: came,
    foundGrams: stock - came,
    content: change.content as Content,
    standing: '',
  }
}

/** Id of the event that a step of the hand-over made; without one there is nothing to correct. */
function eventOf({ steps, handOver }: Booking, kind: 'dispatch' | 'decide'): string {
  const [event] = steps.find((step) => step.kind === kind && step.events.length > 0)?.events ?? []
  if (event !== undefined) return event
  throw new RangeError(`Cannot correct hand-over "${handOver.id}": its ${kind} made no event`)
}

function lineOf({ lines }: Booking, line: number): LineRow {
  const row = lines.find((one) => one.line === line)
  if (row === undefined) throw new RangeError(`Cannot correct line ${line}: it is not there`)
  return row
}
