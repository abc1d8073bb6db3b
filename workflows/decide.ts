import type { BatchState, Event, Scan } from '../domain/event.ts'
import type { Facts } from '../domain/field.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import type { Warning } from '../domain/warning.ts'
import { missingFactsField } from './common-stages.ts'
import { withContentOfParts } from './content-of-parts.ts'
import { type Decided, decisionOf } from './decision-of.ts'
import { balanced, eventOf } from './event-of.ts'
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
import { nextStates } from './next-states.ts'
import { readFacts } from './read-facts.ts'
import { recordedMassFacts } from './recorded-mass.ts'
import type { Decision, Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'
import { recallsOnLeaving } from './under-recall.ts'
import { type WeighedUp, withTrust } from './weigh-process.ts'
import { weighUp } from './weigh-up.ts'

/**
 * Decides a scan: the event it becomes, or the refusal with every fault. Pure; the answer is stored and never computed
 * again. A `reversed` scan is decided in `reverse.ts`, since it needs the history of its batches.
 */
export function decide(stream: LoadedStream, given: Scan, known: Known): Event | Refusal {
  const stage = stream.allStages[given.stage]
  if (stage === undefined) return unknownStage(stream, given)
  const parts = given.batches.flatMap(({ batch }) => known.batch(batch) ?? [])
  const scan = withContentOfParts(stage, given, parts)
  const read = readFacts(stream, stage, scan)
  const states = scan.batches.map(({ batch }) => known.batch(batch))
  const first = firstRefusal([
    [
      'invalid',
      [...faultsInShape(stream, stage, scan), ...read.faults, ...faultsInTime(scan, known)],
    ],
    ['unknown_facility', faultsInFacility(scan, known)],
    ['unknown_batch', faultsInBatches(stream, scan, { states, known })],
    ['lineage_cycle', faultsInDescent(scan)],
    ['batch_exists', faultsInOutputs(scan, known)],
  ])
  if (first !== undefined) return first
  const named = states.filter((state) => state !== undefined)
  const inherited = read.inherited(named)
  const outputFacts = read.outputFacts.map((facts) => ({ ...inherited, ...facts }))
  const second = firstRefusal([
    ['batch_exists', faultsInIdentity(stage, scan, outputFacts, known)],
    ['stage_not_open', faultsInBatchKinds(stage, named)],
    ['batch_spent', faultsInStock(stream, stage, named)],
    [
      'mass_unbalanced',
      [
        ...faultsInUnits(stream, stage, scan, named),
        ...faultsInReturn(stage, scan, named, { ...known, isUnit: (kind) => isUnit(stream, kind) }),
      ],
    ],
  ])
  if (second !== undefined) return second
  const weighedUp = weighUp(stage, scan, named, { ...read, outside: known.outside, stream })
  if (isRefusal(weighedUp)) return weighedUp
  const decision = decisionOf(stage, scan, { named, weighedUp, read, known })
  const recalls = recallsOnLeaving(stream, stage, { goods: named, known })
  const times = judgeTimes(stream, stage, scan, { states: named, read, known })
  const refused = [
    ...times.faults,
    ...('refused' in decision ? decision.refused : []),
    ...faultsInPassport(read.facts, known),
    ...faultsInCertificate(stage.certificate, read.facts, {
      drawnGrams: drawnIn(weighedUp),
      known,
    }),
    ...recalls.faults,
  ]
  if ('refused' in decision || refused.length > 0) {
    return { code: 'guard_not_met', faults: refused }
  }
  if ('unsigned' in decision) return { code: 'second_person_needed', faults: decision.unsigned }
  const extra = stage.alsoParents ? named.flatMap(({ batch }) => known.parents(batch)) : []
  const warnings = [...times.warnings, ...recalls.warnings]
  return decidedEvent(stream, stage, scan, {
    named,
    extra,
    weighedUp,
    read,
    known,
    decision,
    warnings,
  })
}

function drawnIn({ batches }: WeighedUp): readonly number[] {
  return batches.map(({ drawnGrams = 0 }) => drawnGrams)
}

function unknownStage(stream: LoadedStream, scan: Scan): Refusal {
  const stages = Object.keys(stream.allStages)
  const values = { stream: stream.name, given: scan.stage, stages }
  return refuse('unknown_stage', '/stage', ['stage_unknown', values])
}

interface Ready extends Decided {
  readonly extra: readonly BatchState[]
  readonly decision: Extract<Decision, { decisions: Facts }>
  /** Of times and open recalls. */
  readonly warnings: readonly Warning[]
}

function decidedEvent(
  stream: LoadedStream,
  stage: Stage,
  scan: Scan,
  ready: Ready,
): Event | Refusal {
  const { weighedUp, read, known, decision } = ready
  const eventTime = scan.eventTime ?? known.recordTime
  const recorded = recordedMassFacts(stream, scan, read)
  const decisions = { ...decision.decisions, ...missingAfter(ready), ...recorded }
  const decided = decision.outputs ?? []
  const measured = { ...weighedUp, batches: weighedUp.batches.map(withFound(decision)) }
  const asked = { ...ready, weighedUp: measured, eventTime, decisions, decided }
  const states = nextStates(stream, stage, scan, asked)
  if (isRefusal(states)) return states
  const outputs = scan.outputs.map((output, index) => {
    const inherited = read.inherited(ready.named)
    const own = { ...inherited, ...read.outputFacts[index], ...decided[index] }
    const facts = withTrust(own, weighedUp, index)
    const material = { ...read.facts, ...facts }[stream.materialField]
    return {
      batch: known.newBatchId(),
      code: output.batch,
      kind: output.kind,
      material: typeof material === 'string' ? material : 'unknown',
      state: states.outputs[index] ?? '',
      ...(output.massGrams === undefined ? {} : { massGrams: output.massGrams }),
      ...(output.content === undefined ? {} : { content: output.content }),
      facts,
    }
  })
  const happened = {
    batches: states.batches,
    outputs,
    losses: scan.losses,
    additions: scan.additions,
    decisions,
    differenceGrams: weighedUp.differenceGrams,
    differenceContent: weighedUp.differenceContent,
    warnings: [
      ...read.warnings,
      ...weighedUp.warnings,
      ...(decision.warnings ?? []),
      ...ready.warnings,
    ],
  }
  return balanced(eventOf(stage, scan, ready, happened))
}

/** What a test found inside a batch goes beside what the scan does to its grams. */
function withFound({ foundContent = [] }: Ready['decision']) {
  return (batch: WeighedUp['batches'][number], at: number) => {
    const found = foundContent[at] ?? {}
    return Object.keys(found).length === 0 ? batch : { ...batch, foundContent: found }
  }
}

/** Facts that the batch's earlier records lack: those it lacked before and the rules did not strike off, and the new gaps. */
function missingAfter({ read, named, decision }: Ready): Facts {
  if (read.missing === undefined) return {}
  const { name } = missingFactsField
  const before = decision.decisions[name] ?? named[0]?.context[name] ?? []
  return { [name]: [...new Set([...(Array.isArray(before) ? before : []), ...read.missing])] }
}
