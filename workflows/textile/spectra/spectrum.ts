import { houseRule } from '../../../domain/source.ts'

/** An infrared spectrum as an instrument gives it: a value for each wavenumber (cm-1), in one order or the other. */
export interface Spectrum {
  readonly wavenumbers: readonly number[]
  readonly values: readonly number[]
  readonly quantity: Quantity
}

/** Transmittance in percent, or absorbance to the base of ten. */
export type Quantity = keyof typeof quantities

/** What a value may be; wider than any instrument should give, to keep out slips of the unit. */
export const quantities = {
  transmittance: { least: -10, most: 150, unit: '% transmittance' },
  absorbance: { least: -1, most: 6, unit: 'absorbance' },
} as const

/** What a spectrum must hold to be identified. */
export const spectrumLimits = {
  /** The region that is compared, in cm-1. */
  from: 600,
  to: 1_800,
  widestGap: 8,
  least: 100,
  most: 12_500,
  mostPoints: 10_000,
  leastSpreadPercentagePoints: 0.5,
  source: houseRule(
    'Fingerprint region that mid-infrared instruments reach; a gap above 8 cm-1 loses bands that tell fibres apart',
  ),
} as const

/** A fault and the index of the point that it is about, where it is about one. */
export interface PointFault {
  readonly at?: number
  readonly message: string
}

/** Everything that is wrong with wavenumbers on their own: their bounds, their order, their gaps, what they leave out. */
export function faultsInWavenumbers(wavenumbers: readonly number[]): readonly PointFault[] {
  const { least, most, mostPoints } = spectrumLimits
  if (wavenumbers.length > mostPoints) {
    const message = `Cannot take ${wavenumbers.length} points: expected at most ${mostPoints}`
    return [{ message }]
  }
  const outside = wavenumbers.flatMap((wavenumber, at): PointFault[] => {
    if (wavenumber >= least && wavenumber <= most) return []
    const message = `Cannot take "${wavenumber}" as a wavenumber: expected ${least} to ${most} cm-1, not a wavelength`
    return [{ at, message }]
  })
  const disorder = faultsInOrder(wavenumbers)
  return outside.length + disorder.length > 0
    ? [...outside, ...disorder]
    : faultsInCover(wavenumbers)
}

/** Everything that is wrong with the values of a spectrum whose wavenumbers are right. */
export function faultsInValues({ wavenumbers, values, quantity }: Spectrum): readonly PointFault[] {
  if (values.length !== wavenumbers.length) {
    const message = `Cannot pair ${values.length} values with ${wavenumbers.length} wavenumbers: expected as many`
    return [{ message }]
  }
  const { least, most, unit } = quantities[quantity]
  const outside = values.flatMap((value, at): PointFault[] => {
    if (value >= least && value <= most) return []
    return [
      {
        at,
        message: `Cannot take "${value}" as ${unit}: expected a number from ${least} to ${most}`,
      },
    ]
  })
  return outside.length > 0 ? outside : faultsInSignal({ wavenumbers, values, quantity })
}

/** The spectrum as transmittance in percent, wavenumbers ascending. */
export function ascending({ wavenumbers, values, quantity }: Spectrum): {
  readonly wavenumbers: readonly number[]
  readonly percents: readonly number[]
} {
  const percents = quantity === 'transmittance' ? values : values.map((value) => 100 * 10 ** -value)
  const falls = (wavenumbers[0] ?? 0) > (wavenumbers.at(-1) ?? 0)
  if (!falls) return { wavenumbers, percents }
  return { wavenumbers: wavenumbers.toReversed(), percents: percents.toReversed() }
}

function faultsInOrder(wavenumbers: readonly number[]): readonly PointFault[] {
  const rises = (wavenumbers[1] ?? 0) > (wavenumbers[0] ?? 0)
  return wavenumbers.flatMap((wavenumber, at): PointFault[] => {
    const before = wavenumbers[at - 1]
    if (before === undefined || (rises ? wavenumber > before : wavenumber < before)) return []
    const message = `Cannot take "${wavenumber}" after "${before}": expected wavenumbers that only ${rises ? 'rise' : 'fall'}`
    return [{ at, message }]
  })
}

function faultsInCover(wavenumbers: readonly number[]): readonly PointFault[] {
  const { from, to, widestGap } = spectrumLimits
  const least = Math.min(wavenumbers[0] ?? 0, wavenumbers.at(-1) ?? 0)
  const most = Math.max(wavenumbers[0] ?? 0, wavenumbers.at(-1) ?? 0)
  if (wavenumbers.length < 2 || least > from || most < to) {
    const message = `Cannot compare a spectrum from "${least}" to "${most}" cm-1: expected mid-infrared that covers ${from} to ${to} cm-1`
    return [{ message }]
  }
  return wavenumbers.flatMap((wavenumber, at): PointFault[] => {
    const before = wavenumbers[at - 1] ?? wavenumber
    const [low, high] = [Math.min(before, wavenumber), Math.max(before, wavenumber)]
    if (high <= from || low >= to || high - low <= widestGap) return []
    const message = `Cannot bridge the gap from "${low}" to "${high}" cm-1: expected at most ${widestGap} cm-1 between ${from} and ${to}`
    return [{ at, message }]
  })
}

function faultsInSignal(spectrum: Spectrum): readonly PointFault[] {
  const { from, to, leastSpreadPercentagePoints } = spectrumLimits
  const { wavenumbers, percents } = ascending(spectrum)
  const within = percents.filter((_, at) => {
    const wavenumber = wavenumbers[at] ?? 0
    return wavenumber >= from && wavenumber <= to
  })
  const spread = Math.max(...within) - Math.min(...within)
  if (spread >= leastSpreadPercentagePoints) return []
  const message = `Cannot see a band: transmittance varies by "${spread.toFixed(2)}" percentage points between ${from} and ${to} cm-1, expected at least ${leastSpreadPercentagePoints}; is it a share of 1 and not percent?`
  return [{ message }]
}
