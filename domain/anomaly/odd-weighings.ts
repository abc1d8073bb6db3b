import type { Figure, Finding } from './finding.ts'
import { oneInAtMost, usualOf } from './robust.ts'
import { anomalyRules } from './rules.ts'

/** A batch that was weighed again. */
export interface Weighing {
  readonly event: string
  readonly facility: string
  readonly stream: string
  readonly time: string
  readonly batch: string
  /** Grams on record before it, and what the scale said. */
  readonly beforeGrams: number
  readonly afterGrams: number
  readonly isNew: boolean
}

const { weighing: rules, version } = anomalyRules

/** Weighings much farther from the record than weighings at that place are; where few are known, above the bound of the rules. */
export function oddWeighings(weighings: readonly Weighing[]): readonly Finding[] {
  const groups = Map.groupBy(
    weighings.filter(({ beforeGrams }) => beforeGrams > 0),
    ({ facility, stream }) => `${facility}\n${stream}`,
  )
  return [...groups.values()].flatMap((group) => {
    const usual = usualOf(group.map(gapOf))
    const spread = Math.max(usual.spread, rules.leastSpread)
    const isKnown = group.length > rules.leastHistory
    return group
      .filter(({ isNew }) => isNew)
      .flatMap((one) => {
        const gap = Math.abs(gapOf(one) - (isKnown ? usual.median : 0))
        if (!isKnown) return gap > rules.withoutHistory ? [findingOf(one, [bound])] : []
        if (gap < rules.leastGap || gap / spread < rules.mostSpreads) return []
        return [
          findingOf(one, [
            { name: 'middle', unit: 'share', value: usual.median },
            { name: 'spread', unit: 'share', value: spread },
            { name: 'spreads', unit: 'count', value: gap / spread },
            { name: 'compared', unit: 'count', value: usual.count - 1 },
            { name: 'oneIn', unit: 'one_in', value: oneInAtMost(gap / spread) },
          ]),
        ]
      })
  })
}

const bound: Figure = { name: 'bound', unit: 'share', value: rules.withoutHistory }

function gapOf({ beforeGrams, afterGrams }: Weighing): number {
  return afterGrams / beforeGrams - 1
}

function findingOf(one: Weighing, usual: readonly Figure[]): Finding {
  const { event, facility, stream, time, batch, beforeGrams, afterGrams } = one
  return {
    kind: 'odd_weighing',
    about: event + batch,
    facility,
    stream,
    time,
    events: [event],
    batches: [batch],
    named: { batch },
    arithmetic: [
      { name: 'before', unit: 'grams', value: beforeGrams },
      { name: 'after', unit: 'grams', value: afterGrams },
      { name: 'observed', unit: 'share', value: gapOf(one) },
      ...usual,
    ],
    version,
  }
}
