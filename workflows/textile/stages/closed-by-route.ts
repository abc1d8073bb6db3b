import type { Fault } from '../../../domain/refusal.ts'
import type { BatchAlone } from '../../batch-alone.ts'
import type { Stage } from '../../stream.ts'
import { kindsOnRoute } from './fibre-test.ts'
import { faultsInDirt, faultsInRoute } from './line-faults.ts'

/** Steps whose place the route of a line says, and that take nothing contaminated. */
const steps: readonly string[] = [
  'sanitised',
  'prepared',
  'colour_sorted',
  'stored',
  'opened',
  'uv_sanitised',
  'blended',
  'carded_drawn',
  'spun',
  'packed',
  'knitted',
]

/** A stage with what its own rules already know of a lot alone: that its route names another step next, or that it is contaminated. */
export function closedByRoute(stage: Stage): Stage {
  const closedFor = ruleOf(stage.name)
  return closedFor === undefined ? stage : { ...stage, closedFor }
}

function ruleOf(stage: string): ((batch: BatchAlone) => readonly Fault[]) | undefined {
  if (steps.includes(stage)) {
    return (batch) => [...faultsInRoute(stage, [batch]), ...faultsInDirt([batch])]
  }
  if (stage === 'fibre_tested') {
    // A later test of a blend, a sliver or a yarn is no step of the route.
    return (batch) => (kindsOnRoute.includes(batch.kind) ? faultsInRoute(stage, [batch]) : [])
  }
  return ['sorted', 'repaired', 'listed', 'resold'].includes(stage)
    ? (batch) => faultsInDirt([batch])
    : undefined
}
