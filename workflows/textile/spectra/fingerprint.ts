import { houseRule } from '../../../domain/source.ts'
import { ascending, type Spectrum, spectrumLimits } from './spectrum.ts'

/** How spectra are made comparable; another way gets another version, so that an old answer stays explained. */
export const fingerprintMethod = {
  name: 'transmittance-600-1800-sg2w7-snv-euclid@1',
  stepWavenumbers: 8,
  source: houseRule(
    'Second derivative over 7 points of 8 cm-1, then standard normal variate: chosen by leave-one-sample-out, see docs/spectra.md',
  ),
} as const

/**
 * What of a spectrum is compared: transmittance on a grid of 8 cm-1 from 600 to 1,800 cm-1, its second derivative
 * (Savitzky and Golay), brought to mean 0 and variance 1. Offset, slope and strength of the signal fall out. The spectrum
 * MUST be without faults.
 */
export function fingerprintOf(spectrum: Spectrum): readonly number[] {
  return standardNormalVariate(secondDerivative(resampled(spectrum)))
}

/** Values on the grid, by straight lines between what was measured. */
function resampled(spectrum: Spectrum): readonly number[] {
  const { wavenumbers, percents } = ascending(spectrum)
  const { from, to } = spectrumLimits
  const grid: number[] = []
  let right = 1
  for (let sought = from; sought <= to; sought += fingerprintMethod.stepWavenumbers) {
    while (right < wavenumbers.length - 1 && (wavenumbers[right] ?? 0) < sought) right += 1
    const [low = 0, high = 0] = [wavenumbers[right - 1], wavenumbers[right]]
    const [below = 0, above = 0] = [percents[right - 1], percents[right]]
    grid.push(below + ((above - below) * (sought - low)) / (high - low))
  }
  return grid
}

/** Savitzky and Golay (1964): second derivative of the quadratic that fits 7 points best; its scale falls out later. */
const weights = [5, 0, -3, -4, -3, 0, 5]

/** Only where all 7 points are there: nothing is guessed at the ends. */
function secondDerivative(values: readonly number[]): readonly number[] {
  return Array.from({ length: values.length - weights.length + 1 }, (_, start) =>
    weights.reduce((sum, weight, at) => sum + weight * (values[start + at] ?? 0), 0),
  )
}

function standardNormalVariate(values: readonly number[]): readonly number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  const deviation = Math.sqrt(variance) || 1
  return values.map((value) => (value - mean) / deviation)
}
