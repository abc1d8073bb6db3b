import { textIn, wholeIn } from '../../../domain/fact-values.ts'
import type { Field } from '../../../domain/field.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { cloth } from '../kinds.ts'
import { evidenceFields } from './evidence-fields.ts'
import { inheritedNames, passedOnFields } from './fibre-fields.ts'
import {
  faultsInContent,
  faultsInDirt,
  faultsInMixing,
  faultsInRoute,
  lossWarnings,
} from './line-faults.ts'
import { passOn } from './pass-on.ts'
import { ozoneGuide, plausible, sanitisingRule } from './sources.ts'

/** When sanitising counts, and how often it may be tried again. */
export const sanitisingLimits = {
  leastReductionPercent: 90,
  mostRepeats: 2,
  source: houseRule('A failed sanitising is repeated at most twice, then the lot is rejected'),
} as const

/** Fewer microorganisms than before, in per cent: measured or from the validated cycle. */
export const reductionField: Field = {
  name: 'reductionPercent',
  label: words('Reduction of microorganisms', '微生物減少率', '微生物减少率'),
  type: 'decimal',
  unit: '%',
  least: '0',
  most: '100',
  audience: 'public',
  source: sanitisingRule,
}

/** Minutes in the chamber or under the lamp. */
export const exposureField: Field = {
  name: 'exposureMinutes',
  label: words('Exposure', '處理時間', '处理时间'),
  type: 'decimal',
  unit: 'min',
  above: '0',
  most: '1440',
  warnBelow: '15',
  warnAbove: '60',
  audience: 'authority',
  source: ozoneGuide,
}

/** What a sanitising came to. */
export const sanitiseOutcomeField: Field = {
  name: 'sanitiseOutcome',
  label: words('Outcome', '消毒結果', '消毒结果'),
  type: 'choice',
  choices: {
    passed: words('Passed', '合格', '合格'),
    repeat: words('To be repeated', '須重做', '须重做'),
    failed: words('Failed (final)', '最終不合格', '最终不合格'),
  },
  audience: 'public',
  source: sanitisingLimits.source,
}

/** Ozone in a closed chamber. */
export const sanitised: Stage = {
  name: 'sanitised',
  request: 'sanitise',
  label: words('Sanitised with ozone', '已作臭氧消毒', '已作臭氧消毒'),
  action: words('Sanitise with ozone', '臭氧消毒', '臭氧消毒'),
  mass: 'transformed',
  batches: { least: 1, most: 100, kinds: cloth },
  outputs: { least: 1, most: 1, kinds: ['sanitised_lot'] },
  fields: [
    {
      name: 'chamber',
      label: words('Chamber', '消毒艙', '消毒舱'),
      type: 'text',
      holds: 'place',
      audience: 'authority',
      source: houseRule('A cycle can be followed to its chamber'),
    },
    exposureField,
    {
      name: 'ozonePartsPerMillion',
      label: words('Ozone', '臭氧濃度', '臭氧浓度'),
      type: 'decimal',
      unit: '[ppm]',
      above: '0',
      most: '1000',
      warnBelow: '5',
      warnAbove: '50',
      audience: 'authority',
      source: ozoneGuide,
    },
    reductionField,
    {
      name: 'chamberCelsius',
      label: words('Temperature', '溫度', '温度'),
      type: 'decimal',
      unit: 'Cel',
      least: '-20',
      most: '120',
      audience: 'authority',
      source: plausible,
    },
    {
      name: 'relativeHumidityPercent',
      label: words('Relative humidity', '相對濕度', '相对湿度'),
      type: 'decimal',
      unit: '%',
      least: '0',
      most: '100',
      audience: 'authority',
      source: plausible,
    },
    ...evidenceFields,
  ],
  decided: [
    ...passedOnFields,
    sanitiseOutcomeField,
    {
      name: 'sanitiseFailures',
      label: words('Failed sanitisings', '消毒不合格次數', '消毒不合格次数'),
      type: 'whole',
      unit: '{time}',
      least: '0',
      audience: 'authority',
      carried: true,
      source: sanitisingLimits.source,
    },
  ],
  decide: decideSanitising,
  losses: {
    moisture: words('Moisture', '水分', '水分'),
    dust: words('Dust', '粉塵', '粉尘'),
  },
  lossBounds: {
    moisture: { mostBasisPoints: 500, source: houseRule('Sanitising dries by 5 % at most') },
  },
  toleranceBasisPoints: { value: 50, source: houseRule('In is out and loss, within 0.5 %') },
  inherits: inheritedNames,
  epcis: {
    type: 'TransformationEvent',
    bizStep: 'creating_class_instance',
    disposition: 'conformant',
  },
}

/** What a reduction comes to after so many failures before it. */
export function sanitisingOutcome(reduction: number, failuresBefore: number): string {
  if (reduction >= sanitisingLimits.leastReductionPercent) return 'passed'
  return failuresBefore < sanitisingLimits.mostRepeats ? 'repeat' : 'failed'
}

function decideSanitising(situation: Situation): Decision {
  const { facts, batches, outputs, losses } = situation
  const refused = [
    ...faultsInRoute('sanitised', batches),
    ...faultsInMixing(batches),
    ...faultsInDirt(batches),
    ...faultsInContent([...outputs, ...losses]),
  ]
  if (refused.length > 0) return { refused }
  const before = Math.max(
    ...batches.map(({ context }) => wholeIn(context, 'sanitiseFailures') ?? 0),
  )
  const sanitiseOutcome = sanitisingOutcome(Number(textIn(facts, 'reductionPercent')), before)
  const failed = sanitiseOutcome === 'passed' ? before : before + 1
  const own = { sanitiseOutcome, sanitiseFailures: failed }
  return {
    decisions: {},
    outputs: passOn(situation).map((passed) => ({ ...passed, ...own })),
    warnings: lossWarnings('sanitised', situation),
  }
}
