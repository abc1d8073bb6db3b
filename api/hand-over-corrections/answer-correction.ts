import type { Transaction } from 'kysely'
import { refusal } from '../../domain/refusal.ts'
import { correctionStepsOf, stepCorrection } from '../../workflows/correction.ts'
import { RefusedError } from '../problem.ts'
import type { Tables } from '../store/database.ts'
import { findDownstream } from '../store/downstream.ts'
import {
  type CorrectionRow,
  closeCorrection,
  listCorrectionLines,
  listCorrections,
} from '../store/hand-over-corrections.ts'
import { listCargo, listLines, updateLine } from '../store/hand-over-lines.ts'
import type { OutboxEntry } from '../store/outbox.ts'
import type { Workspace } from '../workspace.ts'
import { type Booking, bookCorrection, isBooked } from './book-correction.ts'
import type { Correcting } from './correcting.ts'
import type { CorrectionStepRequest } from './correction-step-schemas.ts'
import { proposerOf, standingOf } from './correction-view.ts'

type Answer = Exclude<CorrectionStepRequest, { step: 'correct_propose' }>

/**
 * Consents, declines or withdraws; gives whom else to tell. What is booked on both sides is agreed, also when the consent was cut
 * off before it was written: then it can be sent again, whatever the date, and nobody can decline or withdraw any more.
 */
export async function answerCorrection(
  workspace: Workspace,
  tx: Transaction<Tables>,
  correcting: Correcting,
  request: Answer,
): Promise<readonly OutboxEntry[]> {
  const { handOver, part, now } = correcting
  const all = await listCorrections(tx, [handOver.handOverKey])
  const correction = all.find(({ id }) => id === request.correction)
  if (correction === undefined) {
    const message = `Cannot find correction "${request.correction}" of this hand-over`
    throw new RefusedError(refusal('not_found', '/correction', message))
  }
  const booked =
    correction.state === 'proposed' && (await isBooked(workspace, { handOver, correction }))
  const state = booked ? 'proposed' : standingOf(correction, now)
  const next = stepCorrection(state, request.step)
  if (typeof next !== 'string') throw new RefusedError(next)
  const open = correctionStepsOf(state, { part, proposedBy: proposerOf(correction) })
  if (!open.includes(request.step)) {
    const message = `Cannot ${request.step} as the side that ${part === proposerOf(correction) ? 'proposed it' : 'answers'}: expected ${open.join(' or ')}`
    throw new RefusedError(refusal('not_your_step', '/step', message))
  }
  if (next === 'proposed') throw new RangeError(`Cannot answer "${correction.id}" with nothing`)
  if (next !== 'consented' && booked) throw new RefusedError(bookedAlready)
  const told =
    next === 'consented' ? await agree(workspace, tx, { ...correcting, correction, booked }) : []
  await closeCorrection(tx, correction.hand_over_correction_key, { state: next, now })
  return told
}

const bookedAlready = refusal(
  'step_not_open',
  '/step',
  'Cannot end this correction: the consent to it is booked on both sides; only its step is still to be sent again',
)

async function agree(
  workspace: Workspace,
  tx: Transaction<Tables>,
  {
    handOver,
    organisation,
    correction,
    booked,
  }: Correcting & { correction: CorrectionRow; booked: boolean },
): Promise<readonly OutboxEntry[]> {
  const { handOverKey, senderKey, receiverKey } = handOver
  const booking: Booking = {
    ...{ handOver, correction },
    changes: await listCorrectionLines(tx, [correction.hand_over_correction_key]),
    lines: await listLines(tx, [handOverKey]),
    cargo: await listCargo(tx, handOverKey),
  }
  if (!booked) await bookCorrection(workspace, booking, organisation.organisationKey)
  for (const { line, sent_grams, accepted_grams } of booking.changes) {
    const change = { corrected_sent_grams: sent_grams, corrected_accepted_grams: accepted_grams }
    await updateLine(tx, { handOverKey, line }, change)
  }
  const changed = new Set(booking.changes.map(({ line }) => line))
  const batchKeys = booking.lines
    .filter(({ line }) => changed.has(line))
    .map((row) => row.batch_key)
  const holders = await findDownstream(workspace.store.system, batchKeys, {
    except: [senderKey, receiverKey],
  })
  return holders.map(({ organisationKey, batches, codes }) => ({
    ...{ organisationKey, topic: 'record.changed', subject: codes[0] ?? '' },
    payload: { batches, codes },
  }))
}
