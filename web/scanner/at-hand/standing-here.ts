import type { BatchState } from '../../../domain/event.ts'
import { alarmStates } from '../../../workflows/alarm-states.ts'
import { lacksDetails } from '../../../workflows/emergency-quarantine.ts'
import type { NoticedRecall } from '../../../workflows/shown-batch.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { recallsInForce } from '../../../workflows/under-recall.ts'
import { waitingStates } from '../../../workflows/waiting-states.ts'
import type { OnBench } from './fold-queue.ts'
import type { KeptBatch } from './kept-at-hand.ts'

/** A batch that stands at a facility, with its stream. */
export interface Standing {
  readonly batch: Omit<BatchState, 'headDigest'>
  readonly recalls: readonly NoticedRecall[]
  readonly stream: LoadedStream
}

/** What stands at a facility under why a list looks at it, under each what something happened to longest ago first. */
export interface StandingHere {
  /** Of which a recall is open. */
  readonly recalled: readonly Standing[]
  /** Set apart in an emergency, the details still to be given. */
  readonly undetailed: readonly Standing[]
  /** In a state that has deadlines. */
  readonly limited: readonly Standing[]
  /** For which a planned stage is next, and which no recall holds up. */
  readonly waiting: readonly Standing[]
}

/** What is kept of a facility, and what this device recorded of it since. */
export interface StandsHere {
  /** Code of the facility. */
  readonly facility: string
  /** All that is kept of it, in any order; the same list as before where nothing of it has changed. */
  readonly kept: readonly KeptBatch[]
  /** Batches that the scans of this device name, as they stand after them. */
  readonly bench: Iterable<OnBench>
}

/**
 * Gives what stands at a facility. Thousands of batches are looked through once for each answer of the server: what this device recorded since
 * comes behind them, in place of what was told of the same batches.
 */
export function keepStanding(
  streams: ReadonlyMap<string, LoadedStream>,
): (asked: StandsHere) => StandingHere {
  let told: (Pick<StandsHere, 'facility' | 'kept'> & { standing: StandingHere }) | undefined
  return ({ facility, kept, bench }) => {
    const standingAmong = (all: Iterable<Omit<Standing, 'stream'>>) =>
      sorted(standingAt(all, { facility, streams }))
    if (told?.kept !== kept || told.facility !== facility) {
      const inOrder = kept.toSorted((one, other) => other.order - one.order)
      const all = inOrder.map((batch) => ({ batch, recalls: batch.recalls }))
      told = { facility, kept, standing: standingAmong(all) }
    }
    const changed = changedSince(kept, bench)
    return changed.length === 0
      ? told.standing
      : inPlaceOf(told.standing, {
          codes: new Set(changed.map(({ batch }) => batch.code)),
          now: standingAmong(changed),
        })
  }
}

/** Batches of which this device recorded what the server has not told of. */
function changedSince(kept: readonly KeptBatch[], bench: Iterable<OnBench>): readonly OnBench[] {
  const all = [...bench]
  const codes = new Set(all.map(({ batch }) => batch.code))
  const told = new Map(
    kept.filter(({ code }) => codes.has(code)).map(({ code, headSeq }) => [code, headSeq]),
  )
  return all.filter(({ batch: { code, headSeq } }) => told.get(code) !== headSeq)
}

function standingAt(
  all: Iterable<Omit<Standing, 'stream'>>,
  { facility, streams }: { facility: string; streams: ReadonlyMap<string, LoadedStream> },
): readonly Standing[] {
  return [...all].flatMap(({ batch, recalls }) => {
    const stream = streams.get(batch.stream)
    return stream === undefined || batch.facility !== facility ? [] : [{ batch, recalls, stream }]
  })
}

function sorted(here: readonly Standing[]): StandingHere {
  return {
    recalled: here.filter(({ batch, recalls }) => recalls.length > 0 && !isSpent(batch)),
    undetailed: here.filter(isUndetailed),
    limited: here.filter(
      ({ batch, stream }) =>
        stream.deadlines?.states.includes(batch.state) === true && !isSpent(batch),
    ),
    waiting: here.filter((one) => isWaiting(one) && !isHeld(one)),
  }
}

function inPlaceOf(
  told: StandingHere,
  { codes, now }: { codes: ReadonlySet<string>; now: StandingHere },
): StandingHere {
  const joined = (name: keyof StandingHere) => [
    ...told[name].filter(({ batch }) => !codes.has(batch.code)),
    ...now[name],
  ]
  return {
    recalled: joined('recalled'),
    undetailed: joined('undetailed'),
    limited: joined('limited'),
    waiting: joined('waiting'),
  }
}

function isSpent({ massGrams }: Standing['batch']): boolean {
  return massGrams === 0
}

function isUndetailed({ batch, stream }: Standing): boolean {
  return alarmStates(stream).includes(batch.state) && lacksDetails(batch.context) && !isSpent(batch)
}

/** Whether a recall holds it up. */
function isHeld({ batch, recalls, stream }: Standing): boolean {
  return recalls.length > 0 && recallsInForce(recalls, batch, stream.custody).length > 0
}

function isWaiting({ batch, stream }: Standing): boolean {
  return waitingStates(stream).some(
    ({ state, spent }) => state === batch.state && spent === isSpent(batch),
  )
}
