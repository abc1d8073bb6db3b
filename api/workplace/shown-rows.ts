import { dangerText } from '../../domain/danger-text.ts'
import type { ShownRow, WorkGroup } from '../../web/pages/workplace/work/view.ts'
import { isByForm } from '../../workflows/form/stage-form.ts'
import { actionWords, kindWords } from '../../workflows/words-of.ts'
import { saidOf } from '../inventory/read-next-steps.ts'
import type { WorkRow } from '../inventory/read-work-rows.ts'

/** Rows under the step that each waits for, in the order of the first of each; what has no step comes last. */
export function groupsOf(
  rows: readonly WorkRow[],
  { isOne }: { isOne: boolean },
): readonly WorkGroup[] {
  const byStep = Map.groupBy(rows, ({ stream, step }) => `${stream.name}.${step?.name ?? ''}`)
  return [...byStep.entries()]
    .flatMap(([name, own]): WorkGroup[] => {
      const [first] = own
      if (first === undefined) return []
      const { stream, step } = first
      const shown = own.map((row) => shownRow(row, { isOne }))
      if (step === undefined) return [{ stream: stream.label, rows: shown }]
      return [{ stream: stream.label, step: { name, action: actionWords(step) }, rows: shown }]
    })
    .toSorted((one, other) => Number(one.step === undefined) - Number(other.step === undefined))
}

/** A row as the page shows it: what is recalled, and what has no open step, leads to its page. */
export function shownRow(row: WorkRow, { isOne }: { isOne: boolean }): ShownRow {
  const { batch, stream, step, faults, others, danger, classed, recalled, isHeld } = row
  const { code, kind, facility, massGrams, since } = batch
  const page = `/work/batches/${encodeURIComponent(code)}`
  const isForm = step !== undefined && isByForm(step) && !isHeld
  return {
    code,
    kind: kindWords(stream, kind),
    facility: isOne ? null : facility,
    massGrams,
    since: since.toISOString(),
    href: isForm ? `${page}/stages/${step.name}` : page,
    ...(isForm && others > 0 ? { page } : {}),
    danger: recalled ?? (danger === null ? undefined : dangerText(danger)),
    classed,
    reasons: reasonsOf({ ...row, faults }),
  }
}

function reasonsOf({ stream, faults }: WorkRow) {
  return faults
    .map((fault) => {
      const stage = stream.allStages[String(fault.values?.stage ?? '')]
      const named = stage ?? Object.values(stream.stages)[0]
      return named === undefined ? undefined : saidOf(fault, stream, named)
    })
    .filter((one) => one !== undefined)
}
