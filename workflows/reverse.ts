import { happeningOf } from '../domain/batch-times.ts'
import type { BatchState, Event, Scan } from '../domain/event.ts'
import { type Fault, faultOf, isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { type Link, replayChain, reversedState } from '../domain/replay-chain.ts'
import { balanced, eventOf } from './event-of.ts'
import { faultsInFacility } from './faults-in-references.ts'
import { faultsInShape } from './faults-in-shape.ts'
import { faultsInTime, isBefore } from './judge-event-time.ts'
import type { Known } from './known.ts'
import { readFacts } from './read-facts.ts'
import type { LoadedStream } from './streams.ts'

/** The event to take back and the whole chain of every batch it touched. */
export interface History {
  readonly target: Event | undefined
  readonly chains: ReadonlyMap<string, readonly Link[]>
  /** Credits of the event from which recycled grams are drawn. */
  readonly drawn: readonly { readonly credit: string; readonly grams: number }[]
  /** Set for half of a correction, which is judged by what stands in the end. */
  readonly correcting?: Correcting
}

/** A reversal that comes with what stands in its place. */
export interface Correcting {
  /** Pseudonyms of the two persons who agreed that the goods are safer than they were found. */
  readonly agreedBy?: readonly string[]
}

/**
 * Decides a `reversed` scan: every posting of the target with the opposite sign, every batch back to where it stood.
 * Only the event that stands last on all of its batches, and from whose credits nothing is drawn, may be taken back, so
 * that no later fact and no claim loses its ground.
 */
export function reverse(
  stream: LoadedStream,
  scan: Scan,
  known: Known,
  history: History,
): Event | Refusal {
  const stage = stream.allStages.reversed
  if (stage === undefined) throw new RangeError('Cannot reverse: the common stages lack "reversed"')
  const read = readFacts(stream, stage, scan)
  const faults = [
    ...faultsInShape(stream, stage, scan),
    ...read.faults,
    ...faultsInTime(scan, known),
    ...faultsInFacility(scan, known),
  ]
  if (faults.length > 0) return { code: 'invalid', faults }
  const target = reversibleTarget(stream, scan, history)
  if (isRefusal(target)) return target
  if (isBefore(scan.eventTime, happeningOf(target))) {
    const values = { time: scan.eventTime ?? '', event: target.id, since: target.eventTime }
    return refuse('invalid', '/eventTime', ['reversed_before_event', values])
  }
  const { agreedBy } = history.correcting ?? {}
  const decisions = agreedBy === undefined ? {} : { agreedBy: [...agreedBy] }
  const nothing = { batches: [], losses: [], additions: [] }
  const event = eventOf(stage, scan, { known, read }, { ...nothing, decisions, reverses: target })
  const lowered: Fault[] = []
  const batches = [...target.batches, ...target.outputs].map(({ batch }) => {
    const head = { headSeq: 0, headDigest: '' }
    const links = [...(history.chains.get(batch) ?? []), { event, head }]
    const before = replayChain(batch, links.slice(0, -1), stream.carried).state
    const { state } = replayChain(batch, links, stream.carried)
    if (history.correcting === undefined && looksSafer(stream, before, state)) {
      lowered.push(faultOf('/reverses', 'reversal_lowers', { batch: state.code }))
    }
    return { batch, state: state.state }
  })
  if (lowered.length > 0) return { code: 'second_person_needed', faults: lowered }
  return balanced({ ...event, batches })
}

/** Whether a batch would look less dangerous than it was found, or be out of quarantine; one whose making is taken back is gone. */
export function looksSafer(
  { custody }: LoadedStream,
  before: BatchState,
  after: BatchState,
): boolean {
  if (after.state === reversedState) return false
  const { gravityOf = () => 0, dangerOf = () => undefined } = custody
  if (gravityOf(after) < gravityOf(before)) return true
  return dangerOf(before)?.held === true && dangerOf(after)?.held !== true
}

function reversibleTarget(
  stream: LoadedStream,
  scan: Scan,
  { target, chains, drawn }: History,
): Event | Refusal {
  if (target === undefined || target.stream !== stream.name) {
    const values = { event: scan.reverses ?? '', stream: stream.name }
    return refuse('unknown_event', '/reverses', ['event_unknown', values])
  }
  if (target.reverses !== undefined) {
    return refuse('not_reversible', '/reverses', ['reversal_stands', { event: target.id }])
  }
  if (stream.allStages[target.stage]?.by === 'hand_over') {
    return refuse('not_reversible', '/reverses', ['signed_by_both', { event: target.id }])
  }
  const { endedBy } = stream.allStages[target.stage] ?? {}
  if (endedBy !== undefined) {
    return refuse('second_person_needed', '/reverses', [
      'ended_by_two',
      { stage: target.stage, ending: endedBy },
    ])
  }
  const faults = [...target.batches, ...target.outputs].flatMap(({ batch }) => {
    const links = chains.get(batch) ?? []
    const { state, lastEvent } = replayChain(batch, links, stream.carried)
    if (lastEvent === target.id) return []
    const last = links.find(({ event }) => event.id === lastEvent)?.event.stage ?? ''
    const { by, endedBy: held } = stream.allStages[last] ?? {}
    const later = held === undefined ? 'later_stands' : 'later_held'
    const says = by === 'hand_over' ? 'later_handed_over' : later
    const values = { batch: state.code, stage: last, event: lastEvent ?? '' }
    return [faultOf('/reverses', says, values)]
  })
  for (const { credit, grams } of drawn) {
    faults.push(faultOf('/reverses', 'claimed_from_event', { credit, grams }))
  }
  return faults.length > 0 ? { code: 'not_reversible', faults } : target
}
