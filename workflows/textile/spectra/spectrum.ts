import type { Saying } from '../../../domain/phrases.ts'
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
  transmittance: { least: -10, most: 150, unit: '% transmittance', says: 'transmittance_outside' },
  absorbance: { least: -1, most: 6, unit: 'absorbance', says: 'absorbance_outside' },
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
export interface PointFault extends Saying {
  readonly at?: number
}

/** Everything that is wrong with wavenumbers on their own: their bounds, their order, their gaps, what they leave out. */
export function faultsInWavenumbers(wavenumbers: readonly number[]): readonly PointFault[] {
  const { least, most, mostPoints } = spectrumLimits
  if (wavenumbers.length > mostPoints) {
    const values = { points: wavenumbers.length, most: mostPoints }
    return [{ says: 'spectrum_too_long', values }]
  }
  const outside = wavenumbers.flatMap((wavenumber, at): PointFault[] => {
    if (wavenumber >= least && wavenumber <= most) return []
    return [{ at, says: 'wavenumber_outside', values: { wavenumber, least, most } }]
  })
  const disorder = faultsInOrder(wavenumbers)
  return outside.length + disorder.length > 0
    ? [...outside, ...disorder]
    : faultsInCover(wavenumbers)
}

/** Everything that is wrong with the values of a spectrum whose wavenumbers are right. */
export function faultsInValues({ wavenumbers, values, quantity }: Spectrum): readonly PointFault[] {
  if (values.length !== wavenumbers.length) {
    const counts = { values: values.length, wavenumbers: wavenumbers.length }
    return [{ says: 'spectrum_unpaired', values: counts }]
  }
  const { least, most, says } = quantities[quantity]
  const outside = values.flatMap((value, at): PointFault[] => {
    if (value >= least && value <= most) return []
    return [{ at, says, values: { value, least, most } }]
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
    const says = rises ? 'wavenumber_not_rising' : 'wavenumber_not_falling'
    return [{ at, says, values: { wavenumber, before } }]
  })
}

function faultsInCover(wavenumbers: readonly number[]): readonly PointFault[] {
  const { from, to, widestGap } = spectrumLimits
  const least = Math.min(wavenumbers[0] ?? 0, wavenumbers.at(-1) ?? 0)
  const most = Math.max(wavenumbers[0] ?? 0, wavenumbers.at(-1) ?? 0)
  if (wavenumbers.length < 2 || least > from || most < to) {
    return [{ says: 'spectrum_not_covering', values: { least, most, from, to } }]
  }
  return wavenumbers.flatMap((wavenumber, at): PointFault[] => {
    const before = wavenumbers[at - 1] ?? wavenumber
    const [low, high] = [Math.min(before, wavenumber), Math.max(before, wavenumber)]
    if (high <= from || low >= to || high - low <= widestGap) return []
    return [{ at, says: 'spectrum_gap', values: { low, high, widest: widestGap, from, to } }]
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
  const values = { spread: spread.toFixed(2), from, to, least: leastSpreadPercentagePoints }
  return [{ says: 'spectrum_flat', values }]
}
