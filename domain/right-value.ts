import type { Field } from './field.ts'
import type { FileRule } from './file-name.ts'
import { type Saying, sentence } from './phrases.ts'
import { unitText } from './unit-words.ts'
import { type Language, wordsFrom } from './words.ts'
import { rightWriting } from './writing.ts'

/** What a right value of a field looks like, as a part of a sentence in any language. */
export function rightOf(field: Field): Saying {
  if (field.files !== undefined) return rightFiles(field, field.files)
  const choices = Object.keys(field.choices ?? {})
  switch (field.type) {
    case 'text':
      if (field.writing !== undefined) return rightWriting(field.writing)
      return { says: 'right_text_between', values: { most: field.longest ?? 200 } }
    case 'whole':
      return { says: 'right_whole', values: { bounds: boundsOf(field), unit: unitOf(field) } }
    case 'decimal':
      return { says: 'right_decimal', values: { bounds: boundsOf(field), unit: unitOf(field) } }
    case 'yes_no':
      return { says: 'right_yes_no' }
    case 'choice':
      return { says: 'right_choice', values: { choices } }
    case 'choices':
      return { says: 'right_choices', values: { choices } }
    case 'time':
      return { says: 'right_time', values: { example: '2026-11-22T10:15:00+08:00' } }
    case 'date':
      return { says: 'right_day', values: { example: '2026-11-22' } }
    case 'list':
      return { says: 'right_texts' }
    case 'record':
      if (field.parts !== undefined) {
        return { says: 'right_parts', values: { fields: field.parts.map(({ name }) => name) } }
      }
      return { says: 'right_record' }
    default:
      return field.type satisfies never
  }
}

function rightFiles({ longest = 200 }: Field, { kind, most = 1, orReference }: FileRule): Saying {
  if (orReference === true) return { says: 'right_file_or_reference', values: { most: longest } }
  return kind === 'photo' ? { says: 'right_photos', values: { most } } : { says: 'right_file' }
}

/** The same as text. */
export function expectation(field: Field, language: Language = 'en'): string {
  const { says, values = {} } = rightOf(field)
  return sentence(says, values, language)
}

function boundsOf({ least, most, above }: Field): Saying {
  if (above !== undefined) {
    return most === undefined
      ? { says: 'bounds_above', values: { above } }
      : { says: 'bounds_above_to', values: { above, most } }
  }
  if (least !== undefined) {
    return most === undefined
      ? { says: 'bounds_from', values: { least } }
      : { says: 'bounds_between', values: { least, most } }
  }
  return most === undefined ? { says: 'bounds_none' } : { says: 'bounds_to', values: { most } }
}

function unitOf({ unit }: Field): Saying {
  const text = wordsFrom((language) => unitText(unit, language))
  // What is only counted has no unit to write.
  return text.en === '' ? { says: 'unit_none' } : { says: 'unit_in', values: { unit: text } }
}
