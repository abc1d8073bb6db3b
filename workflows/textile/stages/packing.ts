import { conversionFactor } from '../../../domain/claim/conversion-factor.ts'
import { gramsOf } from '../../../domain/claim/share.ts'
import { compare, multiply, parseDecimal } from '../../../domain/decimal.ts'
import { textIn, wholesIn } from '../../../domain/fact-values.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { allowanceTables } from '../allowances.ts'
import { commercialMass, fibresWithoutAllowance } from '../commercial-mass.ts'
import { compositionIn } from '../composition.ts'
import { recycledShare } from '../recycled-share.ts'
import { faultsInDirt, faultsInRoute } from './line-faults.ts'
import { recipeOf } from './recipe.ts'

/** Moisture above which a reading is wrong, in per cent of dry mass: at reception and of a sample. */
export const mostRegain = {
  percent: 40,
  source: houseRule('Above 40 % it is a wrong reading'),
} as const

const claimRule = houseRule(
  'Claimable is floor(output × recycled input / total input), never rounded up',
)
const sample = { type: 'decimal', unit: 'g', least: '1', most: '100000' } as const
const commercial = houseRule('Dry mass × (100 + allowance) / 100')
const grams = { type: 'whole', unit: 'g', least: '0', carried: true, source: commercial } as const

/** Yarn on cones, with the mass that is invoiced and the recycled mass that may be claimed. */
export const packed: Stage = {
  name: 'packed',
  request: 'pack',
  label: words('Packed', '已包裝', '已包装'),
  action: words('Pack', '包裝', '包装'),
  mass: 'unchanged',
  batches: { least: 1, most: 1, kinds: ['yarn_lot'] },
  fields: [
    {
      name: 'cones',
      label: words('Cones', '筒子數', '筒子数'),
      type: 'whole',
      unit: '{cone}',
      least: '1',
      most: '100000',
      audience: 'public',
      source: houseRule('Cones are counted'),
    },
    {
      name: 'sampleDrawnGrams',
      label: words('Sample as drawn', '取樣時樣本重量', '取样时样品重量'),
      ...sample,
      audience: 'authority',
      source: houseRule('A sample of at least 1 g is weighed before and after drying'),
    },
    {
      name: 'sampleDryGrams',
      label: words('Sample dry', '烘乾後樣本重量', '烘干后样品重量'),
      ...sample,
      audience: 'authority',
      source: houseRule('A sample of at least 1 g is weighed before and after drying'),
    },
    {
      name: 'allowanceTable',
      label: words('Table of agreed allowances', '公定回潮率表', '公定回潮率表'),
      type: 'choice',
      holds: 'place',
      choices: Object.fromEntries(
        Object.entries(allowanceTables).map(([name, { label }]) => [name, label]),
      ),
      audience: 'authority',
      source: houseRule('Tables differ, so the record names its own'),
    },
    {
      name: 'statedAllowancePercent',
      label: words(
        'Allowance of fibres that the table does not name',
        '表中未列纖維的回潮率',
        '表中未列纤维的回潮率',
      ),
      type: 'decimal',
      unit: '%',
      least: '0',
      most: String(mostRegain.percent),
      optional: true,
      audience: 'authority',
      source: houseRule('Other fibres have no figure in any table: who packs states one'),
    },
  ],
  decided: [
    {
      name: 'dryMassGrams',
      label: words('Dry mass', '乾重', '干重'),
      ...grams,
      audience: 'authority',
    },
    {
      name: 'allowancePercent',
      label: words('Agreed allowance', '公定回潮率', '公定回潮率'),
      type: 'decimal',
      unit: '%',
      audience: 'authority',
    },
    {
      name: 'commercialMassGrams',
      label: words('Commercial mass', '公定重量', '公定重量'),
      ...grams,
      audience: 'public',
    },
    {
      name: 'claimableRecycledGrams',
      label: words('Recycled mass that may be claimed', '可聲稱的再生料重量', '可声明的再生料重量'),
      ...grams,
      audience: 'public',
      source: claimRule,
    },
    {
      name: 'conversionFactor',
      label: words('Claimable mass per feed', '每單位投入的可聲稱量', '每单位投入的可声明量'),
      type: 'decimal',
      unit: '1',
      least: '0',
      most: '1',
      audience: 'authority',
      carried: true,
      source: claimRule,
    },
  ],
  decide: decidePacking,
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'storing',
    disposition: 'sellable_not_accessible',
  },
}

