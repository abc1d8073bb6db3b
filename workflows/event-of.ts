import type { Event, Scan } from '../domain/event.ts'
import { imbalanceOf, postingsOf } from '../domain/mass.ts'
import type { Known } from './known.ts'
import type { ReadFacts } from './read-list.ts'
import type { Stage } from './stream.ts'

/** What a scan did, as the rules that decided it found out; what they say nothing of did not happen. */
export type Happened = Pick<Event, 'batches'> &
  Partial<
    Pick<
      Event,
      | 'outputs'
      | 'losses'
      | 'additions'
      | 'decisions'
      | 'differenceGrams'
      | 'differenceContent'
      | 'warnings'
      | 'reverses'
    >
  >

/** The event that a scan becomes, whatever rules decided it. */
export function eventOf(
  stage: Stage,
  scan: Scan,
  { known, read }: { known: Known; read: Pick<ReadFacts, 'facts' | 'warnings'> },
  happened: Happened,
): Event {
  const { reverses: _, offsetMinutes: __, eventTime = known.recordTime, ...scanned } = scan
  return {
    ...scanned,
    organisation: known.organisation,
    mass: stage.mass,
    eventTime,
    recordTime: known.recordTime,
    outputs: [],
    losses: [],
    additions: [],
    facts: read.facts,
    decisions: {},
    differenceGrams: 0,
    differenceContent: {},
    warnings: read.warnings,
    ...happened,
  }
}

/** An event whose postings sum to zero for grams and for each milligram inside; anything else is a fault of ours. */
export function balanced(event: Event): Event {
  const imbalance = imbalanceOf(postingsOf(event))
  if (imbalance.size === 0) return event
  const what = [...imbalance.keys()].join(', ')
  throw new RangeError(`Cannot record "${event.id}": postings do not sum to zero in ${what}`)
}
