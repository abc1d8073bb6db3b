import { refuse } from '../../../domain/refusal.ts'
import { correctionStepsOf, stepCorrection } from '../../../workflows/correction.ts'
import { RefusedError } from '../../http/problem.ts'
import type { Installation } from '../../installation.ts'
import { findDownstream } from '../../store/custody/affected-batches.ts'
import {
  type CorrectionRow,
  closeCorrection,
  listCorrectionLines,
  listCorrections,
} from '../../store/custody/hand-over-corrections.ts'
import { listCargo, listLines, updateLine } from '../../store/custody/hand-over-lines.ts'
import type { OutboxEntry } from '../../store/notifications/outbox.ts'
import { assertNothingBooked, findFormerEvent } from '../former-event.ts'
import { assertProposerStands } from './assert-proposer-stands.ts'
import { type Booking, bookCorrection, formersOf } from './book-correction.ts'
import type { Answered, Correcting } from './correcting.ts'
import type { CorrectionStepRequest } from './correction-step-schemas.ts'
import { proposerOf, standingOf } from './correction-view.ts'

type Answer = Exclude<CorrectionStepRequest, { step: 'correct_propose' }>

/** Consents, declines or withdraws; only a consent changes the books. */
export async function answerCorrection(
  installation: Installation,
  correcting: Correcting,
  request: Answer,
): Promise<Answered> {
  const { handOver, part, held, now } = correcting
  const all = await listCorrections(held.tx, [handOver.handOverKey])
  const correction = all.find(({ id }) => id === request.correction)
  if (correction === undefined) {
    const says = ['correction_unknown', { correction: request.correction }] as const
    throw new RefusedError(refuse('not_found', '/correction', says))
  }
  const { system } = installation.store
  const { accepted } = formersOf({ handOver, correction })
  const isBooked = (await findFormerEvent(system, accepted)) !== undefined
  // What is booked already is only to be written down, whatever the date.
  const isWaiting = isBooked && correction.state === 'proposed'
  const state = isWaiting ? 'proposed' : standingOf(correction, now)
  const next = stepCorrection(state, request.step)
  if (typeof next !== 'string') throw new RefusedError(next)
  const open = correctionStepsOf(state, { part, proposedBy: proposerOf(correction) })
  if (!open.includes(request.step)) {
    const isOwn = part === proposerOf(correction)
    const says = isOwn ? 'correction_of_your_own' : 'correction_of_other_side'
    throw new RefusedError(refuse('not_your_step', '/step', [says]))
  }
  if (next === 'proposed') throw new RangeError(`Cannot answer "${correction.id}" with nothing`)
  if (next !== 'consented') await assertNothingBooked(system, accepted)
  else if (!isBooked) await assertProposerStands(installation, correcting.steps, correction.id)
  const answered =
    next === 'consented'
      ? await agree(installation, correcting, correction)
      : { events: [], told: [] }
  await closeCorrection(held.tx, correction.hand_over_correction_key, { state: next, now })
  return answered
}

async function agree(
  installation: Installation,
  correcting: Correcting,
  correction: CorrectionRow,
): Promise<Answered> {
  const { handOver, held } = correcting
  const { handOverKey, senderKey, receiverKey } = handOver
  const { tx } = held
  const booking: Booking = {
    handOver,
    correction,
    steps: correcting.steps,
    changes: await listCorrectionLines(tx, [correction.hand_over_correction_key]),
    lines: await listLines(tx, [handOverKey]),
    cargo: await listCargo(tx, handOverKey),
  }
  const events = await bookCorrection(installation, held, booking)
  for (const { line, sent_grams, accepted_grams } of booking.changes) {
    const change = { corrected_sent_grams: sent_grams, corrected_accepted_grams: accepted_grams }
    await updateLine(tx, { handOverKey, line }, change)
  }
  const changed = new Set(booking.changes.map(({ line }) => line))
  const batchKeys = booking.lines
    .filter(({ line }) => changed.has(line))
    .map((row) => row.batch_key)
  const holders = await findDownstream(installation.store.system, batchKeys, {
    except: [senderKey, receiverKey],
  })
  const told = holders.map(
    ({ organisationKey, batches, codes }): OutboxEntry => ({
      organisationKey,
      topic: 'record.changed',
      subject: codes[0] ?? '',
      payload: { batches, codes },
    }),
  )
  return { events, told }
}
