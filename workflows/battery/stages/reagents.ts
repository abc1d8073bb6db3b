import { wholeIn } from '../../../domain/fact-values.ts'
import type { Field } from '../../../domain/field.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { sum, sumOf } from '../../../domain/sum.ts'
import { words } from '../../../domain/words.ts'
import type { OutputSituation } from '../../output-situation.ts'
import type { Situation } from '../../stream.ts'

/** Of a fraction, the mass that came of reagents: sulphate, water of crystallisation. */
export const reagentField: Field = {
  name: 'reagentGrams',
  label: words('Of it, from reagents', '當中來自試劑', '其中来自试剂'),
  type: 'whole',
  unit: 'g',
  least: '0',
  most: '9000000000000',
  optional: true,
  audience: 'authority',
  source: houseRule(
    'The efficiency counts what came of batteries; reagents are in the balance only',
  ),
}

/** Grams of reagents in the counted fractions together, and in each intermediate. */
export interface Reagents {
  readonly counted: number
  readonly of: Readonly<Record<string, number>>
}

/**
 * Where the reagents went. What a fraction states is its own; what nobody states is taken to be in the counted fractions that
 * state nothing, as far as they hold it, then in the intermediates, so that silence never raises an efficiency.
 */
export function reagentsIn({ outputs, additions, losses }: Situation): Reagents {
  const stated = outputs.reduce((sum, { facts }) => sum + (wholeIn(facts, 'reagentGrams') ?? 0), 0)
  let open = Math.max(0, sumOf(additions, gramsOf) - stated)
  const isSilent = outputs.some((one) => wholeIn(one.facts, 'reagentGrams') === undefined)
  // Where every fraction says what it holds, the rest has gone with the losses.
  if (!isSilent) open = Math.max(0, open - sumOf(losses, gramsOf))
  let counted = 0
  const of: Record<string, number> = {}
  const countedFirst = [...outputs.filter(isOutput), ...outputs.filter((one) => !isOutput(one))]
  for (const one of countedFirst) {
    const own = wholeIn(one.facts, 'reagentGrams') ?? Math.min(open, one.massGrams ?? 0)
    if (wholeIn(one.facts, 'reagentGrams') === undefined) open -= own
    if (isOutput(one)) counted += own
    else of[one.code] = own
  }
  return { counted, of }
}

/** More reagents than were added, or than a fraction weighs. */
export function faultsInReagents({ outputs, additions }: Situation): readonly Fault[] {
  const stated = outputs.map(({ facts }) => wholeIn(facts, 'reagentGrams') ?? 0)
  const added = sumOf(additions, gramsOf)
  const over = outputs.findIndex(({ massGrams = 0 }, at) => (stated[at] ?? 0) > massGrams)
  const named = sum(stated)
  if (named <= added && over === -1) return []
  const at = Math.max(0, over === -1 ? stated.findIndex((one) => one > 0) : over)
  const pointer = `/outputs/${at}/facts/reagentGrams`
  return [faultOf(pointer, 'reagents_above_additions', { stated: named, added })]
}

function gramsOf({ massGrams }: { readonly massGrams: number }): number {
  return massGrams
}

function isOutput({ facts }: OutputSituation): boolean {
  return facts.fraction === 'output'
}
