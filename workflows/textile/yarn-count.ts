import { divideRounded, formatDecimal, parseDecimal } from '../../domain/decimal.ts'
import type { Source } from '../../domain/source.ts'

/** How a yarn's fineness may be said: grams per kilometre, kilometres per kilogram, hanks of 840 yards per pound. */
export type CountUnit = 'tex' | 'Nm' | 'Ne'

/** The same count in every unit, as decimal text; tex is what is stored. */
export type YarnCount = { readonly tex: string; readonly metric: string; readonly english: string }

/** Numerator of each unit over tex. Source: see `yarnCountSource`. */
const overTex = { Nm: '1000', Ne: '590.54' } as const

/** The formulas of the three units. */
export const yarnCountSource: Source = {
  basis: 'remembered',
  text: 'tex = g/km; Nm = 1000/tex; Ne = 590.54/tex (arithmetic checked)',
}

/** Reads a count in one unit, above 0, and gives tex to four places and the other two to two. */
export function yarnCount(value: string, unit: CountUnit): YarnCount {
  const given = parseDecimal(value)
  const tex = unit === 'tex' ? value : divideRounded(parseDecimal(overTex[unit]), given, 4)
  const inUnit = (wanted: 'Nm' | 'Ne') =>
    unit === wanted ? formatDecimal(given) : shown(divideRounded(...from(tex, wanted), 2))
  return { tex: shown(tex), metric: inUnit('Nm'), english: inUnit('Ne') }
}

function from(tex: string, unit: 'Nm' | 'Ne') {
  return [parseDecimal(overTex[unit]), parseDecimal(tex)] as const
}

function shown(text: string): string {
  return formatDecimal(parseDecimal(text))
}
