import type { BatchState, Event, Scan } from '../domain/event.ts'
import type { Facts } from '../domain/field.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import type { Warning } from '../domain/warning.ts'
import { missingFactsField } from './common-stages.ts'
import type { Decided } from './decision-of.ts'
import { balanced, eventOf } from './event-of.ts'
import { nextStates } from './next-states.ts'
import { recordedMassFacts } from './recorded-mass.ts'
import type { Decision, Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'
import { type WeighedUp, withTrust } from './weigh-process.ts'

/** A scan that was judged, with all that its event is made from. */
interface Ready extends Decided {
  readonly extra: readonly BatchState[]
  readonly decision: Extract<Decision, { decisions: Facts }>
  /** Of times and open recalls. */
  readonly warnings: readonly Warning[]
}

/** The event that a judged scan becomes, or why nothing leads from where its batches stand. */
export function decidedEvent(
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
  const outputs = outputsOf(stream, scan, ready, states.outputs)
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

function outputsOf(
  stream: LoadedStream,
  scan: Scan,
  { weighedUp, read, known, named, decision: { outputs: decided = [] } }: Ready,
  states: readonly string[],
): Event['outputs'] {
  return scan.outputs.map((output, index) => {
    const own = { ...read.inherited(named), ...read.outputFacts[index], ...decided[index] }
    const facts = withTrust(own, weighedUp, index)
    const material = { ...read.facts, ...facts }[stream.materialField]
    return {
      batch: known.newBatchId(),
      code: output.batch,
      kind: output.kind,
      material: typeof material === 'string' ? material : 'unknown',
      state: states[index] ?? '',
      ...(output.massGrams === undefined ? {} : { massGrams: output.massGrams }),
      ...(output.content === undefined ? {} : { content: output.content }),
      facts,
    }
  })
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
