import type { Shown } from './phrases.ts'
import type { Language, Words } from './words.ts'

/** What names mean to a person: those of fields, and those of stages, states, kinds and whatever else a sentence names. */
export interface ShownNames {
  readonly names?: Readonly<Record<string, Words>>
  readonly fields?: Readonly<Record<string, Words>>
}

/** Places that hold what somebody wrote: a batch called "weighed" is no stage. */
const written: ReadonlySet<string> = new Set([
  'batch',
  'given',
  'facility',
  'event',
  'id',
  'credit',
  'other',
  'others',
  'serial',
  'passport',
])

const ofFields: ReadonlySet<string> = new Set(['field', 'fields'])

/** Shows names by their labels in one language; a name without one is shown as it is. */
export function shownIn(language: Language, { names = {}, fields = {} }: ShownNames): Shown {
  return (value, place) => {
    const name = String(value)
    if (written.has(place)) return name
    const labels = ofFields.has(place) ? fields : names
    return Object.hasOwn(labels, name) ? (labels[name]?.[language] ?? name) : name
  }
}
