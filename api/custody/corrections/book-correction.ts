import type { Receipt } from '../../../domain/receipt.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { bookedAs } from '../../../workflows/custody-stages.ts'
import { correctionTerms, type LineTerms } from '../../../workflows/hand-over-answer.ts'
import type { Installation } from '../../installation.ts'
import { randomId } from '../../random-id.ts'
import type { Part } from '../../recording/parse.ts'
import { listCargo } from '../../store/custody/hand-over-lines.ts'
import type { LineRow } from '../../store/custody/hand-overs.ts'
import { naming } from '../../store/hold-transaction.ts'
import { nameOrganisations } from '../../store/organisations/organisations.ts'
import { findFormerEvent, formersOf } from '../former-event.ts'
import { cargoOf } from '../papers.ts'
import type { Taking } from '../take-signed-step.ts'
import type { ReadAnswer } from './read-correction.ts'

/** A correction that both sides agreed on, on its way into the books. */
export type Booking = Taking & ReadAnswer

/**
 * Books a correction on both sides in the step's transaction: what went out less or more for the sender, what came in less or
 * more for the receiver; gives the ids of the events. When either book cannot bear it, neither is changed; the other side's
 * stock is not told.
 */
export async function bookCorrection(
  installation: Installation,
  booking: Booking,
): Promise<readonly string[]> {
  const { held } = booking
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
  const { handOver, correction, changes, lines, held } = booking
  const { senderKey, receiverKey, id, from, to, handOverKey } = handOver
  const named = await nameOrganisations(store.system, [senderKey, receiverKey])
  const cargo = cargoOf(await listCargo(held.tx, handOverKey), lines)
  const { sent, accepted } = correctionTerms(changes, cargo)
  const formers = formersOf({ handOver, correction })
  const facts = { handOver: id, correction: correction.id, reason: correction.note }
  const partFor = async (
    organisationKey: number,
    scan: object,
    {
      terms,
      former,
    }: { terms: readonly LineTerms[]; former: (typeof formers)['sent' | 'accepted'] },
  ): Promise<Part> => {
    const organisation = named.get(organisationKey)?.slug ?? ''
    const eventId = (await findFormerEvent(store.system, former)) ?? randomId()
    return {
      scan: { id: eventId, stream: lines[0]?.stream, ...scan },
      actor: { organisationKey, organisation },
      corrections: terms.map(({ line: _, ...agreed }) => agreed),
    }
  }
  const sending = {
    stage: bookedAs.sent,
    facility: from,
    batches: sent.map(({ line }) => ({ batch: rowOf(lines, line).code })),
    facts: { ...facts, corrects: eventOf(booking, 'dispatch') },
  }
  const accepting = {
    stage: bookedAs.accepted,
    facility: to,
    batches: accepted.map(({ line }) => ({ batch: rowOf(lines, line).receiver_code })),
    facts: { ...facts, corrects: eventOf(booking, 'decide') },
  }
  const ofReceiver = { terms: accepted, former: formers.accepted }
  const receiving = await partFor(receiverKey, accepting, ofReceiver)
  if (sent.length === 0) return [receiving]
  return [await partFor(senderKey, sending, { terms: sent, former: formers.sent }), receiving]
}

/** Id of the event that a step of the hand-over made; without one there is nothing to correct. */
function eventOf({ steps, handOver }: Booking, kind: 'dispatch' | 'decide'): string {
  const [event] = steps.find((step) => step.kind === kind && step.events.length > 0)?.events ?? []
  if (event !== undefined) return event
  throw new RangeError(`Cannot correct hand-over "${handOver.id}": its ${kind} made no event`)
}

function rowOf(lines: readonly LineRow[], line: number): LineRow {
  const row = lines.find((one) => one.line === line)
  if (row === undefined) throw new RangeError(`Cannot correct line ${line}: it is not there`)
  return row
}
