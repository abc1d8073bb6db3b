import type { z } from 'zod'
import { canonical } from '../proof/canonical.ts'
import { jsonIn } from '../proof/record/history.ts'

/** Deeper nothing of an export goes; a stranger's text may. */
const mostDepth = 64

/** What a line of an export holds by its schema; undefined where it is none, or is not written in canonical form (RFC 8785). */
export function readLine<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): z.output<Schema> | undefined {
  return schema.safeParse(canonicalIn(text)).data
}

/**
 * What a text in canonical form holds; undefined for any other. So a line says one thing to whoever reads it: no name stands twice, and no
 * number is rounded.
 */
export function canonicalIn(text: string): unknown {
  const value = jsonIn(text)
  if (value === undefined || !isShallow(value, mostDepth)) return undefined
  try {
    return canonical(value) === text ? value : undefined
  } catch {
    // Half a surrogate pair has no canonical form.
    return undefined
  }
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depth === 0) return false
  return Object.values(value).every((one) => isShallow(one, depth - 1))
}
