import type { Words } from '../../domain/words.ts'
import { codesIn } from '../../workflows/form/in-hand.ts'
import type { StageForm } from '../../workflows/form/stage-form.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { unitCount, withoutUnit } from '../../workflows/form/units.ts'
import { forget, recall, remember } from './remembered.ts'

/** A form that somebody has not finished: kept on the device, so that a reload or a crash loses nothing that was typed. */
export interface Draft {
  readonly form: StageForm
  /** Code of the batch in hand. */
  readonly code: string
  readonly typed: Typed
  /** Place in the queue of the refused scan that it mends. */
  readonly place?: number | undefined
  /** What the event is called that it reverses. */
  readonly reversed?: Words | undefined
  /** Set once somebody went back from it: it is offered, and opens by itself no more. */
  readonly isLeft?: true | undefined
}

/** As many unfinished forms are kept for a person; the oldest goes. */
const most = 8

/** The unfinished forms of a person on this device, the last one that was typed into first. What another version of the app wrote is left out. */
export function recallDrafts(operator: string | undefined): readonly Draft[] {
  try {
    const read: unknown = JSON.parse(recall(nameFor(operator)) ?? '[]')
    return Array.isArray(read) ? read.filter(isKept).map(draftOf) : []
  } catch {
    return []
  }
}

/** Keeps a form as it is now, instead of what was kept of it before. */
export function keepDraft(operator: string | undefined, draft: Draft): void {
  const others = recallDrafts(operator).filter((one) => !isSame(one, draft))
  write(operator, [draft, ...others].slice(0, most))
}

/** The form that somebody was in when the page went away. */
export function recallOpenDraft(operator: string | undefined): Draft | undefined {
  const [last] = recallDrafts(operator)
  return last?.isLeft ? undefined : last
}

/** A form with what was begun of it for this batch at this facility, as it was left; as given where nothing was, or where no code says that it is the same batch. */
export function asBegun(operator: string | undefined, draft: Draft): Draft {
  if (draft.code === '') return draft
  const facilityOf = ({ typed }: Draft) => typed.get('/facility')?.[0]
  const begun = recallDrafts(operator).find(
    (one) => isSame(one, draft) && facilityOf(one) === facilityOf(draft),
  )
  return begun === undefined ? draft : { ...draft, typed: begun.typed }
}

/**
 * Leaves a form: what was typed stays among the unfinished ones. What mends a scan of the queue goes, be it one unit of several, since that
 * scan keeps its own answers and may be mended or thrown away there.
 */
export function leaveDraft(operator: string | undefined, draft: Draft): void {
  const drafts = recallDrafts(operator).flatMap((one) =>
    isSame(one, draft) ? (leftOf(one) ?? []) : one,
  )
  write(operator, drafts)
}

/** What stays of a form that is left; undefined where all of it mends scans of the queue. It is of a batch that is in it still. */
function leftOf(draft: Draft): Draft | undefined {
  const { form, place } = draft
  const typed = place === undefined ? typedUnmade(draft.typed) : undefined
  if (typed === undefined) return undefined
  const codes = codesIn(form, typed)
  const code = codes.includes(draft.code) ? draft.code : (codes[0] ?? draft.code)
  return { ...draft, code, typed, isLeft: true }
}

/** What was typed without units that have a place in the queue; undefined where all have one. */
function typedUnmade(typed: Typed): Typed | undefined {
  const count = unitCount(typed)
  if (count === 0) return typedAt(typed, '/place') === '' ? typed : undefined
  const made = Array.from({ length: count }, (_, unit) => unit).filter(
    (unit) => typedAt(typed, `/units/${unit}/place`) !== '',
  )
  if (made.length === count) return undefined
  let left = typed
  for (const unit of made.toReversed()) left = withoutUnit(left, unit)
  return left
}

/** Forgets a form: it was recorded, or thrown away. */
export function dropDraft(operator: string | undefined, draft: Draft): void {
  write(
    operator,
    recallDrafts(operator).filter((one) => !isSame(one, draft)),
  )
}

function write(operator: string | undefined, drafts: readonly Draft[]): void {
  const kept = drafts.map(({ typed, ...draft }): Kept => ({ ...draft, typed: [...typed] }))
  if (kept.length === 0) forget(nameFor(operator))
  else remember(nameFor(operator), JSON.stringify(kept))
}

/** Whether two are the same form for the same batch, however it is filled in; where neither names one yet, for the same scan. */
function isSame(one: Draft, next: Draft): boolean {
  if (one.place !== undefined || next.place !== undefined) return one.place === next.place
  const { stream, stage } = one.form
  if (stream !== next.form.stream || stage !== next.form.stage) return false
  if (one.code !== '' || next.code !== '') return one.code === next.code
  return typedAt(one.typed, '/id') === typedAt(next.typed, '/id')
}

type Kept = Omit<Draft, 'typed'> & { readonly typed: readonly [string, readonly string[]][] }

function draftOf({ typed, ...draft }: Kept): Draft {
  return { ...draft, typed: new Map(typed) }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false
  const { form, code, typed } = value as Partial<Kept>
  return Array.isArray(form?.questions) && typeof code === 'string' && Array.isArray(typed)
}

function nameFor(operator = ''): string {
  return `drafts.${operator}`
}
