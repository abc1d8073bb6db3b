import { escapePointer } from '../../domain/json-pointer.ts'
import type { Question } from './question.ts'
import type { StageForm } from './stage-form.ts'
import { type Typed, typedAt } from './typed.ts'

/** What one stage's form keeps at one place: answers by the name of the question, and those that belong to another answer, by that answer. */
export interface Held {
  readonly answers: Readonly<Record<string, readonly string[]>>
  /** By question that it hangs on, then by the answer to that: what belongs to one bench. */
  readonly of: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>>
  >
}

/** Nothing kept yet. */
export const nothingHeld: Held = { answers: {}, of: {} }

/** Most answers that are kept of what belongs to one question: benches that are long gone make room. */
const mostKept = 30

/**
 * What to offer the next time, after a scan went well: answers of equipment, place and method, never a reading, a mass, a sign or a person.
 * An answer that was left empty is forgotten.
 */
export function heldAfter(before: Held, form: StageForm, typed: Typed): Held {
  const answers = { ...before.answers }
  const of = { ...before.of }
  for (const question of form.questions) {
    const { name, holds } = question
    const values = answered(typed, question)
    if (holds === 'place') {
      if (values === undefined) delete answers[name]
      else answers[name] = values
    } else if (typeof holds === 'object') {
      const key = typedAt(typed, pointerOf(holds.with)).trim()
      if (key === '') continue
      const { [key]: known = {}, ...others } = of[holds.with] ?? {}
      const { [name]: _, ...rest } = known
      const kept = values === undefined ? rest : { ...rest, [name]: values }
      of[holds.with] = Object.fromEntries([...Object.entries(others), [key, kept]].slice(-mostKept))
    }
  }
  return { answers, of }
}

/** What was typed with what is kept filled in wherever nothing stands yet, and which questions were filled in so. */
export function withHeld(
  typed: Typed,
  form: StageForm,
  held: Held,
): { readonly typed: Typed; readonly offered: ReadonlySet<string> } {
  const next = new Map(typed)
  const offered = new Set<string>()
  const offer = (question: Question, values: readonly string[] | undefined) => {
    const at = pointerOf(question.name)
    if (values === undefined || typed.has(at)) return
    next.set(at, stillOffered(question, values))
    offered.add(at)
  }
  for (const question of form.questions) {
    if (question.holds === 'place') offer(question, held.answers[question.name])
  }
  for (const question of form.questions) {
    if (typeof question.holds !== 'object') continue
    offer(question, heldWith(held, question, typedAt(next, pointerOf(question.holds.with))))
  }
  return { typed: next, offered }
}

/** What belongs to an answer that was just given, such as the calibration of another bench; empty answers where nothing is known of it. */
export function heldBy(
  held: Held,
  form: StageForm,
  { name, answer }: { readonly name: string; readonly answer: string },
): ReadonlyMap<string, readonly string[]> {
  const hanging = form.questions.filter(
    ({ holds }) => typeof holds === 'object' && holds.with === name,
  )
  return new Map(
    hanging.map((question) => [pointerOf(question.name), heldWith(held, question, answer) ?? ['']]),
  )
}

function heldWith(
  { of }: Held,
  { name, holds }: Question,
  answer: string,
): readonly string[] | undefined {
  if (typeof holds !== 'object') return undefined
  const known = of[holds.with]
  const key = answer.trim()
  return known !== undefined && Object.hasOwn(known, key) ? known[key]?.[name] : undefined
}

/** Of answers to choose from, those that a later version of the table still has. */
function stillOffered({ options }: Question, values: readonly string[]): readonly string[] {
  if (options === undefined) return values
  return values.filter((value) => options.some((option) => option.value === value))
}

function answered(typed: Typed, { name }: Question): readonly string[] | undefined {
  const values = (typed.get(pointerOf(name)) ?? []).filter((value) => value.trim() !== '')
  return values.length === 0 ? undefined : values
}

function pointerOf(name: string): string {
  return `/facts/${escapePointer(name)}`
}
