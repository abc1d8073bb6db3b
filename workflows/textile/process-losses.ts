import { add, divideRounded, multiply, parseDecimal } from '../../domain/decimal.ts'
import type { LossBound } from '../../domain/loss-bound.ts'
import type { Source } from '../../domain/source.ts'

/** Kilograms lost per kilogram that comes OUT, by process; `percentOfInput` turns it into a share of what went IN. */
export const lostPerKilogramOut: Readonly<Record<string, string>> = {
  recycled_cotton_yarn_post_consumer: '0.631206',
  recycled_cotton_yarn_production_waste: '0.21716',
}

/** Licence MIT. */
export const processLossSource: Source = {
  basis: 'read',
  text: 'MTES-MCT/ecobalyse, textile process losses',
}

/** Loss in per cent of what went in, one place: 0.631206 per kilogram out is 38.7 % of the input, not 63.1 %. */
export function percentOfInput(lostPerOut: string): string {
  const lost = parseDecimal(lostPerOut)
  return divideRounded(multiply(lost, parseDecimal('100')), add(lost, parseDecimal('1')), 1)
}

/** Losses that are usual at a stage, in basis points of what went in; outside them a scan is kept and flagged. */
export const lossGuides: Readonly<
  Record<string, { readonly least: number; readonly most: number; readonly source: Source }>
> = {
  sanitised: { least: 0, most: 100, source: { basis: 'house', text: 'Sanitising: 0 to 1 %' } },
  prepared: {
    least: 500,
    most: 2_500,
    source: { basis: 'remembered', text: 'Trims, seams and offcuts: 5 to 25 %; no figure found' },
  },
  opened: {
    least: 1_500,
    most: 4_000,
    source: { basis: 'remembered', text: 'Opening and cleaning, with carding: 15 to 40 %' },
  },
  spun: {
    least: 0,
    most: 1_000,
    source: {
      basis: 'remembered',
      text: 'Drawing and spinning: 3 to 10 %, the card before it included',
    },
  },
}

/** The most of one loss at a stage whose losses are large anyway; no record is asked for below it, as its guide warns before. */
export function usualTo(basisPoints: number): LossBound {
  return {
    mostBasisPoints: basisPoints,
    recordAboveBasisPoints: basisPoints,
    source: { basis: 'remembered', text: `At most ${basisPoints / 100} %; no figure found` },
  }
}
