import { escapePointer } from '../../domain/json-pointer.ts'
import { nextInOrder } from './numbering.ts'
import type { Question } from './question.ts'
import { type FilledForm, scanOfForm } from './scan-of-form.ts'
import type { StageForm } from './stage-form.ts'
import { type Typed, typedAt } from './typed.ts'

/** Most units that are answered in one form. */
export const mostUnits = 40

/** A scan that a form means; of which of several units it is, where each is a scan of its own. */
export interface MadeScan {
  readonly scan: Record<string, unknown> & { readonly id: string }
  readonly unit?: number
}

/**
 * Whether a stage of one batch may be answered for several at once, each a scan of its own: twelve modules on one bench. What makes new
 * batches or loses mass is one thing after the other.
 */
export function isForMany({ batches, outputs, losses }: StageForm): boolean {
  return batches?.most === 1 && outputs === undefined && losses === undefined
}

/** Whether a question is answered once for all units of a form; else each unit has its own answer. */
export function isShared({ holds, namesRecorder, counted }: Question): boolean {
  return counted !== true && (holds !== undefined || namesRecorder === true)
}

/** How many units a form is about; none where it is about one batch, or one scan of several. */
export function unitCount(typed: Typed): number {
  let count = 0
  while (typed.has(`/units/${count}/batch`)) count += 1
  return count
}

/** What was typed with a further unit: the first two make the answers that are not shared into those of each. Numbers go on in order. */
export function withUnit(
  form: StageForm,
  typed: Typed,
  { code, id }: { readonly code: string; readonly id: string },
): Typed {
  const next = new Map(unitCount(typed) === 0 ? partedTyped(form, typed) : typed)
  const index = unitCount(next)
  next.set(`/units/${index}/batch`, [code])
  next.set(`/units/${index}/id`, [id])
  for (const { name } of form.questions.filter(({ counted }) => counted)) {
    const before = typedAt(next, factOf(index - 1, name))
    if (before.trim() !== '') next.set(factOf(index, name), [nextInOrder(before)])
  }
  return next
}

/** What was typed with an answer of one unit; where it is a number in an order, those after it that went on from it go on from the new one. */
export function withUnitAnswer(
  form: StageForm,
  typed: Typed,
  { unit, name, values }: { unit: number; name: string; values: readonly string[] },
): Typed {
  const next = new Map(typed)
  next.set(factOf(unit, name), values)
  const isCounted = form.questions.some((one) => one.name === name && one.counted === true)
  if (!isCounted) return next
  for (let index = unit + 1; index < unitCount(typed); index += 1) {
    const old = nextInOrder(typedAt(typed, factOf(index - 1, name)))
    const own = typedAt(typed, factOf(index, name))
    if (own !== old && own.trim() !== '') break
    next.set(factOf(index, name), [nextInOrder(typedAt(next, factOf(index - 1, name)))])
  }
  return next
}

/** What was typed without one unit; of two that were there the other one is alone again, its answers those of the form. */
export function withoutUnit(typed: Typed, gone: number): Typed {
  const kept = new Map<string, readonly string[]>()
  const count = unitCount(typed)
  for (const [pointer, values] of typed) {
    const [, index, rest] = /^\/units\/(\d+)(\/.*)$/.exec(pointer) ?? []
    const at = Number(index)
    if (index === undefined) kept.set(pointer, values)
    else if (at !== gone) kept.set(`/units/${at > gone ? at - 1 : at}${rest}`, values)
  }
  return count === 2 ? joinedTyped(kept) : kept
}

/** The scans that a form means: one, or one of each unit, its own answers before those that all share. */
export function scansOfForm(filled: FilledForm): readonly MadeScan[] {
  const count = unitCount(filled.typed)
  if (count === 0) return [{ scan: scanOfForm(filled) }]
  return Array.from({ length: count }, (_, unit) => ({
    scan: scanOfForm({ ...filled, typed: typedOfUnit(filled.typed, unit) }),
    unit,
  }))
}

/** Where a fault of a unit's scan is said in the form. */
export function pointerOfUnit(form: StageForm, unit: number, pointer: string): string {
  const [, place = '', rest = ''] = /^\/batches\/0(?:\/(batch|massGrams))?(.*)$/.exec(pointer) ?? []
  if (pointer.startsWith('/batches')) return `/units/${unit}/${place || 'batch'}${rest}`
  const shared = form.questions.filter(isShared).map(({ name }) => `/facts/${escapePointer(name)}`)
  const isOfAll = shared.some((at) => pointer === at || pointer.startsWith(`${at}/`))
  return pointer.startsWith('/facts/') && !isOfAll ? `/units/${unit}${pointer}` : pointer
}

/** One unit's form: what all share, and its own answers in the place of those. */
function typedOfUnit(typed: Typed, unit: number): Typed {
  const own = new Map([...typed].filter(([pointer]) => !pointer.startsWith('/units/')))
  const prefix = `/units/${unit}`
  for (const [pointer, values] of typed) {
    if (!pointer.startsWith(`${prefix}/`)) continue
    if (pointer.startsWith(`${prefix}/facts/`) && values.every((value) => value.trim() === ''))
      continue
    own.set(placeAlone(pointer.slice(prefix.length)), values)
  }
  return own
}

/** The form of one batch as that of a first unit. */
function partedTyped(form: StageForm, typed: Typed): Typed {
  const shared = new Set(
    form.questions.filter(isShared).map(({ name }) => `/facts/${escapePointer(name)}`),
  )
  const parted = new Map<string, readonly string[]>()
  for (const [pointer, values] of typed) {
    const [, name] = /^(\/facts\/[^/]+)/.exec(pointer) ?? []
    if (pointer === '/id') parted.set('/units/0/id', values)
    else if (pointer.startsWith('/batches/0/'))
      parted.set(`/units/0${pointer.slice('/batches/0'.length)}`, values)
    else if (name !== undefined && !shared.has(name)) parted.set(`/units/0${pointer}`, values)
    else parted.set(pointer, values)
  }
  return parted
}

function joinedTyped(typed: Typed): Typed {
  const joined = new Map<string, readonly string[]>()
  for (const [pointer, values] of typed) {
    const rest = pointer.startsWith('/units/0/') ? pointer.slice('/units/0'.length) : undefined
    joined.set(rest === undefined ? pointer : placeAlone(rest), values)
  }
  return joined
}

function placeAlone(pointer: string): string {
  return pointer === '/batch' || pointer === '/massGrams' ? `/batches/0${pointer}` : pointer
}

function factOf(unit: number, name: string): string {
  return `/units/${unit}/facts/${escapePointer(name)}`
}
