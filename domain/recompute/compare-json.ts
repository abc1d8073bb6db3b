import { isObject } from '../proof/proof-fault.ts'

/** A place where two values of JSON differ. */
export interface JsonDifference {
  /** JSON pointer. */
  readonly pointer: string
  readonly expected: string
  readonly found: string
}

/** Every place where two values of JSON differ. */
export function differencesIn(
  expected: unknown,
  found: unknown,
  pointer = '',
): readonly JsonDifference[] {
  if (Array.isArray(expected) && Array.isArray(found)) {
    const places = Array.from({ length: Math.max(expected.length, found.length) }, (_, at) => at)
    return places.flatMap((at) => differencesIn(expected[at], found[at], `${pointer}/${at}`))
  }
  if (isObject(expected) && isObject(found)) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])]
    return names.flatMap((name) => differencesIn(expected[name], found[name], `${pointer}/${name}`))
  }
  if (expected === found) return []
  return [{ pointer, expected: textOf(expected), found: textOf(found) }]
}

function textOf(value: unknown): string {
  return value === undefined ? '-' : JSON.stringify(value)
}
