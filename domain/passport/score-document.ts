import type { FactValue } from '../field.ts'
import { isObject } from '../proof/proof-fault.ts'
import type { PassportTable, Point } from './point.ts'
import { readDocument, type Told } from './read-document.ts'
import { type PassportScore, type Scored, type State, scoreOf } from './score.ts'

/**
 * Names by which passports of others answer a point, by its number: of several sets the first that is whole answers. A name is a
 * path from anywhere (`manufacturer.address`) or, with `^`, from the product itself.
 */
export type NamesElsewhere = Readonly<Record<number, readonly (readonly string[])[]>>

/** What a passport is held against. */
export interface ScoreOptions {
  readonly table: PassportTable
  readonly elsewhere?: NamesElsewhere
  /** As the table has it, in any case; by what the document says where nobody says. */
  readonly category?: string
  /** Finds the category in the words of others. */
  readonly categoryIn?: (words: string) => string | undefined
}

/**
 * Holds any passport against the points of its category: one of ours or of anybody else, token, credential or plain values. What it
 * does not know it passes over; what is no document at all lacks every point. Nothing of it is believed or checked by this.
 */
export function scoreDocument(document: unknown, options: ScoreOptions): PassportScore {
  const { table, elsewhere = {} } = options
  const told = readDocument(document) ?? []
  const category = categoryOf(told, options)
  const derived = derivedIn(told)
  const all = table.points.map((point) => {
    const obligation = point.obligations[category] ?? 'not_filled'
    const nothing: Scored = { point, obligation, audience: point.audience, values: {} }
    if (obligation === 'pending' || obligation === 'not_filled') return stateOf('unasked', nothing)
    const values = answerIn(told, [...point.answers, ...(elsewhere[point.number] ?? [])])
    if (values !== undefined) return stateOf('have', { ...nothing, values })
    const worked = derived.get(point.number)
    if (worked === undefined) return stateOf('lacking', nothing)
    return stateOf('derived', { ...nothing, values: { derived: worked } })
  })
  return scoreOf(category, all, table.counted)
}

function stateOf(state: State, scored: Scored) {
  return { state, scored }
}

function answerIn(
  told: readonly Told[],
  sets: readonly (readonly string[])[],
): Readonly<Record<string, FactValue>> | undefined {
  for (const set of sets) {
    const found = set.map((name) => [name, told.find(({ path }) => leadsTo(path, name))] as const)
    if (set.length === 0 || found.some(([, one]) => one === undefined)) continue
    return Object.fromEntries(found.map(([name, one]) => [name, one?.value as FactValue]))
  }
  return undefined
}

function leadsTo(path: readonly string[], name: string): boolean {
  const names = name.replace('^', '').split('.')
  if (name.startsWith('^') && path.length !== names.length) return false
  const end = path.slice(-names.length)
  return end.length === names.length && names.every((one, at) => end[at] === one)
}

/** What a passport of ours says that it worked out, by the number of the point. */
function derivedIn(told: readonly Told[]): ReadonlyMap<Point['number'], FactValue> {
  const lists = told.filter(({ path }) => path.at(-1) === 'derivedPoints')
  return new Map(
    lists.flatMap(({ value }): [number, FactValue][] =>
      isObject(value) && typeof value.point === 'number'
        ? [[value.point, (value.value ?? null) as FactValue]]
        : [],
    ),
  )
}

function categoryOf(told: readonly Told[], { table, category, categoryIn }: ScoreOptions): string {
  const known = (asked: string) =>
    Object.keys(table.categories).find((one) => one.toLowerCase() === asked.toLowerCase())
  if (category !== undefined) return known(category) ?? categoryIn?.(category) ?? category
  const facts = Object.fromEntries(told.map(({ path, value }) => [path.at(-1), value as FactValue]))
  const own = table.categoryOf(facts)
  if (own !== undefined) return own
  const texts = told.flatMap(({ path, value }) =>
    /categor|classification/i.test(path[0] ?? '') && typeof value === 'string' ? [value] : [],
  )
  for (const text of texts) {
    const found = known(text) ?? categoryIn?.(text)
    if (found !== undefined) return found
  }
  return ''
}
