import {
  add,
  type Decimal,
  divideRounded,
  formatDecimal,
  multiply,
  parseDecimal,
} from '../../domain/decimal.ts'
import { allowanceTables } from './allowances.ts'
import type { Composition } from './composition.ts'

/** A lot and the sample that was drawn from it and dried; decimal text in any one unit of mass for the sample. */
export type Conditioning = {
  readonly netGrams: number
  readonly sampleDrawn: string
  readonly sampleDry: string
  readonly composition: Composition
  /** Name of a table in `allowances.ts`. */
  readonly table: string
  /** Allowance of the fibres that the table does not name, in per cent as decimal text. */
  readonly stated?: string
}

/** Whole grams, rounded half up; the allowance in per cent of dry mass. */
export type CommercialMass = {
  readonly dryGrams: number
  readonly allowancePercent: string
  readonly commercialGrams: number
}

/**
 * Mass that is invoiced: dry mass × (100 + A) / 100, with A the blend's agreed allowance on dry mass. Undefined when the
 * table lacks one of the fibres and nothing is stated for it: then nobody may guess.
 * Source: textilecalculation.blogspot.com, textileengineering.softecks.in (read).
 */
export function commercialMass(lot: Conditioning): CommercialMass | undefined {
  const allowance = allowanceOf(lot)
  if (allowance === undefined) return undefined
  const wet = parseDecimal(lot.sampleDrawn)
  const dryTimesWet = multiply(parseDecimal(lot.netGrams), parseDecimal(lot.sampleDry))
  const hundred = parseDecimal('100')
  return {
    dryGrams: Number(divideRounded(dryTimesWet, wet, 0)),
    allowancePercent: formatDecimal(allowance),
    commercialGrams: Number(
      divideRounded(multiply(dryTimesWet, add(hundred, allowance)), multiply(wet, hundred), 0),
    ),
  }
}

/** Sum of share × allowance over the fibres, in per cent; undefined when one has no figure. */
function allowanceOf({ composition, table, stated }: Conditioning): Decimal | undefined {
  const percent = allowanceTables[table]?.percent ?? {}
  let sum = parseDecimal('0')
  for (const { fibre, basisPoints } of composition) {
    const one = percent[fibre] ?? stated
    if (one === undefined) return undefined
    sum = add(sum, multiply(parseDecimal(one), { unscaled: BigInt(basisPoints), places: 4 }))
  }
  return sum
}

/** Fibres for which the table has no figure, such as other fibres; somebody has to state one. */
export function fibresWithoutAllowance(composition: Composition, table: string): readonly string[] {
  const percent = allowanceTables[table]?.percent ?? {}
  return composition.map(({ fibre }) => fibre).filter((fibre) => !Object.hasOwn(percent, fibre))
}
