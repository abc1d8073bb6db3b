import type { Facts, Field } from './field.ts'

/**
 * Who reads facts, as far as audiences go: `holder` is the organisation that recorded them, with all it knows; everybody else
 * who may look at its rows, an authority or a handheld that somebody may carry away, is not told what is the holder's alone.
 */
export type FactReader = 'holder' | 'other'

/** Tells what a reader may know: whether a fact of this name, as these fields describe it, is shown. */
export function isShownTo(reader: FactReader, fields: readonly Field[], name: string): boolean {
  if (reader === 'holder') return true
  const described = fields.filter((field) => field.name === name)
  // What no field describes any more is nobody else's either: its audience is not known.
  return described.length > 0 && described.every(({ audience }) => audience !== 'holder')
}

/** Facts without those that the reader may not know. */
export function shownFacts<Shown extends Facts | Readonly<Record<string, unknown>>>(
  reader: FactReader,
  fields: readonly Field[],
  facts: Shown,
): Shown {
  const shown = Object.entries(facts).filter(([name]) => isShownTo(reader, fields, name))
  return Object.fromEntries(shown) as Shown
}
