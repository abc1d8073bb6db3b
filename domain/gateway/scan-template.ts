import { escapePointer } from '../json-pointer.ts'
import { type Fault, faultOf } from '../refusal.ts'
import { decimalAt, nothingAt, type Said, shown, valueAt, wholeAt } from './value-at.ts'

/** What fills a template: a message's payload, and the parts of its topic. */
export interface Filling {
  readonly payload: unknown
  readonly parts: Readonly<Record<string, string>>
}

/** Units of masses in a template, and how many grams one is. */
const grams: Readonly<Record<string, string>> = { g: '1', kg: '1000', t: '1000000' }

type Slot =
  | { readonly part: string }
  | { readonly at: string; readonly unit: string | undefined; readonly as: string | undefined }
  | undefined

/** What is wrong with the places of a template that are filled. `parts` are those of its topics. */
export function faultsInTemplate(
  template: unknown,
  pointer: string,
  parts: readonly string[],
): readonly Fault[] {
  if (typeof template !== 'object' || template === null) return []
  const slot = slotIn(template)
  if (slot === undefined) {
    return Object.entries(template).flatMap(([name, inner]) =>
      faultsInTemplate(inner, `${pointer}/${escapePointer(name)}`, parts),
    )
  }
  if ('part' in slot) {
    if (parts.includes(slot.part)) return []
    return [faultOf(pointer, 'gateway_part_not_named', { part: slot.part })]
  }
  const isPointer = slot.at === '' || slot.at.startsWith('/')
  const isUnit = slot.unit === undefined || Object.hasOwn(grams, slot.unit)
  const isForm = slot.as === undefined || (slot.as === 'decimal' && slot.unit === undefined)
  if (isPointer && isUnit && isForm) return []
  return [faultOf(pointer, 'gateway_slot_wrong', { given: shown(slot) })]
}

/** A template with its places filled, or why a message does not fill them. */
export function fillTemplate(template: unknown, filling: Filling): Said<unknown> {
  if (typeof template !== 'object' || template === null) return { value: template }
  const slot = slotIn(template)
  if (slot !== undefined) return fillSlot(slot, filling)
  const filled: [string, unknown][] = []
  for (const [name, inner] of Object.entries(template)) {
    const said = fillTemplate(inner, filling)
    if ('says' in said) return said
    filled.push([name, said.value])
  }
  const values = filled.map(([, one]) => one)
  return { value: Array.isArray(template) ? values : Object.fromEntries(filled) }
}

function fillSlot(slot: NonNullable<Slot>, { payload, parts }: Filling): Said<unknown> {
  if ('part' in slot) return { value: parts[slot.part] ?? '' }
  if (slot.unit !== undefined) return wholeAt(payload, slot.at, grams[slot.unit])
  if (slot.as === 'decimal') return decimalAt(payload, slot.at)
  const value = valueAt(payload, slot.at)
  if (value === undefined) return nothingAt(slot.at)
  if (isPlain(value)) return { value }
  return { says: 'unmapped_no_text', values: { pointer: slot.at, given: shown(value) } }
}

/** Texts, numbers and yes or no, all of which can be signed: a payload brings nothing into a scan that the file does not name. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  return typeof value === 'boolean' || Number.isFinite(value)
}

/** The place that an object stands for, by its names alone: `{"at": …}`, with `unit` or `as` or without, or `{"part": …}`. */
function slotIn(template: object): Slot {
  if (Array.isArray(template)) return undefined
  const { at, unit, as, part, ...more } = template as Readonly<Record<string, unknown>>
  if (Object.keys(more).length > 0) return undefined
  if (typeof part === 'string' && Object.keys(template).length === 1) return { part }
  if (typeof at !== 'string' || part !== undefined) return undefined
  return { at, unit: wordOf(unit), as: wordOf(as) }
}

/** Whatever is no word is none that is known either. */
function wordOf(given: unknown): string | undefined {
  return given === undefined ? undefined : String(given)
}
