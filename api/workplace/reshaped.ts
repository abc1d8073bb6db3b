import { type Typed, typedAt } from '../../web/pages/workplace/form/control.ts'
import {
  mostOf,
  type RowList,
  rowCount,
  rowLists,
  withoutRow,
  withRows,
} from '../../web/pages/workplace/scan/rows.ts'
import type { Stage } from '../../workflows/stream.ts'

/** The form with lines added or removed as the button that sent it says, and where to go on; undefined when it records. */
export function reshaped(
  form: Typed,
  stage: Stage,
): { readonly typed: Typed; readonly focus?: string } | undefined {
  const [act, named, number] = typedAt(form, 'do').split('/')
  const list = rowLists.find((one) => one === named)
  if (list === undefined || (act !== 'add' && act !== 'drop')) return undefined
  const count = Math.max(0, Math.trunc(Number(number)) || 0)
  if (act === 'drop') return { typed: withoutRow(form, list, count) }
  const before = rowCount(form, list)
  const room = Math.max(0, mostOf(stage, list) - before)
  const typed = withRows(form, list, Math.min(count, room))
  return { typed, focus: `/${list}/${before}/${firstOf(list)}` }
}

function firstOf(list: RowList): string {
  if (list === 'losses') return 'reason'
  return list === 'additions' ? 'material' : 'batch'
}
