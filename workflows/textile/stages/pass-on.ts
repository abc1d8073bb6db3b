import { apportion } from '../../../domain/apportion.ts'
import type { BatchState } from '../../../domain/event.ts'
import { textIn, wholesIn } from '../../../domain/fact-values.ts'
import type { Facts, FactValue } from '../../../domain/field.ts'
import type { Situation } from '../../stream.ts'
import { blendComposition, compositionIn } from '../composition.ts'
import { type OriginGrams, originBasisPoints } from '../recycled-share.ts'

/**
 * What every output of a step takes over from its inputs: class, legal status (waste while any input is), contamination,
 * feed, composition by grams, evidence. `shares` adds the recipe by class, from the blend on.
 */
export function passOn(situation: Situation, { shares = false } = {}): readonly Facts[] {
  const { batches, outputs } = situation
  const recycled = batches.filter(({ context }) => context.originClass !== 'virgin')
  const classes = new Set(batches.map(({ context }) => textIn(context, 'originClass')))
  const [only] = classes
  const { waterLitres, waterRecord, dyeUsed, dyeRecord } = situation.facts
  const common: Record<string, FactValue> = {
    legalStatus: batches.every(({ context }) => context.legalStatus === 'product')
      ? 'product'
      : 'waste',
    contaminated: batches.some(({ context }) => context.contaminated === true),
    ...(classes.size === 1 && only !== undefined ? { originClass: only } : {}),
    ...(shares ? sharesOf(situation) : {}),
    ...compositionOf(situation),
    ...soFar('waterlessSoFar', recycled, proven(isZero(waterLitres), waterRecord)),
    ...soFar('undyedSoFar', recycled, proven(negated(dyeUsed), dyeRecord)),
  }
  return Array.from(outputs, (_, at) => ({ ...common, ...feedOf(situation, at) }))
}

/** Grams by class that this step draws: from each batch in the proportion of its recipe. */
export function originGramsOf({ batches, drawnGrams }: Situation): OriginGrams {
  const sums = { pre_consumer: 0, post_consumer: 0, virgin: 0 }
  batches.forEach(({ context }, at) => {
    const drawn = drawnGrams[at] ?? 0
    const recipe = wholesIn(context, 'originGrams') ?? { [textIn(context, 'originClass') ?? '']: 1 }
    const weights = [recipe.pre_consumer ?? 0, recipe.post_consumer ?? 0, recipe.virgin ?? 0]
    if (weights.every((weight) => weight === 0)) return
    const [pre = 0, post = 0, virgin = 0] = apportion(drawn, weights)
    sums.pre_consumer += pre
    sums.post_consumer += post
    sums.virgin += virgin
  })
  return sums
}

/** A single recipe is handed on as it is: its exact proportion is what a claim is computed from. */
function sharesOf(situation: Situation): Facts {
  const [first, ...others] = situation.batches
  const recipe = first === undefined ? undefined : wholesIn(first.context, 'originGrams')
  const grams = originGramsOf(situation)
  if (grams.pre_consumer + grams.post_consumer + grams.virgin === 0) return {}
  const originGrams = others.length === 0 && recipe !== undefined ? recipe : grams
  return { originGrams, ...originBasisPoints(grams) }
}

function compositionOf({ batches, drawnGrams }: Situation): Facts {
  const parts = batches.flatMap(({ context }, at) => {
    const composition = compositionIn(context.composition)
    return composition === undefined ? [] : [{ composition, grams: drawnGrams[at] ?? 0 }]
  })
  if (parts.length === 0 || parts.length < batches.length) return {}
  return { composition: blendComposition(parts), compositionBasis: 'arithmetic' }
}

/** Feed is counted once: recirculated fibre and virgin fibre bring none of their own. */
function feedOf({ batches, drawnGrams, outputs }: Situation, at: number): Facts {
  const feeds = batches.map(({ context }, index) => {
    const feed = wholesIn(context, 'feed')
    const { feedGrams = 0, ofGrams = 0 } = feed ?? {}
    return ofGrams === 0
      ? 0
      : Number((BigInt(drawnGrams[index] ?? 0) * BigInt(feedGrams)) / BigInt(ofGrams))
  })
  const total = feeds.reduce((sum, grams) => sum + grams, 0)
  const weights = outputs.map(({ massGrams = 0 }) => massGrams)
  const ofGrams = weights[at] ?? 0
  if (total === 0 || ofGrams === 0) return {}
  return { feed: { feedGrams: apportion(total, weights)[at] ?? 0, ofGrams } }
}

function soFar(name: string, batches: readonly BatchState[], now: boolean | undefined): Facts {
  const known = [...batches.map(({ context }) => context[name]), now].filter(
    (one) => typeof one === 'boolean',
  )
  return known.length === 0 ? {} : { [name]: known.every((one) => one) }
}

/** A claim rests on its record; where nothing was measured there is none to make. */
function proven(claimed: boolean | undefined, record: FactValue | undefined): boolean | undefined {
  return claimed && record !== undefined
}

function isZero(litres: FactValue | undefined): boolean | undefined {
  return litres === undefined ? undefined : litres === '0'
}

function negated(value: FactValue | undefined): boolean | undefined {
  return typeof value === 'boolean' ? !value : undefined
}
