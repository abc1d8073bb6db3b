import {
  compare,
  compareRatio,
  type Decimal,
  divideRounded,
  parseDecimal,
} from '../../domain/decimal.ts'
import type { Target } from './targets.ts'

/** Whether a share reaches its target, unrounded. */
export function isMet(target: Target, counted: bigint, input: bigint): boolean {
  const minimum = parseDecimal(target.minimumPercent)
  return compareRatio(whole(100n * counted), whole(input), minimum) >= 0
}

/** Percent for reading: what misses its target never reads as if it met it, but "94.996", or "49.99…". */
export function percentFor(target: Target, counted: bigint, input: bigint): string {
  const shown = (places: number) => divideRounded(whole(100n * counted), whole(input), places)
  const minimum = parseDecimal(target.minimumPercent)
  const reads = (text: string) =>
    isMet(target, counted, input) || compare(parseDecimal(text), minimum) < 0
  const fitting = [2, 3].map(shown).find(reads)
  if (fitting !== undefined) return fitting
  const hundredths = (10_000n * counted) / input
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}…`
}

function whole(unscaled: bigint): Decimal {
  return { unscaled, places: 0 }
}
