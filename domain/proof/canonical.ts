import canonicalize from 'canonicalize'

/** SHA-256 of the UTF-8 bytes of a text, as base64url without padding; given from outside, since domain has no I/O. */
export type Hash = (text: string) => string

/**
 * JSON Canonicalization Scheme, RFC 8785: the only way that anything hashed is written. Plain values, nearly all that there are,
 * are put in order and written by the engine, in half the time; all others, and what has no canonical form, go to the package.
 */
export function canonical(value: unknown): string {
  return plainly(value) ?? byThePackage(value)
}

/** Whether a value of JSON can be written so: no number beyond a double's range, no half of a surrogate pair. */
export function hasCanonicalForm(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || value === null) return value !== undefined
  if (Array.isArray(value)) return value.every(hasCanonicalForm)
  for (const [name, one] of Object.entries(value)) {
    if (!name.isWellFormed() || !(one === undefined || hasCanonicalForm(one))) return false
  }
  return true
}

function byThePackage(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('Cannot write canonical JSON: value is undefined')
  return text
}

function plainly(value: unknown): string | undefined {
  const ordered = inOrder(value, 0)
  if (ordered === notPlain) return undefined
  const text = JSON.stringify(ordered)
  // So it writes half a surrogate pair, which has no canonical form.
  return text.includes('\\ud') ? undefined : text
}

const notPlain = Symbol('not plain')

/** Deeper is nothing that we write; what goes in circles ends there too. */
const mostDepth = 32

/** The value with the names of its objects in order; `notPlain` where the engine would write it otherwise than the scheme. */
function inOrder(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) ? value : notPlain
    case 'object':
      if (value === null) return null
      if (depth > mostDepth) return notPlain
      return Array.isArray(value) ? itemsInOrder(value, depth) : namesInOrder(value, depth)
    default:
      return notPlain
  }
}

function itemsInOrder(items: readonly unknown[], depth: number): unknown {
  const ordered: unknown[] = []
  for (const item of items) {
    const one = inOrder(item, depth + 1)
    if (one === notPlain) return notPlain
    ordered.push(one)
  }
  return ordered
}

function namesInOrder(object: object, depth: number): unknown {
  if (Object.getPrototypeOf(object) !== Object.prototype || 'toJSON' in object) return notPlain
  const ordered: Record<string, unknown> = {}
  const given = object as Readonly<Record<string, unknown>>
  for (const name of Object.keys(given).sort()) {
    // An engine puts names that are numbers first, whatever their order, and this one would name a parent.
    if (startsWithDigit.test(name) || name === '__proto__') return notPlain
    const value = given[name]
    if (value === undefined) continue
    const one = inOrder(value, depth + 1)
    if (one === notPlain) return notPlain
    ordered[name] = one
  }
  return ordered
}

const startsWithDigit = /^[0-9]/
