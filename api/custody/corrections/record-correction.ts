import { dayMilliseconds } from '../../../domain/hours.ts'
import type { AnsweredState } from '../../../workflows/hand-over-answer.ts'
import type { ProposedLine } from '../../../workflows/hand-over-proposal.ts'
import type { Installation } from '../../installation.ts'
import { findDownstream } from '../../store/custody/affected-batches.ts'
import type { OutboxEntry } from '../../store/notifications/outbox.ts'
import type { Taking } from '../take-signed-step.ts'
import type { Changes } from '../write-step.ts'
import { type Booking, bookCorrection } from './book-correction.ts'
import type { CorrectionStepRequest } from './correction-step-schemas.ts'
import type { ReadProposal } from './read-correction.ts'

/** What a correction's step booked and changes on the papers, and whom it is told to beside the other side. */
export interface Corrected {
  readonly events: readonly string[]
  readonly changes: Omit<Changes, 'state'>
}

type Propose = Extract<CorrectionStepRequest, { step: 'correct_propose' }>

/** A proposal books nothing; one that nobody answered in time ends with it. */
export function propose(
  { handOver, organisation, now }: Taking,
  {
    request,
    lines,
    read,
  }: { request: Propose; lines: readonly ProposedLine[]; read: ReadProposal },
): Corrected {
  const { handOverKey, senderKey, receiverKey } = handOver
  const { open } = read
  const ended = open === undefined ? [] : [{ correctionKey: open.hand_over_correction_key }]
  return {
    events: [],
    changes: {
      told: [],
      ended: ended.map(({ correctionKey }) => ({ correctionKey, state: 'expired' })),
      added: {
        id: request.id,
        hand_over_key: handOverKey,
        state: 'proposed',
        note: request.note,
        sender_key: senderKey,
        receiver_key: receiverKey,
        proposer_key: organisation.organisationKey,
        created_time: now,
        expires_time: new Date(now.getTime() + request.answerWithinDays * dayMilliseconds),
      },
      addedLines: lines.map(({ line, reason, sent, accepted, content }) => ({
        line,
        reason,
        sent_before_grams: sent.before,
        sent_grams: sent.after,
        accepted_before_grams: accepted.before,
        accepted_grams: accepted.after,
        content: JSON.stringify(content),
      })),
    },
  }
}

/** An answer ends the correction; only a consent changes the books, and the lines that stand on them. */
export async function answered(
  installation: Installation,
  booking: Booking,
  state: AnsweredState,
): Promise<Corrected> {
  const correctionKey = booking.correction.hand_over_correction_key
  const ended = [{ correctionKey, state }]
  if (state !== 'consented') return { events: [], changes: { ended, told: [] } }
  const events = await bookCorrection(installation, booking)
  const lines = booking.changes.map(({ line, sent, accepted }) => ({
    line,
    change: { corrected_sent_grams: sent.after, corrected_accepted_grams: accepted.after },
  }))
  return { events, changes: { ended, lines, told: await toldDownstream(installation, booking) } }
}

/** Whoever holds something that came out of the corrected goods: its record has changed. */
async function toldDownstream(
  { store }: Installation,
  { handOver, changes, lines }: Booking,
): Promise<readonly OutboxEntry[]> {
  const changed = new Set(changes.map(({ line }) => line))
  const batchKeys = lines.filter(({ line }) => changed.has(line)).map((row) => row.batch_key)
  const except = [handOver.senderKey, handOver.receiverKey]
  const holders = await findDownstream(store.system, batchKeys, { except })
  return holders.map(({ organisationKey, batches, codes }) => ({
    organisationKey,
    topic: 'record.changed',
    subject: codes[0] ?? '',
    payload: { batches, codes },
  }))
}
