/**
 * An exact decimal number: `unscaled` divided by ten to the power of `places`.
 * Law and house rules compare unrounded figures, which binary floats cannot promise.
 */
export type Decimal = { readonly unscaled: bigint; readonly places: number }

/**
 * Reads plain decimal notation such as "26.0274"; a number is read through its shortest decimal form.
 * Throws RangeError for exponents in text, NaN, infinities, and text above 1,000 characters.
 */
export function parseDecimal(text: string | number): Decimal {
  const plain = typeof text === 'number' ? plainNotation(text) : text
  const match = plain.length <= MAX_CHARACTERS ? PLAIN.exec(plain) : null
  if (match === null) {
    throw new RangeError(
      `Cannot read "${plain.slice(0, 40)}" as a decimal: plain notation such as "-12.5" is needed`,
    )
  }
  const [, sign = '', whole = '', fraction = ''] = match
  return { unscaled: BigInt(`${sign}${whole}${fraction}`), places: fraction.length }
}

/** Writes the one canonical form: no trailing zeros, no plus, no exponent, never "-0". */
export function formatDecimal(value: Decimal): string {
  const fixed = pointed(value.unscaled, value.places)
  return value.places === 0 ? fixed : fixed.replace(/\.?0+$/, '')
}

/** Order of two decimals by value: -1, 0 or 1, so that "1.0" and "1.00" are equal. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const difference = subtract(a, b).unscaled
  if (difference === 0n) return 0
  return difference < 0n ? -1 : 1
}

/** The exact sum. */
export function add(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places)
  return { unscaled: scaled(a, places) + scaled(b, places), places }
}

/** The exact difference, first minus second. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, { unscaled: -b.unscaled, places: b.places })
}

/** The exact product. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  return { unscaled: a.unscaled * b.unscaled, places: a.places + b.places }
}

/**
 * Compares `numerator / denominator` with `threshold` without dividing, so nothing is rounded.
 * Throws RangeError unless the denominator is above zero.
 */
export function compareRatio(
  numerator: Decimal,
  denominator: Decimal,
  threshold: Decimal,
): -1 | 0 | 1 {
  if (denominator.unscaled <= 0n) {
    throw new RangeError(
      `Cannot compare a ratio over "${formatDecimal(denominator)}": the denominator must be above zero`,
    )
  }
  return compare(numerator, multiply(denominator, threshold))
}

/** Whether `numerator / denominator >= threshold`, decided exactly; the denominator must be above zero. */
export function ratioAtLeast(
  numerator: Decimal,
  denominator: Decimal,
  threshold: Decimal,
): boolean {
  return compareRatio(numerator, denominator, threshold) >= 0
}

/** Whether `numerator / denominator <= threshold`, decided exactly; the denominator must be above zero. */
export function ratioAtMost(numerator: Decimal, denominator: Decimal, threshold: Decimal): boolean {
  return compareRatio(numerator, denominator, threshold) <= 0
}

/**
 * The quotient with exactly `places` decimals, for people to read and never to decide with.
 * Rounds half up by magnitude (0.125 gives 0.13, -0.125 gives -0.13), as bench sheets do.
 * Throws RangeError for a zero divisor or for places that are not a whole number from 0 to 100.
 */
export function divideRounded(a: Decimal, b: Decimal, places: number): string {
  if (b.unscaled === 0n) {
    throw new RangeError('Cannot divide by "0": the divisor must differ from zero')
  }
  if (!Number.isInteger(places) || places < 0 || places > 100) {
    throw new RangeError(
      `Cannot round to "${places}" places: a whole number from 0 to 100 is needed`,
    )
  }
  const top = a.unscaled * 10n ** BigInt(b.places + places)
  const bottom = b.unscaled * 10n ** BigInt(a.places)
  const magnitude = (2n * absolute(top) + absolute(bottom)) / (2n * absolute(bottom))
  return pointed(top < 0n === bottom < 0n ? magnitude : -magnitude, places)
}

const PLAIN = /^(-?)([0-9]+)(?:\.([0-9]+))?$/

/** Longer than any double written out in full, short enough that a hostile text costs nothing. */
const MAX_CHARACTERS = 1_000

/** JavaScript writes very large and very small numbers with an exponent; this writes them out. */
function plainNotation(value: number): string {
  const shortest = String(value)
  const [mantissa = '', exponentText] = shortest.split('e')
  if (exponentText === undefined) return shortest
  const exponent = Number(exponentText)
  const [whole = '', fraction = ''] = mantissa.split('.')
  if (exponent > 0) return `${whole}${fraction.padEnd(exponent, '0')}`
  const sign = whole.startsWith('-') ? '-' : ''
  return `${sign}0.${'0'.repeat(-exponent - 1)}${whole.replace('-', '')}${fraction}`
}

function scaled(value: Decimal, places: number): bigint {
  return value.unscaled * 10n ** BigInt(places - value.places)
}

function pointed(unscaled: bigint, places: number): string {
  const sign = unscaled < 0n ? '-' : ''
  const digits = absolute(unscaled)
    .toString()
    .padStart(places + 1, '0')
  const split = digits.length - places
  return places === 0
    ? `${sign}${digits}`
    : `${sign}${digits.slice(0, split)}.${digits.slice(split)}`
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}
