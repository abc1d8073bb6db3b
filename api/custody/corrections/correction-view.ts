import type { HandOverCorrection } from '../../../web/pages/workplace/hand-over/view.ts'
import { type CorrectionState, correctionStepsOf } from '../../../workflows/correction.ts'
import type { Party } from '../../../workflows/hand-over.ts'
import {
  type CorrectionLineRow,
  type CorrectionRow,
  listCorrectionLines,
  listCorrections,
} from '../../store/custody/hand-over-corrections.ts'
import type { Database } from '../../store/database.ts'

/** Where a correction stands now: one that nobody answered in time has ended, whether or not that was written down. */
export function stateNow({ state, expires_time }: CorrectionRow, now: Date): CorrectionState {
  return state === 'proposed' && expires_time <= now ? 'expired' : state
}

/** Which side proposed it. */
export function proposerOf({ proposer_key, sender_key }: CorrectionRow): 'sender' | 'receiver' {
  return proposer_key === sender_key ? 'sender' : 'receiver'
}

/** Corrections of hand-overs as their sides see them, by the hand-over's key. */
export async function correctionViews(
  db: Database,
  handOverKeys: readonly number[],
  { now, partIn }: { now: Date; partIn: (handOverKey: number) => Party },
): Promise<ReadonlyMap<number, readonly HandOverCorrection[]>> {
  const rows = await listCorrections(db, handOverKeys)
  const keys = rows.map((row) => row.hand_over_correction_key)
  const lines = Map.groupBy(
    await listCorrectionLines(db, keys),
    (row) => row.hand_over_correction_key,
  )
  const byHandOver = Map.groupBy(rows, (row) => row.hand_over_key)
  return new Map(
    [...byHandOver].map(([handOverKey, own]) => [
      handOverKey,
      own.map((row) => {
        const ofRow = lines.get(row.hand_over_correction_key) ?? []
        return viewOf(row, { lines: ofRow, part: partIn(handOverKey), now })
      }),
    ]),
  )
}

function viewOf(
  row: CorrectionRow,
  { lines, part, now }: { lines: readonly CorrectionLineRow[]; part: Party; now: Date },
): HandOverCorrection {
  const state = stateNow(row, now)
  const proposedBy = proposerOf(row)
  const ended = state === 'expired' ? row.expires_time : row.closed_time
  return {
    id: row.id,
    state,
    proposedBy,
    note: row.note,
    openSteps: correctionStepsOf(state, { part, proposedBy }),
    lines: lines.map((line) => ({
      line: line.line,
      reason: line.reason,
      sentGrams: { before: line.sent_before_grams, after: line.sent_grams },
      acceptedGrams: { before: line.accepted_before_grams, after: line.accepted_grams },
    })),
    createdTime: row.created_time.toISOString(),
    answerBy: row.expires_time.toISOString(),
    closedTime: ended?.toISOString() ?? null,
  }
}