/** Whether a sample lost more in drying than a load may hold. */
function isAboveRegain(drawn: string, dry: string): boolean {
  const most = multiply(parseDecimal(dry), parseDecimal(String(100 + mostRegain.percent)))
  return compare(multiply(parseDecimal(drawn), parseDecimal('100')), most) > 0
}

/** An allowance that is missing for the fibres without a figure, or stated where every fibre has one. */
function faultInStated(fibres: readonly string[], table: string): Fault {
  const pointer = '/facts/statedAllowancePercent'
  return fibres.length === 0
    ? faultOf(pointer, 'allowance_not_needed', { table })
    : faultOf(pointer, 'allowance_missing', { table, fibres })
}

function decidePacking({ facts, batches }: Situation): Decision {
  const refused: Fault[] = [...faultsInRoute('packed', batches), ...faultsInDirt(batches)]
  const [batch] = batches
  const context = batch?.context ?? {}
  const massGrams = batch?.massGrams
  const composition = compositionIn(context.composition)
  const sampleDry = textIn(facts, 'sampleDryGrams') ?? ''
  const sampleDrawn = textIn(facts, 'sampleDrawnGrams') ?? ''
  if (Number(sampleDry) > Number(sampleDrawn)) {
    const values = { drawn: sampleDrawn, dry: sampleDry }
    refused.push(faultOf('/facts/sampleDryGrams', 'sample_gained', values))
  }
  if (isAboveRegain(sampleDrawn, sampleDry)) {
    const values = { drawn: sampleDrawn, dry: sampleDry, most: mostRegain.percent }
    refused.push(faultOf('/facts/sampleDryGrams', 'sample_regain', values))
  }
  const yarn = { batch: batch?.code ?? '' }
  if (massGrams === undefined) refused.push(faultOf('/batches/0/batch', 'yarn_unweighed', yarn))
  if (composition === undefined) {
    refused.push(faultOf('/batches/0/batch', 'composition_unknown', yarn))
  }
  if (massGrams === undefined || composition === undefined || refused.length > 0) return { refused }
  const table = textIn(facts, 'allowanceTable') ?? ''
  const stated = textIn(facts, 'statedAllowancePercent')
  const unnamed = fibresWithoutAllowance(composition, table)
  const sampled = { netGrams: massGrams, sampleDrawn, sampleDry, composition, table }
  const mass = commercialMass(stated === undefined ? sampled : { ...sampled, stated })
  if (mass === undefined || (unnamed.length === 0) !== (stated === undefined)) {
    return { refused: [faultInStated(unnamed, table)] }
  }
  const claimableRecycledGrams = gramsOf(massGrams, recycledShare(recipeOf(context)))
  const { feedGrams = 0, ofGrams = 0 } = wholesIn(context, 'feed') ?? {}
  const feed = ofGrams === 0 ? 0 : Number((BigInt(massGrams) * BigInt(feedGrams)) / BigInt(ofGrams))
  const factor =
    feed < claimableRecycledGrams ? null : conversionFactor(claimableRecycledGrams, feed)
  return {
    decisions: {
      dryMassGrams: mass.dryGrams,
      allowancePercent: mass.allowancePercent,
      commercialMassGrams: mass.commercialGrams,
      claimableRecycledGrams,
      ...(factor === null ? {} : { conversionFactor: factor }),
    },
  }
}
