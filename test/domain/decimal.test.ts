import { constantFrom, double, assert as hold, integer, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  compareRatio,
  type Decimal,
  divideRounded,
  formatDecimal,
  multiply,
  parseDecimal,
  ratioAtLeast,
  ratioAtMost,
  subtract,
} from '../../domain/decimal.ts'

const decimal = tuple(integer(), integer({ min: 0, max: 12 })).map(
  ([unscaled, places]): Decimal => ({ unscaled: BigInt(unscaled), places }),
)

describe('reading a decimal', () => {
  it('reads plain notation and writes its canonical form', () => {
    const forms = ['26.0274', '26.02740', '-0.50', '007', '0', '-0', '-0.000', '100', '1.00']
    expect(forms.map((text) => formatDecimal(parseDecimal(text)))).toEqual([
      '26.0274',
      '26.0274',
      '-0.5',
      '7',
      '0',
      '0',
      '0',
      '100',
      '1',
    ])
  })

  it.each(['', ' 1', '1e3', '+1', '.5', '5.', '1,5', 'NaN', 'Infinity', '0x10', '１', '--1'])(
    'refuses %j, which is not plain notation',
    (text) => {
      expect(() => parseDecimal(text)).toThrow(RangeError)
    },
  )

  it('refuses a number that is not finite, and a text longer than any figure', () => {
    expect(() => parseDecimal(Number.NaN)).toThrow(RangeError)
    expect(() => parseDecimal(Number.NEGATIVE_INFINITY)).toThrow(RangeError)
    expect(() => parseDecimal('1'.repeat(1_001))).toThrow(RangeError)
    expect(formatDecimal(parseDecimal('1'.repeat(1_000)))).toHaveLength(1_000)
  })

  it('writes out the exponents that JavaScript prints', () => {
    const numbers = [1e21, 1.5e-7, -2.5e-9, -1.25e22, 0.1, -0, 123]
    expect(numbers.map((value) => formatDecimal(parseDecimal(value)))).toEqual([
      '1000000000000000000000',
      '0.00000015',
      '-0.0000000025',
      '-12500000000000000000000',
      '0.1',
      '0',
      '123',
    ])
  })

  it('brings every finite number back unchanged', () => {
    hold(
      property(double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(formatDecimal(parseDecimal(value)))).toBe(value === 0 ? 0 : value)
      }),
    )
  })

  it('brings every decimal back equal, and its canonical form unchanged', () => {
    hold(
      property(decimal, (value) => {
        const text = formatDecimal(value)
        expect(compare(parseDecimal(text), value)).toBe(0)
        expect(formatDecimal(parseDecimal(text))).toBe(text)
      }),
    )
  })
})

describe('exact arithmetic', () => {
  it('adds a tenth and two tenths to three tenths', () => {
    expect(formatDecimal(add(parseDecimal('0.1'), parseDecimal('0.2')))).toBe('0.3')
  })

  it('keeps the laws of addition, subtraction and multiplication', () => {
    hold(
      property(decimal, decimal, decimal, (a, b, c) => {
        expect(compare(subtract(add(a, b), b), a)).toBe(0)
        expect(compare(add(a, b), add(b, a))).toBe(0)
        expect(compare(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(0)
      }),
    )
  })

  it('orders by value, whichever way round it is asked', () => {
    expect(compare(parseDecimal('1.0'), parseDecimal('1.00'))).toBe(0)
    expect(compare(parseDecimal('-2'), parseDecimal('1'))).toBe(-1)
    hold(
      property(decimal, decimal, (a, b) => {
        expect(compare(a, b) + compare(b, a)).toBe(0)
      }),
    )
  })
})

describe('a threshold compared unrounded', () => {
  const threshold = parseDecimal('70')

  it('keeps 69.997 below 70 and 70 at 70', () => {
    const over = parseDecimal('10')
    expect(ratioAtLeast(parseDecimal('699.97'), over, threshold)).toBe(false)
    expect(ratioAtLeast(parseDecimal('700.00'), over, threshold)).toBe(true)
    expect(ratioAtMost(parseDecimal('700.00'), over, threshold)).toBe(true)
    expect(ratioAtMost(parseDecimal('700.01'), over, threshold)).toBe(false)
  })

  it('refuses a denominator of zero or below', () => {
    expect(() => compareRatio(threshold, parseDecimal('0'), threshold)).toThrow(RangeError)
    expect(() => compareRatio(threshold, parseDecimal('-1'), threshold)).toThrow(RangeError)
  })
})

describe('rounding for people to read', () => {
  const quotient = (a: string, b: string, places: number) =>
    divideRounded(parseDecimal(a), parseDecimal(b), places)

  it('rounds half up by magnitude and keeps its decimals', () => {
    expect(quotient('1', '8', 2)).toBe('0.13')
    expect(quotient('-1', '8', 2)).toBe('-0.13')
    expect(quotient('1', '-8', 2)).toBe('-0.13')
    expect(quotient('0.12499', '1', 2)).toBe('0.12')
    expect(quotient('100', '1', 2)).toBe('100.00')
    expect(quotient('5', '2', 0)).toBe('3')
  })

  it('never writes a minus before zero', () => {
    expect(quotient('-0.001', '1', 2)).toBe('0.00')
  })

  it('refuses a zero divisor and places out of bounds', () => {
    expect(() => quotient('1', '0', 2)).toThrow(RangeError)
    expect(() => quotient('1', '1', -1)).toThrow(RangeError)
    expect(() => quotient('1', '1', 1.5)).toThrow(RangeError)
  })

  it('stays within half a last digit of the exact quotient', () => {
    const places = constantFrom(0, 1, 2, 5)
    hold(
      property(decimal, decimal, places, (a, b, digits) => {
        if (b.unscaled === 0n) return
        const rest = subtract(a, multiply(parseDecimal(divideRounded(a, b, digits)), b))
        const half = multiply({ unscaled: 5n, places: digits + 1 }, b)
        const positive = (value: Decimal): Decimal =>
          value.unscaled < 0n ? { ...value, unscaled: -value.unscaled } : value
        expect(compare(positive(rest), positive(half))).toBeLessThanOrEqual(0)
      }),
    )
  })
})
