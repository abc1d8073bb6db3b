import { type Audience, audiences, type FactValue } from '../field.ts'
import { type Known, valueIn } from './known.ts'
import type { Obligation, PassportTable, Point } from './point.ts'

/** What is known of one point. */
export interface Scored {
  readonly point: Point
  readonly obligation: Obligation
  /** Who may read the answer: never more than may read the facts it comes from. */
  readonly audience: Audience
  /** Values by field name; one that was worked out stands under `derived`. */
  readonly values: Readonly<Record<string, FactValue>>
  readonly partly?: true
}

/** Counts over the points that the category's readiness is about. */
export interface Readiness {
  readonly asked: number
  readonly have: number
  readonly derived: number
  readonly lacking: number
}

/** A passport held against the points of its category. It never says complete: `lacking` says what it is not. */
export interface PassportScore {
  readonly category: string
  readonly have: readonly Scored[]
  readonly derived: readonly Scored[]
  readonly lacking: readonly Scored[]
  /** Points that are not to be filled yet, or not at all, whatever is known. */
  readonly unasked: readonly Scored[]
  readonly readiness: Readiness
}

const outside: ReadonlySet<Obligation> = new Set(['pending', 'not_filled'])

/** Holds what is known against every point of a category: what is had, what can be derived, what lacks. */
export function scorePassport(table: PassportTable, category: string, known: Known): PassportScore {
  const all = table.points.map((point) => scorePoint(point, category, known))
  return scoreOf(category, all, table.counted)
}

/** The score that points make together, of which those of one obligation count for readiness. */
export function scoreOf(
  category: string,
  all: readonly { readonly state: State; readonly scored: Scored }[],
  asked: Obligation,
): PassportScore {
  const of = (state: State) => all.filter((one) => one.state === state).map(({ scored }) => scored)
  const counted = (state: State) =>
    of(state).filter(({ obligation }) => obligation === asked).length
  const [have, derived, lacking] = [counted('have'), counted('derived'), counted('lacking')]
  return {
    category,
    have: of('have'),
    derived: of('derived'),
    lacking: of('lacking'),
    unasked: of('unasked'),
    readiness: { asked: have + derived + lacking, have, derived, lacking },
  }
}

/** Where a point of a passport stands. */
export type State = 'have' | 'derived' | 'lacking' | 'unasked'

function scorePoint(
  point: Point,
  category: string,
  known: Known,
): { readonly state: State; readonly scored: Scored } {
  // What a category does not name is asked of none of its passports.
  const obligation = point.obligations[category] ?? 'not_filled'
  const nothing = { point, obligation, audience: point.audience, values: {} }
  if (outside.has(obligation)) return { state: 'unasked', scored: nothing }
  const names = point.answers.find(
    (set) => set.length > 0 && set.every((name) => isKnown(known, name)),
  )
  if (names !== undefined) {
    const shown = [...names, ...(point.beside ?? []).filter((name) => isKnown(known, name))]
    const values: Record<string, FactValue> = {}
    for (const name of shown) values[name] = valueIn(known, name) ?? null
    return {
      state: 'have',
      scored: { ...nothing, audience: strictest(point, shown, known), values },
    }
  }
  const derived = point.derive?.(known)
  if (derived === undefined) return { state: 'lacking', scored: nothing }
  const scored = {
    ...nothing,
    audience: strictest(point, derived.from, known),
    values: { derived: derived.value },
  }
  return {
    state: 'derived',
    scored: derived.partly === true ? { ...scored, partly: true } : scored,
  }
}

function isKnown(known: Known, name: string): boolean {
  const value = valueIn(known, name)
  return value !== undefined && value !== null
}

/** A point that everyone may read discloses nothing that was recorded for fewer. */
function strictest({ audience }: Point, names: readonly string[], { audienceOf }: Known): Audience {
  const all = [audience, ...names.map(audienceOf)]
  return audiences[Math.max(...all.map((one) => audiences.indexOf(one)))] ?? 'holder'
}
