import { combined } from '../domain/batch-after.ts'
import type { BatchState, Content, Event, EventBatch, MassEffect, Scan } from '../domain/event.ts'
import { overweight } from '../domain/fit-content.ts'
import { type Fault, faultOf, type Refusal } from '../domain/refusal.ts'
import { balanced, eventOf } from './event-of.ts'
import { faultsInBatches, faultsInFacility } from './faults-in-references.ts'
import { faultsInShape } from './faults-in-shape.ts'
import { faultsInTime } from './judge-event-time.ts'
import type { Known } from './known.ts'
import { readFacts } from './read-facts.ts'
import { stateWhenBack, stateWhenGone } from './state-elsewhere.ts'
import type { LoadedStream } from './streams.ts'

/** What both sides of a hand-over agreed on for one batch, in the order of the scan's batches. */
export interface BatchCorrection {
  /** Grams onto the batch from outside; negative when they go off it. */
  readonly correctedGrams: number
  /** Grams that one of the two measurements missed (negative) or found. */
  readonly foundGrams: number
  /** Milligrams that go along, each a positive amount; with the sign of the grams. */
  readonly content: Content
  /** The state that a batch goes back to when some of it is its holder's again. */
  readonly leftState: string
  /** Credits of the making of this batch that what is drawn from them would no longer bear. */
  readonly groundless: readonly { readonly credit: string; readonly grams: number }[]
}

/**
 * Decides a `hand_over_corrected` or `take_over_corrected` scan: so many grams more or fewer went out or came in than both
 * sides had signed for. The machine is not asked, since nothing happens to the material. What is no longer there cannot be
 * taken off a batch, and what a claim has drawn from keeps its ground.
 */
export function correctHandOver(
  stream: LoadedStream,
  scan: Scan,
  known: Known,
  corrections: readonly BatchCorrection[],
): Event | Refusal {
  const stage = stream.allStages[scan.stage]
  if (stage === undefined || corrections.length !== scan.batches.length) {
    throw new RangeError(`Cannot correct with scan "${scan.id}": expected a correction for each`)
  }
  const read = readFacts(stream, stage, scan)
  const states = scan.batches.map(({ batch }) => known.batch(batch))
  const invalid = [
    ...faultsInShape(stream, stage, scan),
    ...read.faults,
    ...faultsInTime(scan, known),
    // What left or came before the facility was closed may still turn out to have weighed something else.
    ...faultsInFacility(scan, { ...known, isClosed: undefined }),
    ...faultsInBatches(stream, scan, { states, known }),
  ]
  if (invalid.length > 0) return { code: 'invalid', faults: invalid }
  const named = states.filter((state) => state !== undefined)
  const refused = faultsInGround(corrections) ?? faultsInGrams(named, corrections)
  if (refused !== undefined) return refused
  return balanced(
    eventOf(
      stage,
      scan,
      { known, read },
      {
        batches: named.map((state, index) =>
          changeOf(stream, scan, state, { mass: stage.mass, correction: corrections[index] }),
        ),
      },
    ),
  )
}

function faultsInGrams(
  states: readonly BatchState[],
  corrections: readonly BatchCorrection[],
): Refusal | undefined {
  const faults = states.flatMap(({ code, massGrams = 0 }, index): Fault[] => {
    const change = stockChange(corrections[index])
    if (massGrams + change >= 0) return []
    const values = { batch: code, grams: -change, left: massGrams }
    return [faultOf(`/batches/${index}/massGrams`, 'corrected_above_left', values)]
  })
  return faults.length === 0 ? undefined : { code: 'mass_overdrawn', faults }
}

function faultsInGround(corrections: readonly BatchCorrection[]): Refusal | undefined {
  const faults = corrections.flatMap(({ groundless }, index) =>
    groundless.map(({ credit, grams }) =>
      faultOf(`/batches/${index}/massGrams`, 'claimed_from_mass', { credit, grams }),
    ),
  )
  return faults.length === 0 ? undefined : { code: 'claim_overdrawn', faults }
}

function changeOf(
  stream: LoadedStream,
  { facility }: Scan,
  state: BatchState,
  { mass, correction }: { mass: MassEffect; correction: BatchCorrection | undefined },
): EventBatch {
  if (correction === undefined) throw new RangeError(`Cannot correct "${state.code}" without terms`)
  const { correctedGrams, foundGrams } = correction
  const correctedContent = signedContent(correction, state.content)
  const left = (state.massGrams ?? 0) + stockChange(correction)
  const foundContent = overweight(combined(state.content, correctedContent, 1), left)
  return {
    batch: state.batch,
    state:
      mass === 'dispatch_corrected'
        ? stateAfter(stream, state, { leftState: correction.leftState, left })
        : state.state,
    ...(state.facility === facility ? {} : { at: state.facility }),
    ...(correctedGrams === 0 ? {} : { correctedGrams }),
    ...(Object.keys(correctedContent).length === 0 ? {} : { correctedContent }),
    ...(foundGrams === 0 ? {} : { foundGrams }),
    ...(Object.keys(foundContent).length === 0 ? {} : { foundContent }),
  }
}

/** With nothing left of it the batch is elsewhere; with something back it stands where it stood. */
function stateAfter(
  stream: LoadedStream,
  batch: BatchState,
  { leftState, left }: { leftState: string; left: number },
): string {
  if (left > 0) return stateWhenBack(stream, batch, leftState)
  return (batch.massGrams ?? 0) > 0 ? stateWhenGone(stream, batch) : batch.state
}

function stockChange({ correctedGrams, foundGrams }: BatchCorrection = noCorrection): number {
  return correctedGrams + foundGrams
}

const noCorrection = {
  correctedGrams: 0,
  foundGrams: 0,
  content: {},
  leftState: '',
  groundless: [],
}

/** What goes off a batch is never more than an assay has left on it. */
function signedContent({ correctedGrams, content }: BatchCorrection, stock: Content): Content {
  const signed: Record<string, number> = {}
  for (const [name, amount] of Object.entries(content)) {
    const change = correctedGrams < 0 ? -Math.min(amount, stock[name] ?? 0) : amount
    if (change !== 0) signed[name] = change
  }
  return signed
}
