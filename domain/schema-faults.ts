import type { z } from 'zod'
import { faultsInRest, fewFaults, fewNames } from './few-faults.ts'
import { escapePointer } from './json-pointer.ts'
import { mostFaults } from './limits.ts'
import type { FaultName, Saying } from './phrases.ts'
import { type Fault, faultOf } from './refusal.ts'
import { rightIn } from './right.ts'

type Issue = z.core.$ZodIssue

/** Says the faults of a schema in our form, the first ones when there are many. */
export function faultsOfAll(issues: readonly Issue[], given: unknown): readonly Fault[] {
  const named = issues.slice(0, mostFaults).flatMap((issue) => faultsOf(issue, given))
  return fewFaults(named, Math.max(0, issues.length - mostFaults))
}

/**
 * Says a fault of a schema in our form: what was given, as JSON, and what would be right. The sentence is a phrase of ours
 * by the kind of the fault; the library's own words go no further.
 */
export function faultsOf(issue: Issue, given: unknown): readonly Fault[] {
  const pointer = issue.path.map((step) => `/${escapePointer(String(step))}`).join('')
  if (issue.code === 'unrecognized_keys') {
    return [
      ...fewNames(issue.keys).map((name) =>
        faultOf(`${pointer}/${escapePointer(name)}`, 'name_not_described', { name }),
      ),
      ...faultsInRest(pointer, issue.keys),
    ]
  }
  const own = rightIn(issue.message)
  if (own === undefined && issue.code === 'invalid_union') {
    const nearest = nearestOf(issue)
    if (nearest.length > 0) {
      return nearest.flatMap((inner) =>
        faultsOf({ ...inner, path: [...issue.path, ...inner.path] }, given),
      )
    }
  }
  const name = issue.path.at(-1)
  if (issue.code === 'invalid_key') {
    const [inner] = issue.issues
    const right = inner === undefined ? described : rightFor(inner)
    return [faultOf(pointer, 'value_unread', { given: shown(name), right })]
  }
  const value = valueAt(given, issue.path)
  const right = own ?? rightFor(issue)
  if (value === undefined && name !== undefined) {
    return [faultOf(pointer, 'value_missing', { name: String(name), right })]
  }
  return [faultOf(pointer, 'value_unread', { given: shown(value), right })]
}

/** The faults of the one form, out of several, that was nearest: it fits as a whole and has fewest of them. */
function nearestOf({ errors }: Extract<Issue, { code: 'invalid_union' }>): readonly Issue[] {
  const inside = errors.filter((issues) => issues.every(({ path }) => path.length > 0))
  return inside.toSorted((one, other) => one.length - other.length)[0] ?? []
}

const described: Saying = { says: 'right_described' }

/** What would be right, by the kind of the fault. */
function rightFor(issue: Issue): Saying {
  const own = rightIn(issue.message)
  if (own !== undefined) return own
  switch (issue.code) {
    case 'invalid_type':
      return { says: rightTypes[issue.expected] ?? 'right_described' }
    case 'invalid_value':
      return oneOf(issue.values)
    case 'invalid_union':
      return 'options' in issue && issue.options !== undefined ? oneOf(issue.options) : described
    case 'invalid_format':
      return rightFormats[issue.format] ?? described
    case 'too_small':
    case 'too_big':
      return bound(issue)
    case 'not_multiple_of':
      return { says: 'right_multiple', values: { of: Number(issue.divisor) } }
    default:
      return described
  }
}

function oneOf(values: readonly unknown[]): Saying {
  const names = values.map(String)
  const [only] = names
  if (names.length === 1 && only !== undefined) {
    return { says: 'right_exactly', values: { value: only } }
  }
  return { says: 'right_one_of', values: { names } }
}

function bound(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): Saying {
  const counted =
    issue.origin === 'string' ? 0 : issue.origin === 'array' || issue.origin === 'set' ? 1 : 2
  if (issue.code === 'too_small') {
    const least = Number(issue.minimum)
    if (counted === 2 && issue.inclusive === false) {
      return { says: 'right_number_above', values: { least } }
    }
    return { says: rightLeast[counted], values: { least } }
  }
  const most = Number(issue.maximum)
  if (counted === 2 && issue.inclusive === false) {
    return { says: 'right_number_below', values: { most } }
  }
  return { says: rightMost[counted], values: { most } }
}

const rightLeast = ['right_text_from', 'right_list_from', 'right_number_from'] as const
const rightMost = ['right_text_to', 'right_list_to', 'right_number_to'] as const

const rightTypes: Readonly<Record<string, FaultName>> = {
  string: 'right_text',
  number: 'right_number',
  int: 'right_whole_number',
  boolean: 'right_yes_no',
  array: 'right_list',
  object: 'right_object',
  record: 'right_object',
}

const rightFormats: Readonly<Record<string, Saying>> = {
  uuid: { says: 'right_uuid' },
  guid: { says: 'right_uuid' },
  email: { says: 'right_email' },
  date: { says: 'right_day', values: { example: '2026-11-22' } },
  datetime: { says: 'right_time', values: { example: '2026-11-22T10:15:00+08:00' } },
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  let value = given
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<PropertyKey, unknown>)[step]
  }
  return value
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
