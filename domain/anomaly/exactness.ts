import { binomialTail, oneIn } from './chance.ts'
import { evidence, type Finding } from './finding.ts'
import { anomalyRules } from './rules.ts'

/** Masses that one place put on record at one stage, each with how often. */
export interface Masses {
  readonly facility: string
  readonly stream: string
  readonly stage: string
  readonly time: string
  readonly events: readonly string[]
  readonly grams: readonly { readonly grams: number; readonly count: number }[]
}

/** How often masses weighed on arrival were those that the sender said, to the gram. */
export interface Arrivals {
  readonly facility: string
  readonly stream: string
  readonly time: string
  readonly events: readonly string[]
  readonly batches: readonly string[]
  readonly count: number
  readonly equal: number
}

const { round, equal, version } = anomalyRules

/**
 * Grams between two marks of a scale that is made for such a load: of 1, 2 or 5 times a power of ten the least that is at least a
 * 3000th of it, and 1 g at least.
 */
export function scaleInterval(grams: number): number {
  const least = Math.max(1, grams / round.intervals)
  const power = 10 ** Math.floor(Math.log10(least))
  return [1, 2, 5, 10].map((one) => one * power).find((one) => one >= least * (1 - 1e-12)) ?? least
}

/** Whether a mass is round to ten intervals of its scale, as one in ten is. */
export function isRound(grams: number): boolean {
  return grams % (10 * scaleInterval(grams)) === 0
}

/** Stages of places where far too many masses are round. */
export function tooRound(places: readonly Masses[]): readonly Finding[] {
  return places.flatMap((place): Finding[] => {
    const of = sumCounts(place.grams)
    const count = sumCounts(place.grams.filter(({ grams }) => isRound(grams)))
    if (of < round.least || count / of < round.leastShare) return []
    const chance = binomialTail(count, of, round.chance)
    if (chance > round.mostChance) return []
    const { facility, stream, stage, time, events } = place
    return [
      {
        kind: 'too_round',
        about: [facility, stream, stage].join(' '),
        facility,
        stream,
        time,
        events: evidence(events),
        batches: [],
        named: { stage },
        arithmetic: [
          { name: 'count', unit: 'count', value: count },
          { name: 'of', unit: 'count', value: of },
          { name: 'observed', unit: 'share', value: count / of },
          { name: 'middle', unit: 'share', value: round.chance },
          { name: 'oneIn', unit: 'one_in', value: oneIn(chance) },
        ],
        version,
      },
    ]
  })
}

/** Places whose weighings on arrival are the sender’s to the gram again and again. */
export function tooEqual(places: readonly Arrivals[]): readonly Finding[] {
  return places.flatMap((place): Finding[] => {
    const { facility, stream, time, events, batches, count, equal: same } = place
    if (count < equal.least) return []
    const chance = binomialTail(same, count, equal.chance)
    if (chance > equal.mostChance) return []
    return [
      {
        kind: 'too_equal',
        about: [facility, stream].join(' '),
        facility,
        stream,
        time,
        events: evidence(events),
        batches: evidence(batches),
        named: {},
        arithmetic: [
          { name: 'count', unit: 'count', value: same },
          { name: 'of', unit: 'count', value: count },
          { name: 'middle', unit: 'share', value: equal.chance },
          { name: 'oneIn', unit: 'one_in', value: oneIn(chance) },
        ],
        version,
      },
    ]
  })
}

function sumCounts(grams: Masses['grams']): number {
  return grams.reduce((sum, { count }) => sum + count, 0)
}
