import type { BatchState, Event, Scan } from '../domain/event.ts'
import type { Facts } from '../domain/field.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { withContentOfParts } from './content-of-parts.ts'
import { decidedEvent } from './decided-event.ts'
import { decisionOf } from './decision-of.ts'
import { faultsInCertificate } from './faults-in-certificate.ts'
import { faultsInIdentity, faultsInPassport } from './faults-in-identity.ts'
import {
  faultsInBatches,
  faultsInBatchKinds,
  faultsInDescent,
  faultsInFacility,
  faultsInOutputs,
  faultsInStock,
  faultsInUnits,
} from './faults-in-references.ts'
import { faultsInShape } from './faults-in-shape.ts'
import { firstRefusal } from './first-refusal.ts'
import { isUnit } from './is-unit.ts'
import { faultsInTime } from './judge-event-time.ts'
import { faultsInReturn } from './judge-return.ts'
import { judgeTimes } from './judge-times.ts'
import type { Known } from './known.ts'
import { readFacts } from './read-facts.ts'
import type { Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'
import { recallsOnStage } from './under-recall.ts'
import { weighUp } from './weigh-up.ts'
import { withFiles } from './with-files.ts'

/**
 * Decides a scan: the event it becomes, or the refusal with every fault. Pure; the answer is stored and never computed
 * again. A `reversed` scan is decided in `reverse.ts`, since it needs the history of its batches.
 */
export function decide(stream: LoadedStream, given: Scan, known: Known): Event | Refusal {
  const stage = stream.allStages[given.stage]
  if (stage === undefined) return unknownStage(stream, given)
  const parts = given.batches.flatMap(({ batch }) => known.batch(batch) ?? [])
  const scan = withContentOfParts(stage, given, parts)
  const read = withFiles(stream, readFacts(stream, stage, scan), known)
  const states = scan.batches.map(({ batch }) => known.batch(batch))
  const first = refusedAsSent(stream, stage, scan, { states, read, known })
  if (first !== undefined) return first
  const named = states.filter((state) => state !== undefined)
  const inherited = read.inherited(named)
  const outputFacts = read.outputFacts.map((facts) => ({ ...inherited, ...facts }))
  const second = refusedAsTheyAre(stream, stage, scan, { named, outputFacts, known })
  if (second !== undefined) return second
  const weighedUp = weighUp(stage, scan, named, { ...read, outside: known.outside, stream })
  if (isRefusal(weighedUp)) return weighedUp
  const decision = decisionOf(stage, scan, { named, weighedUp, read, known })
  const recalls = recallsOnStage(stream, stage, { goods: named, known, facts: read.facts })
  const times = judgeTimes(stream, stage, scan, { states: named, read, known })
  const drawnGrams = weighedUp.batches.map((batch) => batch.drawnGrams ?? 0)
  const refused = [
    ...times.faults,
    ...('refused' in decision ? decision.refused : []),
    ...faultsInPassport(read.facts, known),
    ...faultsInCertificate(stage.certificate, read.facts, { drawnGrams, known }),
    ...recalls.faults,
  ]
  if ('refused' in decision || refused.length > 0) {
    return { code: 'guard_not_met', faults: refused }
  }
  if ('unsigned' in decision) return { code: 'second_person_needed', faults: decision.unsigned }
  const extra = stage.alsoParents ? named.flatMap(({ batch }) => known.parents(batch)) : []
  const warnings = [...times.warnings, ...recalls.warnings]
  const ready = { named, extra, weighedUp, read, known, decision, warnings }
  return decidedEvent(stream, stage, scan, ready)
}

/** What the scan says and names, before anything is asked of what it names. */
function refusedAsSent(
  stream: LoadedStream,
  stage: Stage,
  scan: Scan,
  {
    states,
    read,
    known,
  }: {
    readonly states: readonly (BatchState | undefined)[]
    readonly read: ReturnType<typeof readFacts>
    readonly known: Known
  },
): Refusal | undefined {
  return firstRefusal([
    [
      'invalid',
      [...faultsInShape(stream, stage, scan), ...read.faults, ...faultsInTime(scan, known)],
    ],
    ['unknown_facility', faultsInFacility(scan, known)],
    ['unknown_batch', faultsInBatches(stream, scan, { states, known })],
    ['lineage_cycle', faultsInDescent(scan)],
    ['batch_exists', faultsInOutputs(scan, known)],
  ])
}

/** What the batches are, before any of their mass moves. */
function refusedAsTheyAre(
  stream: LoadedStream,
  stage: Stage,
  scan: Scan,
  {
    named,
    outputFacts,
    known,
  }: {
    readonly named: readonly BatchState[]
    readonly outputFacts: readonly Facts[]
    readonly known: Known
  },
): Refusal | undefined {
  const returning = { ...known, isUnit: (kind: string) => isUnit(stream, kind) }
  return firstRefusal([
    ['batch_exists', faultsInIdentity(stage, scan, outputFacts, known)],
    ['stage_not_open', faultsInBatchKinds(stage, named)],
    ['batch_spent', faultsInStock(stream, stage, named)],
    [
      'mass_unbalanced',
      [
        ...faultsInUnits(stream, stage, scan, named),
        ...faultsInReturn(stage, scan, named, returning),
      ],
    ],
  ])
}

function unknownStage(stream: LoadedStream, scan: Scan): Refusal {
  const stages = Object.keys(stream.allStages)
  const values = { stream: stream.name, given: scan.stage, stages }
  return refuse('unknown_stage', '/stage', ['stage_unknown', values])
}
