import { divideRounded, parseDecimal } from '../decimal.ts'
import type { Named } from '../local-names.ts'
import { sumOf } from '../sum.ts'

/** What left a place during a period, and what lay there at its end, in whole grams. */
export interface EstateFigures {
  readonly outputGrams: number
  readonly heldGrams: number
  readonly wasteGrams: number
  readonly dangerousGrams: number
  /** Waste and dangerous goods that nobody weighed. */
  readonly unweighed: number
}

/** A facility with the estate that it stands in. */
export interface EstatePlace extends EstateFigures {
  /** Slug of whose it is. */
  readonly organisation: string
  readonly facility: Named & { readonly code: string }
  /** Null where it stands in none. */
  readonly estate: (Named & { readonly code: string }) | null
  /** Gross floor area; null where nobody said. */
  readonly squareMetres: number | null
  /** The least that a licence of the last day lets lie there; null where none says. */
  readonly limitGrams: number | null
}

/** All facilities of one estate, whoever has them. */
export interface EstateRow extends EstateFigures {
  readonly estate: EstatePlace['estate']
  /** Null where the area of one of them is not known: a share of an estate is no figure of it. */
  readonly squareMetres: number | null
  readonly places: readonly EstatePlace[]
}

/** Estates by code with their facilities, those that stand in none last. An estate of several companies is one, by its code. */
export function estateRows(places: readonly EstatePlace[]): readonly EstateRow[] {
  const byCode = Map.groupBy(places, ({ estate }) => estate?.code)
  return [...byCode.values()]
    .map(rowOf)
    .toSorted((one, other) => (codeOf(one) < codeOf(other) ? -1 : 1))
}

/** Codes hold nothing that stands behind this. */
function codeOf({ estate }: EstateRow): string {
  return estate?.code ?? '\u{10ffff}'
}

function rowOf(places: readonly EstatePlace[]): EstateRow {
  const areas = places.flatMap(({ squareMetres }) => (squareMetres === null ? [] : [squareMetres]))
  return {
    estate: places[0]?.estate ?? null,
    squareMetres: areas.length === places.length ? sumOf(areas, (one) => one) : null,
    places,
    outputGrams: sumOf(places, ({ outputGrams }) => outputGrams),
    heldGrams: sumOf(places, ({ heldGrams }) => heldGrams),
    wasteGrams: sumOf(places, ({ wasteGrams }) => wasteGrams),
    dangerousGrams: sumOf(places, ({ dangerousGrams }) => dangerousGrams),
    unweighed: sumOf(places, ({ unweighed }) => unweighed),
  }
}

/** Grams by square metre of gross floor area and day, with one decimal; null where the area is not known or no day has passed. */
export function perSquareMetre(
  grams: number,
  squareMetres: number | null,
  days = 1,
): string | null {
  if (squareMetres === null || days < 1) return null
  return divideRounded(parseDecimal(grams), parseDecimal(squareMetres * days), 1)
}
