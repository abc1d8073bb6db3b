import type { Field } from '../field.ts'
import type { Words } from '../words.ts'

/** The same fields, asked under one heading of a long form. */
export function inSection(section: Words, fields: readonly Field[]): readonly Field[] {
  return fields.map((field) => ({ ...field, section }))
}
