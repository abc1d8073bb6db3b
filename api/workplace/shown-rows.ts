import { dangerText } from '../../domain/danger-text.ts'
import type { Facts } from '../../domain/field.ts'
import { usualTimeZone } from '../../domain/local-day.ts'
import type { ShownRow, WorkGroup } from '../../web/pages/workplace/work/view.ts'
import type { BatchAlone } from '../../workflows/batch-alone.ts'
import { shownDeadline } from '../../workflows/deadline.ts'
import { isByForm } from '../../workflows/form/stage-form.ts'
import { reasonsOfRow } from '../../workflows/waiting-row.ts'
import { actionWords, kindWords } from '../../workflows/words-of.ts'
import type { WorkRow } from '../inventory/work-row.ts'
import type { WaitingBatch } from '../store/inventory/work-list.ts'
import type { StoredFacility } from '../store/organisations/facilities.ts'

/** How a list of rows is read: of one facility or several, when, and by whose clock at each. */
export interface RowReading {
  readonly isOne: boolean
  readonly now: Date
  readonly zoneOf: (facility: string) => string
}

/** By whose clock times at each of these facilities are read. */
export function zonesOf(facilities: readonly StoredFacility[]): RowReading['zoneOf'] {
  const zones = new Map(facilities.map(({ code, place }) => [code, place.timeZone]))
  return (facility) => zones.get(facility) ?? usualTimeZone
}

/** Rows under the step that each waits for, in the order of the first of each; what has no step comes last. */
export function groupsOf(rows: readonly WorkRow[], reading: RowReading): readonly WorkGroup[] {
  const byStep = Map.groupBy(rows, ({ stream, step }) => `${stream.name}.${step?.name ?? ''}`)
  return [...byStep.entries()]
    .flatMap(([name, own]): WorkGroup[] => {
      const [first] = own
      if (first === undefined) return []
      const { stream, step } = first
      const shown = own.map((row) => shownRow(row, reading))
      if (step === undefined) return [{ stream: stream.label, rows: shown }]
      return [{ stream: stream.label, step: { name, action: actionWords(step) }, rows: shown }]
    })
    .toSorted((one, other) => Number(one.step === undefined) - Number(other.step === undefined))
}

/** A row as the page shows it: what is recalled, and what has no open step, leads to its page. */
export function shownRow(row: WorkRow, { isOne, now, zoneOf }: RowReading): ShownRow {
  const { batch, stream, step, others, danger, classed, recalled, isHeld } = row
  const { code, kind, facility, massGrams, since } = batch
  const timeZone = zoneOf(facility)
  const deadline = shownDeadline(stream, aloneOf(batch), { now: now.toISOString(), timeZone })
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
    deadline: deadline ?? undefined,
    reasons: reasonsOfRow(row, { state: batch.state, timeZone }),
  }
}

/** A batch that waits as rules look at it; its facts were parsed before they were stored. */
export function aloneOf({ code, kind, state, context }: WaitingBatch): BatchAlone {
  return { code, kind, state, context: context as Facts }
}
