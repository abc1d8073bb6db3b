import { houseRule } from '../source.ts'
import { sumOf } from '../sum.ts'

/** How many organisations must be behind a figure that anybody may read. */
export const leastBehind = {
  organisations: 3,
  source: houseRule(
    'A figure that one or two organisations make up would tell their books, each to the other and both to everybody',
  ),
} as const

/** Grams of one part of a line by organisation; an organisation without any is not behind it. */
export type ByOrganisation = ReadonlyMap<string, number>

/** What may be read of a line: null for what is withheld. */
export interface PublishedLine {
  /** By part, in the order of the parts. */
  readonly parts: ReadonlyMap<string, number | null>
  readonly total: number | null
}

/**
 * What of a line of parts and their total anybody may read. A part is shown where enough organisations are behind it. The total is shown where
 * enough are behind it and nothing is left to be taken away from it: either no part is withheld, or what the withheld ones come to together has
 * more than one of them and enough organisations behind it, so that it is a figure like those that are shown.
 */
export function publishLine(parts: ReadonlyMap<string, ByOrganisation>): PublishedLine {
  const isShown = (by: readonly ByOrganisation[]) => behind(by).size >= leastBehind.organisations
  const all = [...parts]
  const withheld = all.flatMap(([, by]) => (isShown([by]) ? [] : [by]))
  const isSafe = withheld.length === 0 || (withheld.length > 1 && isShown(withheld))
  const isTotal = isSafe && isShown(all.map(([, by]) => by))
  return {
    parts: new Map(all.map(([name, by]) => [name, isShown([by]) ? gramsOf(by) : null])),
    total: isTotal ? sumOf(all, ([, by]) => gramsOf(by)) : null,
  }
}

/** Organisations with grams of their own in any of the parts. */
function behind(parts: readonly ByOrganisation[]): ReadonlySet<string> {
  return new Set(
    parts.flatMap((by) => [...by].flatMap(([name, grams]) => (grams === 0 ? [] : [name]))),
  )
}

function gramsOf(by: ByOrganisation): number {
  return sumOf([...by.values()], (grams) => grams)
}
