import { escapePointer } from '../../domain/json-pointer.ts'
import { nextInOrder, numberedCodes } from './numbering.ts'
import { mostOf, rowCount, withoutRow } from './rows.ts'
import { codeOf } from './scan-of-form.ts'
import type { StageForm } from './stage-form.ts'
import { type Typed, typedAt } from './typed.ts'

/** New batches that are alike, told in one line: twelve modules of 28.5 kg, numbered by a pattern. */
export interface AlikeBatches {
  readonly count: number
  readonly kind: string
  readonly pattern: string
  /** Mass of each as a person writes it; empty where it is not weighed one by one. */
  readonly mass: string
  /** Answers that all of them have, by the name of the question. */
  readonly facts: Readonly<Record<string, readonly string[]>>
}

/** Codes of the new batches so far, to number round. */
export function newCodes(typed: Typed): ReadonlySet<string> {
  const codes = Array.from({ length: rowCount(typed, 'outputs') }, (_, index) =>
    codeOf(typedAt(typed, `/outputs/${index}/batch`)),
  )
  return new Set(codes.filter((code) => code !== ''))
}

/**
 * What was typed with a line for each of so many new batches, any of which can be changed afterwards; their places in the parent go on from those
 * there are of the kind. Undefined where the pattern gives no codes, or the stage makes no more.
 */
export function withAlike(form: StageForm, typed: Typed, alike: AlikeBatches): Typed | undefined {
  const { count, kind, pattern, mass, facts } = alike
  const codes = numberedCodes(pattern, count, newCodes(typed))
  const next = new Map(withoutBlank(typed))
  const start = rowCount(next, 'outputs')
  if (codes === undefined || start + count > mostOf(form, 'outputs')) return undefined
  const counted = (form.outputs?.questions ?? []).filter(({ counted }) => counted)
  codes.forEach((code, index) => {
    const at = `/outputs/${start + index}`
    next.set(`${at}/batch`, [code])
    next.set(`${at}/kind`, [kind])
    if (mass.trim() !== '') next.set(`${at}/massGrams`, [mass])
    for (const [name, values] of Object.entries(facts)) {
      next.set(`${at}/facts/${escapePointer(name)}`, values)
    }
    for (const { name, requiredFor } of counted) {
      if (requiredFor !== undefined && !requiredFor.includes(kind)) continue
      next.set(`${at}/facts/${escapePointer(name)}`, [placeAfter(next, start + index, kind, name)])
    }
  })
  return next
}

/** The number that follows the last of the same kind: 1 where there is none. */
function placeAfter(typed: Typed, before: number, kind: string, name: string): string {
  for (let index = before - 1; index >= 0; index -= 1) {
    if (typedAt(typed, `/outputs/${index}/kind`) !== kind) continue
    const next = nextInOrder(typedAt(typed, `/outputs/${index}/facts/${escapePointer(name)}`))
    if (next !== '') return next
  }
  return '1'
}

/** Without lines in which nobody wrote anything yet. */
function withoutBlank(typed: Typed): Typed {
  let next = typed
  for (let index = rowCount(next, 'outputs') - 1; index >= 0; index -= 1) {
    const prefix = `/outputs/${index}/`
    const isBlank = [...next].every(
      ([pointer, values]) =>
        !pointer.startsWith(prefix) ||
        pointer === `${prefix}kind` ||
        values.every((value) => value.trim() === ''),
    )
    if (isBlank) next = withoutRow(next, 'outputs', index)
  }
  return next
}
