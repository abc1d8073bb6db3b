import { add, type Decimal, parseDecimal } from '../../../domain/decimal.ts'
import { sumOf } from '../../../domain/sum.ts'
import type { Fated } from './fate-of-made.ts'
import { type Fate, fates, fatesOfPacks } from './fates.ts'

/** Some grams of a pack, and where they are. */
export interface FateLine extends Fated {
  /** Key of the pack. */
  readonly pack: number
  /** Code of the part, and whose it was last. */
  readonly code: string
  readonly organisation: string
  readonly grams: number
  /** Whether the part is a battery by itself, of which energy can be measured. */
  readonly isUnit: boolean
  readonly wattHours: string | null
}

/** What one fate comes to. */
export interface FateRow {
  readonly fate: Fate
  readonly packs: number
  readonly grams: number
  /** Parts with and without measured energy. */
  readonly measured: number
  readonly unmeasured: number
  readonly wattHours: Decimal
}

/** What each fate comes to, in the order in which they are shown: every line and every pack is in exactly one row. */
export function fateRows(lines: readonly FateLine[]): readonly FateRow[] {
  const fateOf = fatesByPack(lines)
  return (Object.keys(fates) as readonly Fate[]).map((fate) => rowOf(fate, lines, fateOf))
}

/** The fate of each pack: where most of its grams are. */
function fatesByPack(lines: readonly FateLine[]): ReadonlyMap<number, Fate> {
  const own = Map.groupBy(lines, ({ pack }) => pack)
  return new Map(
    [...own].map(([pack, its]) => {
      const gramsOf = (fate: Fate) =>
        sumOf(
          its.filter((line) => line.fate === fate),
          ({ grams }) => grams,
        )
      const there = fatesOfPacks.filter((fate) => its.some((line) => line.fate === fate))
      const [most = 'held'] = there.toSorted((one, other) => gramsOf(other) - gramsOf(one))
      return [pack, most]
    }),
  )
}

function rowOf(fate: Fate, lines: readonly FateLine[], fateOf: ReadonlyMap<number, Fate>): FateRow {
  const own = lines.filter((line) => line.fate === fate)
  const units = own.filter(({ isUnit }) => isUnit)
  const energies = units.flatMap(({ wattHours }) => (wattHours === null ? [] : [wattHours]))
  return {
    fate,
    packs: [...fateOf.values()].filter((one) => one === fate).length,
    grams: sumOf(own, ({ grams }) => grams),
    measured: energies.length,
    unmeasured: units.length - energies.length,
    wattHours: energies.map(parseDecimal).reduce(add, { unscaled: 0n, places: 0 }),
  }
}
