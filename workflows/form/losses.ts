import { rowCount, withoutRow } from './rows.ts'
import { type Typed, typedAt } from './typed.ts'

/** Where the mass of a loss stands, by its reason; undefined where none was typed. */
export function lossPointer(typed: Typed, reason: string): string | undefined {
  const index = lineOf(typed, reason)
  return index === undefined ? undefined : `/losses/${index}/massGrams`
}

/** What was typed of the mass lost for a reason. */
export function lossAt(typed: Typed, reason: string): string {
  const at = lossPointer(typed, reason)
  return at === undefined ? '' : typedAt(typed, at)
}

/** What was typed with the mass lost for a reason; a line that is emptied is no line any more. */
export function withLoss(typed: Typed, reason: string, mass: string): Typed {
  const index = lineOf(typed, reason)
  if (mass === '') return index === undefined ? typed : withoutRow(typed, 'losses', index)
  const at = `/losses/${index ?? rowCount(typed, 'losses')}`
  return new Map([...typed, [`${at}/reason`, [reason]], [`${at}/massGrams`, [mass]]])
}

function lineOf(typed: Typed, reason: string): number | undefined {
  const count = rowCount(typed, 'losses')
  const index = Array.from({ length: count }, (_, line) => line).find(
    (line) => typedAt(typed, `/losses/${line}/reason`) === reason,
  )
  return index
}
