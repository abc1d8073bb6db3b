import { textIn } from '../../../domain/fact-values.ts'
import type { Field } from '../../../domain/field.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { usualTo } from '../process-losses.ts'
import { type CountUnit, yarnCount, yarnCountSource } from '../yarn-count.ts'
import { articleField } from './article-field.ts'
import { evidenceFields } from './evidence-fields.ts'
import { inheritedNames, passedOnWithShares } from './fibre-fields.ts'
import { makeOnLine } from './make-on-line.ts'
import { plausible } from './sources.ts'

const countField = {
  type: 'decimal',
  audience: 'public',
  carried: true,
  source: yarnCountSource,
} as const

const yarnFields: readonly Field[] = [
  {
    name: 'spinningSystem',
    label: words('Spinning system', '紡紗方式', '纺纱方式'),
    type: 'choice',
    holds: 'place',
    choices: {
      rotor: words('Rotor', '氣流紡（轉杯）', '转杯纺'),
      ring: words('Ring', '環錠紡', '环锭纺'),
      woollen: words('Woollen', '粗梳毛紡', '粗梳毛纺'),
    },
    audience: 'public',
    source: houseRule('Rotor, ring or woollen'),
  },
  {
    name: 'countValue',
    label: words('Yarn count as measured', '實測紗支', '实测纱支'),
    type: 'decimal',
    unit: '1',
    above: '0',
    most: '10000',
    audience: 'authority',
    source: plausible,
  },
  {
    name: 'countUnit',
    label: words('Unit of the count', '紗支單位', '纱支单位'),
    type: 'choice',
    holds: 'place',
    choices: {
      tex: words('tex', '特克斯（tex）', '特克斯（tex）'),
      Nm: words('Nm', '公制支數（Nm）', '公制支数（Nm）'),
      Ne: words('Ne', '英制支數（Ne）', '英制支数（Ne）'),
    },
    audience: 'authority',
    source: yarnCountSource,
  },
  {
    name: 'twistPerMetre',
    label: words('Twist', '捻度', '捻度'),
    type: 'whole',
    unit: '/m',
    least: '0',
    most: '5000',
    audience: 'public',
    source: plausible,
  },
  {
    name: 'plies',
    label: words('Plies', '股數', '股数'),
    type: 'whole',
    unit: '{ply}',
    least: '1',
    most: '20',
    audience: 'public',
    source: plausible,
  },
  {
    name: 'tenacityCentinewtonPerTex',
    label: words('Tenacity', '斷裂強度', '断裂强度'),
    type: 'decimal',
    unit: 'cN/tex',
    above: '0',
    most: '200',
    optional: true,
    audience: 'public',
    source: plausible,
  },
]

/** Spun to yarn; tex is what is stored, all three units are shown. */
export const spun: Stage = {
  name: 'spun',
  request: 'spin',
  label: words('Spun', '已紡紗', '已纺纱'),
  action: words('Spin', '紡紗', '纺纱'),
  mass: 'transformed',
  batches: { least: 1, most: 100, kinds: ['sliver_lot'] },
  outputs: { least: 1, most: 100, kinds: ['yarn_lot'] },
  fields: [...yarnFields, ...evidenceFields],
  outputFields: [articleField],
  decided: [
    ...passedOnWithShares,
    {
      name: 'yarnCountTex',
      label: words('Count in tex', '紗支（特克斯）', '纱支（特克斯）'),
      unit: 'tex',
      ...countField,
    },
    {
      name: 'yarnCountMetric',
      label: words('Count, Nm', '公制支數', '公制支数'),
      unit: 'km/kg',
      ...countField,
    },
    {
      name: 'yarnCountEnglish',
      label: words('Count, Ne', '英制支數', '英制支数'),
      unit: '{Ne}',
      ...countField,
    },
  ],
  decide: decideSpinning,
  losses: {
    spinning_waste: words('Spinning waste', '紡紗廢料', '纺纱废料'),
    dust: words('Dust', '粉塵', '粉尘'),
  },
  lossBounds: {
    spinning_waste: usualTo(2000),
    dust: usualTo(1000),
  },
  toleranceBasisPoints: { value: 50, source: houseRule('In is yarn and waste, within 0.5 %') },
  inherits: inheritedNames,
  epcis: {
    type: 'TransformationEvent',
    bizStep: 'creating_class_instance',
    disposition: 'active',
  },
}

function decideSpinning(situation: Situation): Decision {
  const decision = makeOnLine('spun', situation)
  if (!('decisions' in decision)) return decision
  const { facts } = situation
  const count = yarnCount(textIn(facts, 'countValue') ?? '', unitOf(textIn(facts, 'countUnit')))
  const counts = {
    yarnCountTex: count.tex,
    yarnCountMetric: count.metric,
    yarnCountEnglish: count.english,
  }
  return { ...decision, outputs: (decision.outputs ?? []).map((one) => ({ ...one, ...counts })) }
}

function unitOf(unit: string | undefined): CountUnit {
  return unit === 'Nm' || unit === 'Ne' ? unit : 'tex'
}
