import { type Decimal, divideRounded, parseDecimal } from '../decimal.ts'

const thousand = parseDecimal('1000')

/** A part of a whole in percent with two decimals, for people to read; null of nothing. */
export function partPercent(part: number | Decimal, whole: number | Decimal): string | null {
  const [top, bottom] = [decimalOf(part), decimalOf(whole)]
  if (bottom.unscaled === 0n) return null
  return divideRounded({ unscaled: 100n * top.unscaled, places: top.places }, bottom, 2)
}

/** Watt-hours as kilowatt-hours with three decimals. */
export function kilowattHours(wattHours: Decimal): string {
  return divideRounded(wattHours, thousand, 3)
}

/** Whole grams as kilograms with three decimals, which is exact. */
export function kilograms(grams: number): string {
  return divideRounded(parseDecimal(grams), thousand, 3)
}

function decimalOf(amount: number | Decimal): Decimal {
  return typeof amount === 'number' ? parseDecimal(amount) : amount
}
