import type { Facts, FactValue, Field } from '../../../domain/field.ts'
import { usualTimeZone } from '../../../domain/local-day.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import type { Words } from '../../../domain/words.ts'
import { wordsOfValue } from '../../pages/value-words.ts'

/** What the server decided of a scan, and what the device had expected that it would. */
export interface Decided {
  readonly decisions: Facts
  readonly expected: Facts
}

/** One reason for what was decided: it holds, or only the device had thought so. */
export interface Reason {
  readonly holds: boolean
  readonly label: Words
  readonly why: Words
}

/**
 * The reasons in which what was decided differs from what a device expected, in words: those that hold and that it did not know, and those
 * that do not hold. Where it knew all of them, those that hold.
 */
export function reasonsOf(
  fields: readonly Field[],
  { decisions, expected }: Decided,
): readonly Reason[] {
  const all = fields.flatMap((field) => {
    const holding = partsOf(decisions[field.name])
    const thought = partsOf(expected[field.name])
    const gone = thought.filter((part) => !isAmong(part, holding))
    return [
      ...holding.map((part) => ({ part, holds: true, isNew: !isAmong(part, thought) })),
      ...gone.map((part) => ({ part, holds: false, isNew: true })),
    ].flatMap(({ part, ...reason }) => {
      const why = field.inWords === undefined ? undefined : wordsOfValue(field, part, usualTimeZone)
      return why === undefined ? [] : [{ ...reason, label: field.label, why }]
    })
  })
  const differing = all.filter(({ isNew }) => isNew)
  return (differing.length > 0 ? differing : all).map(({ isNew: _, ...reason }) => reason)
}

function partsOf(value: FactValue | undefined): readonly FactValue[] {
  return Array.isArray(value) ? value : []
}

function isAmong(part: FactValue, parts: readonly FactValue[]): boolean {
  const text = canonical(part)
  return parts.some((one) => canonical(one) === text)
}
