import { textIn, wholeIn } from '../../../domain/fact-values.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { cloth } from '../kinds.ts'
import { faultsInDirt, faultsInRoute } from './line-faults.ts'
import {
  exposureField,
  reductionField,
  sanitiseOutcomeField,
  sanitisingLimits,
  sanitisingOutcome,
} from './sanitising.ts'

/** Ultraviolet light, towards the end at some sites, on arrival at others: the route says. */
export const uvSanitised: Stage = {
  name: 'uv_sanitised',
  request: 'sanitise_uv',
  label: words('Sanitised with ultraviolet', '已作紫外線消毒', '已作紫外线消毒'),
  action: words('Sanitise with ultraviolet', '紫外線消毒', '紫外线消毒'),
  mass: 'unchanged',
  batches: { least: 1, most: 100, kinds: [...cloth, 'fibre_lot'] },
  fields: [
    {
      name: 'lamp',
      label: words('Lamp', '紫外線燈', '紫外灯'),
      type: 'text',
      holds: 'place',
      audience: 'authority',
      source: houseRule('A treatment can be followed to its lamp'),
    },
    // The guide of 15 to 60 minutes is one for ozone.
    {
      name: exposureField.name,
      label: exposureField.label,
      unit: 'min',
      type: 'decimal',
      above: '0',
      most: '1440',
      audience: 'authority',
      source: houseRule('At most a day'),
    },
    reductionField,
  ],
  decided: [
    sanitiseOutcomeField,
    {
      name: 'uvFailures',
      label: words('Failed ultraviolet treatments', '紫外線消毒不合格次數', '紫外线消毒不合格次数'),
      type: 'whole',
      unit: '{time}',
      least: '0',
      audience: 'authority',
      carried: true,
      source: sanitisingLimits.source,
    },
  ],
  decide: decideUltraviolet,
  outcome: {
    fact: sanitiseOutcomeField.name,
    tones: { passed: 'good', repeat: 'warn', failed: 'bad' },
  },
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'inspecting',
    disposition: 'conformant',
  },
}

function decideUltraviolet({ facts, batches }: Situation): Decision {
  const refused = [...faultsInRoute('uv_sanitised', batches), ...faultsInDirt(batches)]
  if (refused.length > 0) return { refused }
  const before = Math.max(0, ...batches.map(({ context }) => wholeIn(context, 'uvFailures') ?? 0))
  const sanitiseOutcome = sanitisingOutcome(Number(textIn(facts, 'reductionPercent')), before)
  return {
    decisions: { sanitiseOutcome, uvFailures: sanitiseOutcome === 'passed' ? before : before + 1 },
  }
}
