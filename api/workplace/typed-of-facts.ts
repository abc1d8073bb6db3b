import type { Facts, FactValue, Field } from '../../domain/field.ts'
import { escapePointer } from '../../domain/json-pointer.ts'
import { localText } from '../../domain/local-clock.ts'
import { noneOf } from '../../workflows/form/lines.ts'
import type { Typed } from '../../workflows/form/typed.ts'

/** What a form that said these facts was filled in with: what `factsAt` reads as they are. */
export function typedOfFacts(
  fields: readonly Field[],
  facts: Facts,
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
  field: Field,
  value: FactValue,
  { at, timeZone }: { readonly at: string; readonly timeZone: string },
): readonly (readonly [string, readonly string[]])[] {
  const { parts } = field
  if (parts !== undefined && Array.isArray(value)) {
    const lines: readonly FactValue[] = value
    if (lines.length === 0) return [[at, [noneOf]]]
    return lines.flatMap((line, index) => [
      ...typedOfFacts(parts, line as Facts, { under: `${at}/${index}`, timeZone }),
    ])
  }
  if (field.files !== undefined) return [[at, textsIn(value)]]
  switch (field.type) {
    case 'yes_no':
      return [[at, [value === true ? 'yes' : 'no']]]
    case 'choices':
      return [[at, textsIn(value)]]
    case 'list':
      return [[at, [textsIn(value).join('\n')]]]
    case 'time':
      return [[at, [localText(String(value), timeZone)]]]
    case 'record':
      return [[at, [JSON.stringify(value)]]]
    case 'text':
    case 'whole':
    case 'decimal':
    case 'choice':
    case 'date':
      return [[at, [String(value)]]]
    default:
      return field.type satisfies never
  }
}

function textsIn(value: FactValue): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)]
}
