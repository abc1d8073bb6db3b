import type { Content } from '../../domain/event.ts'
import type { Receipt } from '../../domain/receipt.ts'
import type { Fault } from '../../domain/refusal.ts'
import { scanIdOf } from '../hand-overs/record-goods.ts'
import { RefusedError } from '../problem.ts'
import type { AgreedCorrection } from '../record/entry.ts'
import type { Part } from '../record/read-entry.ts'
import { idFrom } from '../record-walk.ts'
import {
  type CorrectionLineRow,
  type CorrectionRow,
  isRecorded,
} from '../store/hand-over-corrections.ts'
import type { CargoRow, LineRow, StoredHandOver } from '../store/hand-overs.ts'
import { nameOrganisations } from '../store/organisations.ts'
import type { Workspace } from '../workspace.ts'

/** A correction with all that it changes. */
export interface Booking {
  readonly handOver: StoredHandOver
  readonly correction: CorrectionRow
  readonly changes: readonly CorrectionLineRow[]
  readonly lines: readonly LineRow[]
  readonly cargo: readonly CargoRow[]
}

/** Ids of the events that a correction makes on either side: they follow from it, so that a step taken again is the same. */
function eventIds({ handOver, correction }: Pick<Booking, 'handOver' | 'correction'>) {
  const start = `hand-over/${handOver.id}/correct/${correction.id}`
  return { sent: idFrom(`${start}/sent`), accepted: idFrom(`${start}/accepted`) }
}

/** Whether both books have it already: a consent was cut off before its step was written. */
export async function isBooked(
  { store }: Workspace,
  booking: Pick<Booking, 'handOver' | 'correction'>,
): Promise<boolean> {
  const { sent, accepted } = eventIds(booking)
  const { senderKey, receiverKey } = booking.handOver
  return isRecorded(store.system, [
    { organisationKey: senderKey, id: sent },
    { organisationKey: receiverKey, id: accepted },
  ])
}

/**
 * Books a correction on both sides in one commit: what went out less or more for the sender, what came in less or more for the
 * receiver. When either book cannot bear it, neither is changed; the other side's stock is not told.
 */
export async function bookCorrection(
  workspace: Workspace,
  booking: Booking,
  organisationKey: number,
): Promise<void> {
  const parts = await partsOf(workspace, booking)
  const receipts = await workspace.recorder.recordAsOne(parts)
  const faults = receipts.flatMap((receipt, index) => {
    const isOwn = parts[index]?.actor.organisationKey === organisationKey
    return receipt.status === 'refused' ? faultsOf(receipt, isOwn) : []
  })
  const first = receipts.find(
    (receipt) => receipt.status === 'refused' && receipt.faults.length > 0,
  )
  if (first?.status !== 'refused') return
  throw new RefusedError({ code: first.code, faults })
}

function faultsOf({ faults }: Extract<Receipt, { status: 'refused' }>, isOwn: boolean): Fault[] {
  if (isOwn) return faults.map(({ message }) => ({ pointer: '/correction', message }))
  const message =
    'Cannot book this correction: the books of the other side no longer bear it; they can say why'
  return faults.length === 0 ? [] : [{ pointer: '/correction', message }]
}

async function partsOf({ store }: Workspace, booking: Booking): Promise<readonly Part[]> {
  const { handOver, correction, changes } = booking
  const { senderKey, receiverKey, id, from, to } = handOver
  const named = await nameOrganisations(store.system, [senderKey, receiverKey])
  const ids = eventIds(booking)
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
    ...{ id: ids.sent, stream, stage: 'hand_over_corrected', facility: from },
    batches: sent.map(({ line }) => ({ batch: lineOf(booking, line).code })),
    facts: { ...facts, corrects: scanIdOf(id, 'dispatch') },
  }
  const accepting = {
    ...{ id: ids.accepted, stream, stage: 'take_over_corrected', facility: to },
    batches: changes.map(({ line }) => ({ batch: lineOf(booking, line).receiver_code })),
    facts: { ...facts, corrects: scanIdOf(id, 'decide') },
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
    ...{ correctedGrams: came, foundGrams: stock - came },
    ...{ content: change.content as Content, standing: '' },
  }
}

function lineOf({ lines }: Booking, line: number): LineRow {
  const row = lines.find((one) => one.line === line)
  if (row === undefined) throw new RangeError(`Cannot correct line ${line}: it is not there`)
  return row
}
