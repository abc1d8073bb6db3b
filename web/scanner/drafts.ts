import type { Words } from '../../domain/words.ts'
import type { StageForm } from '../../workflows/form/stage-form.ts'
import type { Typed } from '../../workflows/form/typed.ts'
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

/** A form with what was begun of it for this batch at this facility, as it was left; as given where nothing was. */
export function asBegun(operator: string | undefined, draft: Draft): Draft {
  const facilityOf = ({ typed }: Draft) => typed.get('/facility')?.[0]
  const begun = recallDrafts(operator).find(
    (one) => isSame(one, draft) && facilityOf(one) === facilityOf(draft),
  )
  return begun === undefined ? draft : { ...draft, typed: begun.typed }
}

/**
 * Leaves a form: what was typed stays among the unfinished ones. What mends a scan of the queue goes, since that scan keeps its own answers
 * and may be thrown away there.
 */
export function leaveDraft(operator: string | undefined, draft: Draft): void {
  const drafts = recallDrafts(operator).map((one) =>
    isSame(one, draft) ? { ...one, isLeft: true as const } : one,
  )
  if (draft.place === undefined) write(operator, drafts)
  else dropDraft(operator, draft)
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

/** Whether two are the same form for the same batch, however it is filled in. */
function isSame(one: Draft, next: Draft): boolean {
  if (one.place !== undefined || next.place !== undefined) return one.place === next.place
  const { stream, stage } = one.form
  return stream === next.form.stream && stage === next.form.stage && one.code === next.code
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
