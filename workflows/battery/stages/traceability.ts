import { textIn, textsIn } from '../../../domain/fact-values.ts'
import type { Facts } from '../../../domain/field.ts'

/**
 * What keeps a unit from a second life under IEC 63338: facts that its earlier records lack, and a life that is not on
 * record. A mass that was missing on take-over no longer counts once it has been weighed. Empty when nothing is lacking.
 */
export function traceabilityGaps(context: Facts, massGrams: number | undefined): string[] {
  const gaps = textsIn(context, 'missingFacts').filter(
    (name) => name !== 'massGrams' || massGrams === undefined,
  )
  const unrecorded = textIn(context, 'lifetimeTraceability') !== 'recorded'
  return unrecorded && !gaps.includes('lifetimeTraceability')
    ? [...gaps, 'lifetimeTraceability']
    : gaps
}

/** The gaps that are left after a stage gave its facts: what is measured now is no longer missing. */
export function stillMissing(context: Facts, facts: Facts): Facts {
  const gaps = textsIn(context, 'missingFacts')
  const left = gaps.filter((name) => facts[name] === undefined)
  return left.length < gaps.length ? { missingFacts: left } : {}
}
