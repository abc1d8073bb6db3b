import { linesOf } from './lines.ts'
import { rowCount, withoutRow } from './rows.ts'
import { codeOf } from './scan-of-form.ts'
import type { StageForm } from './stage-form.ts'
import { type Typed, typedAt } from './typed.ts'
import { isForMany, mostUnits, unitCount, withoutUnit, withUnit } from './units.ts'

/** What came of a further code: it is in the form now, it was there already, or the stage takes no more. */
export type Further =
  | { readonly typed: Typed }
  | { readonly why: 'doubled' }
  | { readonly why: 'full'; readonly most: number }

/** Codes of the batches that a form is about, in the order in which they were scanned. */
export function codesIn(form: StageForm, typed: Typed): readonly string[] {
  if (form.batches?.codesAlone) return linesOf(typedAt(typed, '/batches')).map(codeOf)
  const units = unitCount(typed)
  const at = units > 0 ? 'units' : 'batches'
  const count = units > 0 ? units : rowCount(typed, 'batches')
  return Array.from({ length: count }, (_, index) =>
    codeOf(typedAt(typed, `/${at}/${index}/batch`)),
  ).filter((code) => code !== '')
}

/** How many batches a form takes at most: of a stage of one batch each as many as may be answered together. */
export function mostInHand(form: StageForm): number {
  if (isForMany(form)) return mostUnits
  return Math.min(form.batches?.most ?? 0, mostCodes)
}

/** More codes than anybody scans into one form; more go by a spreadsheet. */
const mostCodes = 100

/** What was typed with a further batch; `id` is that of the scan that it becomes, where each is a scan of its own. */
export function withFurther(
  form: StageForm,
  typed: Typed,
  { code, id }: { readonly code: string; readonly id: string },
): Further {
  const there = codesIn(form, typed)
  if (there.includes(code)) return { why: 'doubled' }
  const most = mostInHand(form)
  if (there.length >= most) return { why: 'full', most }
  if (form.batches?.codesAlone) return { typed: withCodes(typed, [...there, code]) }
  if (isForMany(form) && there.length > 0) return { typed: withUnit(form, typed, { code, id }) }
  const index = there.length
  return { typed: new Map([...typed, [`/batches/${index}/batch`, [code]]]) }
}

/** What was typed without one of its batches; the last one stays, since a form is about something. */
export function withoutBatch(form: StageForm, typed: Typed, index: number): Typed {
  const there = codesIn(form, typed)
  if (there.length < 2) return typed
  if (form.batches?.codesAlone) {
    return withCodes(
      typed,
      there.filter((_, place) => place !== index),
    )
  }
  return unitCount(typed) > 0 ? withoutUnit(typed, index) : withoutRow(typed, 'batches', index)
}

function withCodes(typed: Typed, codes: readonly string[]): Typed {
  return new Map([...typed, ['/batches', [codes.join('\n')]]])
}
