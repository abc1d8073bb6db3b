import { apportion } from '../../domain/apportion.ts'
import { divideRounded, parseDecimal } from '../../domain/decimal.ts'

/** One part of what went in: grams of the batch that it stands for, and per cent as decimal text. */
export interface Share {
  readonly grams: number
  readonly percent: string
}

/**
 * Shares a batch out over everything that went into it, what joined from outside included: lineage alone would credit
 * the parents with the weight of a new casing. The grams sum to the batch's exactly.
 */
export function shareOut(massGrams: number, inputGrams: readonly number[]): readonly Share[] {
  const total = inputGrams.reduce((sum, grams) => sum + grams, 0)
  if (total === 0) return inputGrams.map(() => ({ grams: 0, percent: '0' }))
  const grams = apportion(massGrams, inputGrams)
  return inputGrams.map((input, index) => ({
    grams: grams[index] ?? 0,
    percent: percentOf(input, total) ?? '0',
  }))
}

/** Per cent with two decimals, for people to read; null when there is no whole. */
export function percentOf(part: number, whole: number | null): string | null {
  if (whole === null || whole === 0) return null
  return divideRounded(parseDecimal(String(BigInt(part) * 100n)), parseDecimal(whole), 2)
}
