import {
  add,
  type Decimal,
  divideRounded,
  formatDecimal,
  multiply,
  parseDecimal,
  subtract,
} from '../../../domain/decimal.ts'
import { decimalIn } from '../../../domain/fact-values.ts'
import type { Derivation, Known } from '../../../domain/passport/known.ts'
import { valueIn } from '../../../domain/passport/known.ts'

/** Decimal places of what is worked out: enough for a percentage or a milliohm, and no promise of more. */
const places = 2

/** A voltage at which tests of the parts stopped, times the parts in series: what the whole is held to. */
function timesInSeries(cutOff: string, worst: (a: Decimal, b: Decimal) => Decimal): Derivation {
  return (known) => {
    const series = wholeOf(known, 'unitsInSeries')
    const said = ofParts(known, cutOff)
    if (series === undefined || said === undefined) return undefined
    const volts = multiply(said.reduce(worst), parseDecimal(series))
    return { value: formatDecimal(volts), from: [cutOff, 'unitsInSeries'] }
  }
}

/** No part may be discharged below its own limit, so the highest of them counts. */
export const minimumVoltage = timesInSeries('lowerCutOffVolts', highest)

/** No part may be charged above its own limit, so the lowest of them counts. */
export const maximumVoltage = timesInSeries('upperCutOffVolts', lowest)

/** Resistance of the parts in their places; joints and cables are not in it. */
export const packResistance: Derivation = (known) => {
  const series = wholeOf(known, 'unitsInSeries')
  const parallel = wholeOf(known, 'unitsInParallel')
  const said = ofParts(known, 'dcirMilliohm')
  if (series === undefined || parallel === undefined || said === undefined) return undefined
  const total = multiply(said.reduce(add), parseDecimal(series))
  const shared = multiply(parseDecimal(said.length), parseDecimal(parallel))
  const packResistanceMilliohm = divideRounded(total, shared, places)
  const partResistanceMilliohm = divideRounded(said.reduce(add), parseDecimal(said.length), places)
  return {
    value: { packResistanceMilliohm, partResistanceMilliohm },
    from: ['dcirMilliohm', 'unitsInSeries', 'unitsInParallel'],
    partly: true,
  }
}

/** How far a value has fallen of what it first was, in per cent: the formula of DIN DKE SPEC 99100 6.7. */
export function fade(now: readonly string[], first: readonly string[]): Derivation {
  return change(now, first, (left, whole) => subtract(whole, left))
}

/** How far a value has risen above what it first was, in per cent. */
export function rise(now: readonly string[], first: readonly string[]): Derivation {
  return change(now, first, subtract)
}

function change(
  nows: readonly string[],
  firsts: readonly string[],
  difference: (now: Decimal, first: Decimal) => Decimal,
): Derivation {
  return (known) => {
    const now = firstOf(known, nows)
    const first = firstOf(known, firsts)
    if (now === undefined || first === undefined || first.value.unscaled === 0n) return undefined
    const hundred = multiply(difference(now.value, first.value), parseDecimal(100))
    return { value: divideRounded(hundred, first.value, places), from: [now.name, first.name] }
  }
}

function firstOf(known: Known, names: readonly string[]) {
  for (const name of names) {
    const value = decimalIn({ [name]: valueIn(known, name) ?? null }, name)
    if (value !== undefined) return { name, value }
  }
  return undefined
}

function wholeOf(known: Known, name: string): number | undefined {
  const value = valueIn(known, name)
  return typeof value === 'number' ? value : undefined
}

/** A figure of every part; undefined unless each says it. */
function ofParts({ parts }: Known, name: string): readonly Decimal[] | undefined {
  const said = parts.map((part) => decimalIn(part, name)).filter((one) => one !== undefined)
  return said.length > 0 && said.length === parts.length ? said : undefined
}

function highest(a: Decimal, b: Decimal): Decimal {
  return subtract(a, b).unscaled > 0n ? a : b
}

function lowest(a: Decimal, b: Decimal): Decimal {
  return subtract(a, b).unscaled < 0n ? a : b
}
