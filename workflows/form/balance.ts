import { gramsIn } from './grams.ts'
import { type RowList, rowCount } from './rows.ts'
import { codeOf } from './scan-of-form.ts'
import type { StageForm } from './stage-form.ts'
import { type Typed, typedAt } from './typed.ts'

/** What went in and came out of a process so far, in whole grams. */
export interface Balance {
  readonly inGrams: number
  readonly outGrams: number
  readonly lostGrams: number
  /** In less out and lost: negative where more came out than went in. */
  readonly openGrams: number
  /** Whether the rest is more than the stage lets pass as the scales' difference. */
  readonly isOff: boolean
  /** Codes of batches of which nobody here knows the mass, so that nothing can be said yet. */
  readonly unknown: readonly string[]
}

/** Grams that a batch holds: null when never weighed, undefined when not known here. */
export type KnownMass = (code: string) => number | null | undefined

/**
 * The running balance of a stage that turns batches into others; undefined for any other stage. The rule is that of the one way in
 * (`weighProcess`): in and added less made and lost, within the stage's allowance of what went in.
 */
export function balanceOf(
  form: StageForm,
  typed: Typed,
  knownMass: KnownMass,
): Balance | undefined {
  if (form.mass !== 'transformed') return undefined
  const unknown: string[] = []
  const taken = linesOf(typed, 'batches', (at) => {
    const code = codeOf(typedAt(typed, `${at}/batch`))
    const written = gramsIn(typedAt(typed, `${at}/massGrams`))
    if (code === '' || written !== undefined) return written ?? 0
    const held = knownMass(code)
    if (typeof held !== 'number') unknown.push(code)
    return held ?? 0
  })
  const massAt = (at: string) => gramsIn(typedAt(typed, `${at}/massGrams`)) ?? 0
  const inGrams = total(taken) + total(linesOf(typed, 'additions', massAt))
  const outGrams = total(linesOf(typed, 'outputs', massAt))
  const lostGrams = total(linesOf(typed, 'losses', massAt))
  const openGrams = inGrams - outGrams - lostGrams
  const allowance = form.toleranceBasisPoints ?? 0
  const isOff = unknown.length === 0 && Math.abs(openGrams) * 10_000 > inGrams * allowance
  return { inGrams, outGrams, lostGrams, openGrams, isOff, unknown }
}

function linesOf(typed: Typed, list: RowList, gramsAt: (at: string) => number): readonly number[] {
  return Array.from({ length: rowCount(typed, list) }, (_, index) => gramsAt(`/${list}/${index}`))
}

function total(grams: readonly number[]): number {
  return grams.reduce((sum, one) => sum + one, 0)
}
