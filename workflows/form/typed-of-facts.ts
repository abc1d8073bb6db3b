import type { FieldType } from '../../domain/field.ts'
import { parseInstant } from '../../domain/instant.ts'
import { escapePointer } from '../../domain/json-pointer.ts'
import { localText } from '../../domain/local-clock.ts'
import { noneOf } from './lines.ts'
import type { Answered } from './scan-of-form.ts'
import type { Typed } from './typed.ts'

/**
 * What a form that said these facts was filled in with: what `factsAt` reads as they are. What could not be read when it was typed, and so
 * stands there as it was, comes back as it was.
 */
export function typedOfFacts(
  fields: readonly Answered[],
  facts: Readonly<Record<string, unknown>>,
  { under, timeZone }: { readonly under: string; readonly timeZone: string },
): Typed {
  return new Map(
    fields.flatMap((field) => {
      const value = facts[field.name]
      if (value === undefined || value === null) return []
      return typedOf(field, value, { at: `${under}/${escapePointer(field.name)}`, timeZone })
    }),
  )
}

function typedOf(
  { parts, type, files }: Answered,
  value: unknown,
  { at, timeZone }: { readonly at: string; readonly timeZone: string },
): readonly (readonly [string, readonly string[]])[] {
  if (parts !== undefined && Array.isArray(value)) {
    if (value.length === 0) return [[at, [noneOf]]]
    return value.flatMap((line: unknown, index) => [
      ...typedOfFacts(parts, recordIn(line), { under: `${at}/${index}`, timeZone }),
    ])
  }
  if (files !== undefined) return [[at, textsIn(value)]]
  return [[at, answersOf(type, value, timeZone)]]
}

function answersOf(type: FieldType, value: unknown, timeZone: string): readonly string[] {
  switch (type) {
    case 'yes_no':
      return [value === true ? 'yes' : value === false ? 'no' : String(value)]
    case 'choices':
      return textsIn(value)
    case 'list':
      return [textsIn(value).join('\n')]
    case 'time': {
      const text = String(value)
      return [parseInstant(text) !== undefined ? localText(text, timeZone) : text]
    }
    case 'record':
      return [typeof value === 'string' ? value : JSON.stringify(value)]
    case 'text':
    case 'whole':
    case 'decimal':
    case 'choice':
    case 'date':
      return [String(value)]
    default:
      return type satisfies never
  }
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)]
}

/** A line of a list, as far as it is one. */
function recordIn(line: unknown): Readonly<Record<string, unknown>> {
  return typeof line === 'object' && line !== null ? { ...line } : {}
}
