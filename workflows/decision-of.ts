import { type CrossChecked, crossChecked } from '../domain/cross-check.ts'
import type { BatchState, Scan } from '../domain/event.ts'
import type { Facts } from '../domain/field.ts'
import { localDay } from '../domain/local-day.ts'
import { clockOf } from './judge-times.ts'
import type { Known } from './known.ts'
import type { ReadFacts } from './read-list.ts'
import type { Decision, Situation, Stage } from './stream.ts'
import type { WeighedUp } from './weigh-process.ts'

/** What stands of a scan before the rules of its stage are asked. */
export interface Decided {
  readonly named: readonly BatchState[]
  readonly weighedUp: WeighedUp
  readonly read: ReadFacts
  readonly known: Known
}

/** What the rules of a stage decide, with its cross checks; for records made elsewhere, those of the stage that they prove. */
export function decisionOf(stage: Stage, scan: Scan, given: Decided): Decision {
  const decided = given.read.decides ?? stage
  const situation = situationOf(scan, given)
  const checked = checkedIn(decided, situation)
  const decision = decided.decide?.(situation) ?? { decisions: {} }
  const faults = 'refused' in decision ? [...decision.refused, ...checked.faults] : checked.faults
  if (faults.length > 0) return { refused: faults }
  if (!('decisions' in decision)) return decision
  return { ...decision, warnings: [...(decision.warnings ?? []), ...checked.warnings] }
}

function situationOf(scan: Scan, { named, weighedUp, read, known }: Decided): Situation {
  const eventTime = scan.eventTime ?? known.recordTime
  return {
    facts: { ...read.facts, ...(read.decides === undefined ? {} : read.outputFacts[0]) },
    batches: named,
    drawnGrams: weighedUp.batches.map((batch) => batch.drawnGrams ?? 0),
    drawnContent: weighedUp.batches.map((batch) => batch.drawnContent),
    weighedGrams: scan.batches.map((batch) => batch.massGrams),
    outputs: scan.outputs.map((output, index) => ({
      ...output,
      code: output.batch,
      facts: read.outputFacts[index] ?? {},
    })),
    losses: scan.losses,
    additions: scan.additions,
    eventTime,
    eventDay: localDay(eventTime, clockOf(scan, known)),
    recordTime: known.recordTime,
    jurisdiction: known.place?.(scan.facility)?.jurisdiction,
  }
}

/** An output is judged with what is said of all; where nothing is made, a batch with what it carries. */
function checkedIn(
  { crossChecks = [] }: Pick<Stage, 'crossChecks'>,
  { facts, batches, outputs }: Situation,
): CrossChecked {
  if (crossChecks.length === 0) return { faults: [], warnings: [] }
  const made = outputs.map((output, at) =>
    crossChecked(crossChecks, factsOver(facts, output.facts), `/outputs/${at}/facts`),
  )
  const seen = batches.map(({ context }) =>
    crossChecked(crossChecks, factsOver(context, facts), '/facts'),
  )
  const all = outputs.length > 0 ? made : seen
  return {
    faults: all.flatMap(({ faults }) => faults),
    warnings: all.flatMap(({ warnings }) => warnings),
  }
}

/** What the scan says stands over what is carried. */
function factsOver(carried: Facts, own: Facts): Facts {
  return { ...carried, ...own }
}
