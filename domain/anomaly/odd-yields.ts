import { evidence, type Figure, type Finding } from './finding.ts'
import { oneInAtMost, type Usual, usualOf } from './robust.ts'
import { anomalyRules } from './rules.ts'

/** One run of a stage that turns batches into others: what went in with what joined, and what came out. */
export interface Run {
  readonly event: string
  readonly facility: string
  readonly stream: string
  readonly stage: string
  /** UTC ISO 8601. */
  readonly time: string
  readonly batches: readonly string[]
  readonly inGrams: number
  readonly outGrams: number
  /** Whether it is asked about; the others are what is usual. */
  readonly isNew: boolean
}

/** Share of what goes in that usually comes out of a stage, by stream and stage: the stream's reference. */
export type UsualYields = ReadonlyMap<string, { readonly least: number; readonly most: number }>

const { yield: rules, version } = anomalyRules

/**
 * Runs whose yield is far from the middle of the same stage at the same place. Where too few are known it is held against the
 * stream's reference. Median and MAD, so that one slip moves neither.
 */
export function oddYields(runs: readonly Run[], reference: UsualYields): readonly Finding[] {
  const groups = Map.groupBy(
    runs.filter(({ inGrams }) => inGrams > 0),
    ({ facility, stream, stage }) => `${facility}\n${stream}\n${stage}`,
  )
  return [...groups.values()].flatMap((group) => {
    const yields = group.map(yieldOf)
    const usual = usualOf(yields)
    const known = group[0] && reference.get(`${group[0].stream}.${group[0].stage}`)
    return group
      .filter(({ isNew }) => isNew)
      .flatMap((run) => {
        if (usual.count > rules.leastHistory) return againstHistory(run, usual, yields) ?? []
        return (known && againstReference(run, known)) ?? []
      })
  })
}

function yieldOf({ inGrams, outGrams }: Run): number {
  return outGrams / inGrams
}

function againstHistory(run: Run, usual: Usual, yields: readonly number[]): Finding | undefined {
  const spread = Math.max(usual.spread, rules.leastSpread)
  const gap = Math.abs(yieldOf(run) - usual.median)
  const spreads = gap / spread
  if (spreads < rules.mostSpreads || gap < rules.leastGap) return undefined
  const reach = rules.mostSpreads * spread
  const asFar = yields.filter((one) => Math.abs(one - usual.median) >= gap).length - 1
  return findingOf(run, [
    { name: 'usualLow', unit: 'share', value: Math.max(0, usual.median - reach) },
    { name: 'usualHigh', unit: 'share', value: usual.median + reach },
    { name: 'middle', unit: 'share', value: usual.median },
    { name: 'spread', unit: 'share', value: spread },
    { name: 'spreads', unit: 'count', value: spreads },
    { name: 'compared', unit: 'count', value: usual.count - 1 },
    { name: 'asFar', unit: 'count', value: asFar },
    { name: 'oneIn', unit: 'one_in', value: oneInAtMost(spreads) },
  ])
}

function againstReference(
  run: Run,
  { least, most }: { readonly least: number; readonly most: number },
): Finding | undefined {
  const observed = yieldOf(run)
  const gap = Math.max(least - observed, observed - most)
  if (gap < rules.leastGap) return undefined
  return findingOf(run, [
    { name: 'usualLow', unit: 'share', value: least },
    { name: 'usualHigh', unit: 'share', value: most },
  ])
}

function findingOf(run: Run, usual: readonly Figure[]): Finding {
  const { event, facility, stream, stage, time, batches, inGrams, outGrams } = run
  return {
    kind: 'odd_yield',
    about: event,
    facility,
    stream,
    time,
    events: [event],
    batches: evidence(batches),
    named: { stage },
    arithmetic: [
      { name: 'before', unit: 'grams', value: inGrams },
      { name: 'after', unit: 'grams', value: outGrams },
      { name: 'observed', unit: 'share', value: yieldOf(run) },
      ...usual,
    ],
    version,
  }
}
