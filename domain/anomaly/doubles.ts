import { evidence, type Finding } from './finding.ts'
import { anomalyRules } from './rules.ts'

/** One photo or one maker's serial number that stands on several batches. */
export interface Double {
  /** Digest of what is the same, hexadecimal. */
  readonly mark: string
  readonly facility: string
  readonly stream: string
  readonly time: string
  readonly events: readonly string[]
  readonly batches: readonly string[]
}

const { version } = anomalyRules

/** The same picture in events of different batches. Pictures of a thing as a whole may show several: a question, no more. */
export function samePhotos(doubles: readonly Double[]): readonly Finding[] {
  return doubles.map((one) => findingOf('same_photo', one, one.events.length))
}

/** The same serial number of one maker's model on batches of which none came out of another. */
export function sameSerials(doubles: readonly Double[]): readonly Finding[] {
  return doubles.map((one) => findingOf('same_serial', one, one.batches.length))
}

function findingOf(
  kind: 'same_photo' | 'same_serial',
  { mark, facility, stream, time, events, batches }: Double,
  count: number,
): Finding {
  return {
    kind,
    about: mark,
    facility,
    stream,
    time,
    events: evidence(events),
    batches: evidence(batches),
    named: {},
    arithmetic: [{ name: 'count', unit: 'count', value: count }],
    version,
  }
}
