import type { Event } from '../../domain/event.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { correctHandOver } from '../../workflows/correct-hand-over.ts'
import { decide } from '../../workflows/decide.ts'
import type { Known } from '../../workflows/known.ts'
import { reverse } from '../../workflows/reverse.ts'
import { takeOver } from '../../workflows/take-over.ts'
import type { Entry } from './entry.ts'
import { grounded } from './grounds.ts'
import { drawnFrom } from './history.ts'
import type { Held } from './lock.ts'

/** Asks the rules that a scan belongs to: of a stage, of a reversal, of a hand-over or of its correction. */
export function decideEntry(
  entry: Entry,
  known: Known,
  { history, grounds }: Pick<Held, 'history' | 'grounds'>,
): Event | Refusal {
  const { scan, stream, predecessors = [], corrections, correcting } = entry
  if (corrections !== undefined) {
    return correctHandOver(stream, scan, known, grounded(stream, scan, corrections, grounds))
  }
  const { by, mass } = stream.allStages[scan.stage] ?? {}
  if (by === 'reversal') {
    return reverse(stream, scan, known, {
      target: history?.targets.get(scan.reverses ?? ''),
      chains: history?.chains ?? new Map(),
      drawn: drawnFrom(entry, history),
      ...(correcting && { correcting }),
    })
  }
  if (mass === 'taken_over') return takeOver(stream, scan, known, predecessors)
  return decide(stream, scan, known)
}
