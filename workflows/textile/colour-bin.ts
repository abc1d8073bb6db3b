import { differenceCiede2000 } from 'culori/fn'
import { binRule, type Palette } from './palette.ts'

/** A measured colour in CIELAB, D65 and 10°, as decimal text. */
export type Measured = { readonly lightness: string; readonly a: string; readonly b: string }

/** The nearest bin, how far it and the next are, and whether that is near enough without a person. */
export type Binning = {
  readonly bin: string
  readonly deltaE: string
  /** How much farther the second bin is; the distance itself where a palette has one bin only. */
  readonly margin: string
  readonly sure: boolean
}

/**
 * Finds the colour bin by CIEDE2000. Distances are decimal text with two places and are judged as written, so that
 * what is stored and what was decided never disagree.
 */
export function binColour(measured: Measured, palette: Palette): Binning {
  const distance = differenceCiede2000()
  const ranked = Object.entries(palette.bins)
    .map(([bin, centre]) => ({ bin, deltaE: distance(lab(measured), lab(centre)) }))
    .sort((one, other) => one.deltaE - other.deltaE || (one.bin < other.bin ? -1 : 1))
  const [nearest, second] = ranked
  if (nearest === undefined) throw new RangeError('Cannot bin a colour: the palette has no bins')
  const deltaE = nearest.deltaE.toFixed(2)
  const margin = ((second?.deltaE ?? 2 * nearest.deltaE) - nearest.deltaE).toFixed(2)
  const { mostDeltaE, leastMargin } = binRule
  const sure = Number(deltaE) <= mostDeltaE && Number(margin) >= leastMargin
  return { bin: nearest.bin, deltaE, margin, sure }
}

/** The formula reads lightness, a and b only, so the white point is the one they were measured under. */
function lab({ lightness, a, b }: Measured) {
  return { mode: 'lab65', l: Number(lightness), a: Number(a), b: Number(b) } as const
}
