import {
  compare,
  type Decimal,
  divideRounded,
  formatDecimal,
  multiply,
  parseDecimal,
} from './decimal.ts'
import { canonicalDecimal, decimalIn } from './fact-values.ts'
import type { Facts } from './field.ts'
import { escapePointer } from './json-pointer.ts'
import type { FaultName } from './phrases.ts'
import { type Fault, faultOf } from './refusal.ts'
import type { Source } from './source.ts'
import { type Warning, warningOf } from './warning.ts'

/**
 * How large a fact may be beside others, which a slip of unit or of place breaks: from `least` to `most` times the product of
 * `times` over the product of `over`. Judged only where all of them are known.
 */
export interface CrossCheck {
  readonly of: string
  readonly times: readonly string[]
  readonly over?: readonly string[]
  readonly least?: string
  readonly most?: string
  /** `refused`: it cannot be. `warned`: it is kept and flagged; of several for one fact the first that can be judged decides. */
  readonly otherwise: 'refused' | 'warned'
  readonly source: Source
}

/** What the facts of a scan say that does not fit together. */
export interface CrossChecked {
  readonly faults: readonly Fault[]
  readonly warnings: readonly Warning[]
}

/** Judges facts by cross checks; `at` is where the scan's own among them stand, as a JSON pointer. */
export function crossChecked(
  checks: readonly CrossCheck[],
  facts: Facts,
  at: string,
): CrossChecked {
  const faults: Fault[] = []
  const warnings: Warning[] = []
  const judged = new Set<string>()
  for (const check of checks) {
    const isWarned = check.otherwise === 'warned'
    const bounds = isWarned && judged.has(check.of) ? undefined : boundsOf(check, facts)
    if (bounds === undefined) continue
    if (isWarned) judged.add(check.of)
    const says = saidOf(bounds)
    if (says === undefined) continue
    const values = valuesOf(check.of, bounds)
    if (isWarned) warnings.push(warningOf(says, values))
    else faults.push(faultOf(`${at}/${escapePointer(check.of)}`, says, values))
  }
  return { faults, warnings }
}

/** The fact times its divisors against its factors, so that nothing is divided before it is decided. */
interface Bounds {
  readonly found: Decimal
  readonly judged: Decimal
  readonly least: Decimal | undefined
  readonly most: Decimal | undefined
  readonly divisor: Decimal
}

const one = parseDecimal('1')

function boundsOf(check: CrossCheck, facts: Facts): Bounds | undefined {
  const found = decimalIn(facts, check.of)
  const product = productOf(check.times, facts)
  const divisor = productOf(check.over ?? [], facts)
  if (found === undefined || product === undefined || divisor === undefined) return undefined
  const bound = (factor: string | undefined) =>
    factor === undefined ? undefined : multiply(parseDecimal(factor), product)
  const judged = multiply(found, divisor)
  return { found, judged, least: bound(check.least), most: bound(check.most), divisor }
}

function productOf(names: readonly string[], facts: Facts): Decimal | undefined {
  let product = one
  for (const name of names) {
    const factor = decimalIn(facts, name)
    if (factor === undefined) return undefined
    product = multiply(product, factor)
  }
  return product
}

function saidOf({ judged, least, most }: Bounds): FaultName | undefined {
  const isLow = least !== undefined && compare(judged, least) < 0
  const isHigh = most !== undefined && compare(judged, most) > 0
  if (!isLow && !isHigh) return undefined
  if (least !== undefined && most !== undefined) return 'out_of_proportion'
  return isLow ? 'below_the_others' : 'above_the_others'
}

/** What the sentence names; a bound in six places, for reading. */
function valuesOf(field: string, { found, least, most, divisor }: Bounds) {
  const shown = (bound: Decimal | undefined) =>
    bound === undefined ? '' : canonicalDecimal(divideRounded(bound, divisor, 6))
  return { field, found: formatDecimal(found), least: shown(least), most: shown(most) }
}
