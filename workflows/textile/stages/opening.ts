import { textIn, wholeIn } from '../../../domain/fact-values.ts'
import type { Field } from '../../../domain/field.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { warningOf } from '../../../domain/warning.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { cloth } from '../kinds.ts'
import { usualTo } from '../process-losses.ts'
import { routes } from '../routes.ts'
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

/** How much cloth may be left unopened before the fibre goes round again. */
export const openingLimits = {
  mostUnopenedPercent: 2,
  mostPasses: 8,
  source: houseRule('More than 2 % unopened goes round again, in at most 8 passes'),
} as const

const openerFields: readonly Field[] = [
  {
    name: 'machine',
    label: words('Machine', '機器', '机器'),
    type: 'text',
    holds: 'place',
    audience: 'authority',
    source: houseRule('A lot can be followed to its machine'),
  },
  {
    name: 'passes',
    label: words('Passes', '開鬆次數', '开松次数'),
    type: 'whole',
    unit: '{pass}',
    least: '1',
    most: '8',
    audience: 'authority',
    source: openingLimits.source,
  },
  {
    name: 'recirculatedGrams',
    label: words('Recirculated inside the machine', '機內回流量', '机内回流量'),
    type: 'whole',
    unit: 'g',
    least: '0',
    most: '100000000',
    audience: 'authority',
    source: houseRule('Shown for the work done; it is never counted as input twice'),
  },
  {
    name: 'unopenedPercent',
    label: words('Share left unopened', '未開鬆比例', '未开松比例'),
    type: 'decimal',
    unit: '%',
    least: '0',
    most: '100',
    audience: 'authority',
    source: {
      basis: 'read',
      text: 'innovationhub.hk: a camera checks opening and sends unopened fibre back',
    },
  },
  ...evidenceFields,
]

const decided: readonly Field[] = [
  ...passedOnFields,
  {
    name: 'openingOutcome',
    label: words('Outcome', '開鬆結果', '开松结果'),
    type: 'choice',
    choices: {
      opened: words('Opened', '已開鬆', '已开松'),
      again: words('Another pass needed', '須再開鬆', '须再开松'),
    },
    audience: 'authority',
    source: openingLimits.source,
  },
  {
    name: 'passesTotal',
    label: words('Passes in all', '累計開鬆次數', '累计开松次数'),
    type: 'whole',
    unit: '{pass}',
    least: '1',
    audience: 'authority',
    carried: true,
    source: openingLimits.source,
  },
]

const rest = {
  mass: 'transformed',
  outputs: { least: 1, most: 1, kinds: ['fibre_lot'] },
  fields: openerFields,
  decided,
  losses: {
    dust: words('Dust', '粉塵', '粉尘'),
    short_fibre: words('Short fibre', '短纖維', '短纤维'),
    unopened: words('Unopened pieces', '未開鬆碎片', '未开松碎片'),
    hardware: words('Metal and plastic found', '檢出的金屬及塑膠', '检出的金属及塑料'),
  },
  lossBounds: {
    dust: usualTo(3000),
    short_fibre: usualTo(3000),
    unopened: usualTo(3000),
    hardware: usualTo(500),
  },
  toleranceBasisPoints: {
    value: 50,
    source: houseRule('In is fibre, dust and rejects, within 0.5 %'),
  },
  inherits: inheritedNames,
  epcis: {
    type: 'TransformationEvent',
    bizStep: 'creating_class_instance',
    disposition: 'in_progress',
  },
} as const satisfies Partial<Stage>

/** Cut, opened and cleaned to fibre. */
export const opened: Stage = {
  name: 'opened',
  request: 'open',
  label: words('Opened to fibre', '已開鬆成纖維', '已开松成纤维'),
  action: words('Open to fibre', '開鬆成纖維', '开松成纤维'),
  batches: { least: 1, most: 100, kinds: cloth },
  ...rest,
  decide: (situation) => decideOpening('opened', situation),
}

/** Fibre that still holds cloth goes through the opener again: a stage of its own, so the input is counted once. */
export const recirculated: Stage = {
  name: 'recirculated',
  request: 'recirculate',
  label: words('Opened again', '已再次開鬆', '已再次开松'),
  action: words('Open again', '再次開鬆', '再次开松'),
  batches: { least: 1, most: 1, kinds: ['fibre_lot'] },
  ...rest,
  decide: (situation) => decideOpening('recirculated', situation),
}

function decideOpening(stage: string, situation: Situation): Decision {
  const { facts, batches, drawnGrams, outputs, losses } = situation
  const passes = wholeIn(facts, 'passes') ?? 1
  const before = Math.max(0, ...batches.map(({ context }) => wholeIn(context, 'passesTotal') ?? 0))
  const passesTotal = before + passes
  const most = mostPassesOf(situation)
  const wentIn = drawnGrams.reduce((sum, grams) => sum + grams, 0)
  const refused = [
    ...(stage === 'opened' ? faultsInRoute('opened', batches) : []),
    ...faultsInMixing(batches),
    ...faultsInDirt(batches),
    ...faultsInColours(batches),
    ...faultsInContent([...outputs, ...losses]),
  ]
  if (passesTotal > most) {
    refused.push(faultOf('/facts/passes', 'passes_too_many', { given: passesTotal, most }))
  }
  if ((wholeIn(facts, 'recirculatedGrams') ?? 0) > wentIn * (passes - 1)) {
    const values = { most: wentIn * (passes - 1), passes }
    refused.push(faultOf('/facts/recirculatedGrams', 'recirculated_too_much', values))
  }
  if (refused.length > 0) return { refused }
  const over = Number(textIn(facts, 'unopenedPercent')) > openingLimits.mostUnopenedPercent
  const again = over && passesTotal < most
  const own = { openingOutcome: again ? 'again' : 'opened', passesTotal }
  const kept = { field: 'unopenedPercent', most }
  const warnings = over && !again ? [warningOf('unopened_after_passes', kept)] : []
  return {
    decisions: {},
    outputs: passOn(situation).map((passed) => ({ ...passed, ...own })),
    warnings: [...warnings, ...lossWarnings(stage, situation)],
  }
}

/** Containers of different colours never run together: their fibre would have none. */
function faultsInColours(batches: Situation['batches']): readonly Fault[] {
  const colours = new Set(batches.flatMap(({ context }) => textIn(context, 'colourBin') ?? []))
  if (colours.size < 2) return []
  return [faultOf('/batches', 'textile_colours_mixed', { colours: [...colours].join(', ') })]
}

function mostPassesOf({ batches }: Situation): number {
  const versions = batches.map(({ context }) => textIn(context, 'routeVersion') ?? '')
  return Math.min(
    openingLimits.mostPasses,
    ...versions.map((version) => routes[version]?.mostPasses ?? openingLimits.mostPasses),
  )
}
