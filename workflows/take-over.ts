import { combined } from '../domain/batch-after.ts'
import type { Content, Event, Predecessor, Scan } from '../domain/event.ts'
import type { Facts } from '../domain/field.ts'
import { overweight } from '../domain/fit-content.ts'
import type { Refusal } from '../domain/refusal.ts'
import { balanced, eventOf } from './event-of.ts'
import { faultsInIdentity } from './faults-in-identity.ts'
import { faultsInFacility, faultsInOutputs } from './faults-in-references.ts'
import { faultsInShape } from './faults-in-shape.ts'
import { faultsInTime } from './judge-event-time.ts'
import { judgeWrittenMass } from './judge-written-mass.ts'
import type { Known } from './known.ts'
import { readFacts } from './read-facts.ts'
import type { LoadedStream } from './streams.ts'

/** A batch as its holder handed it over: what the next holder goes on from. */
export interface HandedOver extends Predecessor {
  readonly kind: string
  readonly material: string
  readonly state: string
  /** Carried facts that later stages read, without those that are the former holder's own. */
  readonly context: Facts
  readonly content: Content
}

/**
 * Decides a `taken_over` scan: every output continues the batch that was handed over, in the state in which it stood, with
 * the facts that later stages read. The machine is not asked: custody passes, the material does not change.
 */
export function takeOver(
  stream: LoadedStream,
  scan: Scan,
  known: Known,
  handedOver: readonly HandedOver[],
): Event | Refusal {
  const stage = stream.allStages.taken_over
  if (stage === undefined || handedOver.length !== scan.outputs.length) {
    throw new RangeError(`Cannot take over with scan "${scan.id}": expected a source for each`)
  }
  const read = readFacts(stream, stage, scan)
  const contexts = handedOver.map(({ context }) => context)
  const refused = refusalOf(
    [
      ...faultsInShape(stream, stage, scan),
      ...read.faults,
      ...faultsInTime(scan, known),
      ...faultsInFacility(scan, known),
    ],
    [...faultsInOutputs(scan, known), ...faultsInIdentity(stage, scan, contexts, known)],
  )
  if (refused !== undefined) return refused
  const outputs = scan.outputs.map((output, index) => {
    const source = handedOver[index]
    if (source === undefined) throw new RangeError(`Cannot take over "${output.batch}"`)
    return continued(output, source, known)
  })
  // What no battery can weigh was refused before anybody signed; here stays what is only unlikely.
  const unlikely = outputs.flatMap(({ code: batch, kind, massGrams, facts }, index) => {
    const before = { batch, massGrams: handedOver[index]?.grams ?? 0, facts, kind }
    const after = { batch, massGrams, facts, kind }
    return judgeWrittenMass(stream, { pointer: '', before, after }).warnings
  })
  const warnings = [...read.warnings, ...unlikely]
  return balanced(eventOf(stage, scan, { known, read }, { batches: [], outputs, warnings }))
}

/** What the mass that arrived cannot hold was never there: it comes in as sent, and is missed beside it. */
function continued(
  { batch: code, massGrams = 0 }: Scan['outputs'][number],
  { batch, digest, grams, kind, material, state, context, content }: HandedOver,
  known: Known,
) {
  const missed = overweight(content, massGrams)
  const kept = combined(content, missed, 1)
  return {
    batch: known.newBatchId(),
    code,
    kind,
    material,
    state,
    massGrams,
    ...(Object.keys(kept).length === 0 ? {} : { content: kept }),
    facts: context,
    predecessor: {
      batch,
      digest,
      grams,
      ...(Object.keys(missed).length === 0 ? {} : { content }),
    },
  }
}

function refusalOf(invalid: Refusal['faults'], existing: Refusal['faults']): Refusal | undefined {
  const faults = [...invalid, ...existing]
  if (faults.length === 0) return undefined
  return { code: invalid.length > 0 ? 'invalid' : 'batch_exists', faults }
}
