import type { BatchState } from '../../domain/event.ts'
import { handedOverState } from '../../domain/replay-chain.ts'
import { isKnownAsBefore, type Mark, marksOf } from '../../workflows/marks.ts'
import { sha256Hex } from '../digest.ts'
import type { RowOf } from '../store/recording/rows.ts'
import type { Before } from './judge-corrections.ts'
import { bearersOf } from './marks.ts'
import type { Piece, Workbench } from './workbench.ts'

type MarkRow = RowOf<'batch_mark'>

/** Rows of marks that a gathering took from batches and gave to them. */
export function markRows(
  bench: Workbench,
  before: Before,
): { readonly goneMarks: readonly MarkRow[]; readonly newMarks: readonly MarkRow[] } {
  const goneMarks: MarkRow[] = []
  const newMarks: MarkRow[] = []
  for (const piece of bench.byId.values()) {
    const stood = before.get(piece.state.batch)
    if (!piece.changed || (stood !== undefined && isKnownAsBefore(stood, piece.state))) continue
    const borne =
      stood === undefined ? [] : marksOf(stood).map((one) => [nameOf(one, stood), one] as const)
    const known = new Map(borne)
    for (const mark of marksOf(piece.state)) {
      const name = nameOf(mark, piece.state)
      if (known.delete(name)) continue
      newMarks.push(rowOf(piece, mark, standsApart(bench, piece, mark)))
    }
    for (const mark of known.values()) goneMarks.push(rowOf(piece, mark, false))
  }
  return { goneMarks, newMarks }
}

/** A mark with how it stands: of what left whole somebody else may be known by it next. */
function nameOf({ text, within, reach }: Mark, { state }: BatchState): string {
  return JSON.stringify([text, within, reach, state === handedOverState])
}

/** Whether others may bear it too: it says so, or is another's already, which somebody meant. */
function standsApart(
  { bearers }: Workbench,
  { organisationKey, state }: Piece,
  mark: Mark,
): boolean {
  if (mark.reach === 'shared' || state.state === handedOverState) return true
  if (mark.reach === 'everywhere') return false
  return [...bearersOf(bearers, organisationKey, mark)].some((batch) => batch !== state.batch)
}

function rowOf({ batchKey, organisationKey }: Piece, mark: Mark, isApart: boolean): MarkRow {
  return {
    batch_key: batchKey,
    organisation_key: organisationKey,
    sort: mark.sort,
    mark: sha256Hex(mark.text),
    within: mark.within,
    apart: isApart ? batchKey : 0,
    // Which world it is follows from the organisation, where it is written.
    ...(mark.reach === 'everywhere' ? { constructed: false } : {}),
  }
}
