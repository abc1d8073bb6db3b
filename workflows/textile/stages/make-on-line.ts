import { textIn } from '../../../domain/fact-values.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import type { Decision, Situation } from '../../stream.ts'
import {
  faultsInContent,
  faultsInDirt,
  faultsInOneRoute,
  faultsInRoute,
  lossWarnings,
} from './line-faults.ts'
import { originGramsOf, passOn } from './pass-on.ts'

/** What carding, spinning and knitting decide alike: the recipe's shares go with every gram that comes out. */
export function makeOnLine(stage: string, situation: Situation): Decision {
  const { batches, outputs, losses } = situation
  const known = originGramsOf(situation)
  const refused = [
    ...faultsInRoute(stage, batches),
    ...faultsInOneRoute(batches),
    ...faultsInDirt(batches),
    ...faultsInClasses(situation),
    ...faultsInContent([...outputs, ...losses]),
  ]
  if (known.pre_consumer + known.post_consumer + known.virgin === 0) {
    refused.push(faultOf('/batches', 'origin_unknown'))
  }
  if (refused.length > 0) return { refused }
  return {
    decisions: {},
    outputs: passOn(situation, { shares: true }),
    warnings: lossWarnings(stage, situation),
  }
}

/** Only `blended` lays classes together: here a lot of one class never meets another, nor a blend. */
function faultsInClasses({ batches }: Situation): readonly Fault[] {
  const classes = new Set(batches.map(({ context }) => textIn(context, 'originClass') ?? 'blend'))
  if (classes.size < 2) return []
  const values = { classes: [...classes], stage: 'blended' }
  return [faultOf('/batches', 'origin_classes_meet_in_blend', values)]
}
