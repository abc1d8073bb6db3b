import { evidence, type Finding } from './finding.ts'
import { anomalyRules } from './rules.ts'

/** A credit with what was drawn from it. */
export interface DrawnCredit {
  readonly event: string
  readonly stream: string
  readonly facility: string
  readonly time: string
  readonly claimableGrams: number
  readonly drawnGrams: number
}

/** Counts of looks at the public record of a batch, as they are kept. */
export interface LookedAt {
  readonly batch: string
  readonly facility: string
  readonly stream: string
  readonly time: string
  readonly event: string
  readonly mostInADay: number
  readonly afterEnd: number
}

const { claim, version } = anomalyRules

/** Places at which nearly all credits of a month are claimed to the last gram; one question a place and month (UTC). */
export function claimsNearLimit(credits: readonly DrawnCredit[]): readonly Finding[] {
  const groups = Map.groupBy(
    credits.filter(({ claimableGrams }) => claimableGrams > 0),
    ({ facility, time }) => `${facility} ${time.slice(0, 7)}`,
  )
  return [...groups].flatMap(([about, drawn]) => nearLimit(about, drawn) ?? [])
}

function nearLimit(about: string, drawn: readonly DrawnCredit[]): Finding | undefined {
  const near = drawn.filter((one) => one.drawnGrams >= one.claimableGrams * claim.share)
  const [last] = near.toSorted((one, other) => (one.time < other.time ? 1 : -1))
  if (last === undefined || drawn.length < claim.least) return undefined
  if (near.length / drawn.length <= claim.mostShare) return undefined
  return {
    kind: 'claim_near_limit',
    about,
    facility: last.facility,
    stream: last.stream,
    time: last.time,
    events: evidence(near.map(({ event }) => event)),
    batches: [],
    named: {},
    arithmetic: [
      { name: 'count', unit: 'count', value: near.length },
      { name: 'of', unit: 'count', value: drawn.length },
      { name: 'observed', unit: 'share', value: claim.share },
      { name: 'before', unit: 'grams', value: sumOf(drawn, 'claimableGrams') },
      { name: 'after', unit: 'grams', value: sumOf(drawn, 'drawnGrams') },
    ],
    version,
  }
}

function sumOf(credits: readonly DrawnCredit[], name: 'claimableGrams' | 'drawnGrams'): number {
  return credits.reduce((sum, one) => sum + one[name], 0)
}

/** Records that were opened more often than one thing is. Where they were opened from is not kept, so nothing is said of it. */
export function oddLooks(looked: readonly LookedAt[]): readonly Finding[] {
  return looked.map(({ batch, facility, stream, time, event, mostInADay, afterEnd }) => ({
    kind: 'odd_looks',
    about: batch,
    facility,
    stream,
    time,
    events: evidence([event]),
    batches: [batch],
    named: { batch },
    arithmetic: [
      { name: 'count', unit: 'count', value: mostInADay },
      { name: 'after', unit: 'count', value: afterEnd },
    ],
    version,
  }))
}
