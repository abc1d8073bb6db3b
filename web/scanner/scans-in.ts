import { withoutEmptyParts } from '../../workflows/form/lines.ts'
import { withoutEmptyRows } from '../../workflows/form/rows.ts'
import type { StageForm } from '../../workflows/form/stage-form.ts'
import type { Typed } from '../../workflows/form/typed.ts'
import { type MadeScan, scansOfForm } from '../../workflows/form/units.ts'

/** The scans that a filled form means, without lines in which nobody wrote anything: one, or one of each unit. */
export function scansIn(form: StageForm, typed: Typed, timeZone: string): readonly MadeScan[] {
  return scansOfForm({ form, typed: linesIn(form, typed), timeZone })
}

/** What was typed without lines in which nobody wrote anything. */
export function linesIn(form: StageForm, typed: Typed): Typed {
  return withoutEmptyParts(withoutEmptyRows(typed, form), '/facts', form.questions)
}
