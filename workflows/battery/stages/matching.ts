import { canonicalDecimal } from '../../../domain/fact-values.ts'
import type { Field } from '../../../domain/field.ts'
import type { Saying } from '../../../domain/phrases.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { balancingField, hindrancesOf, unitOf, whyApart } from '../arrange-matches.ts'
import { units } from '../kinds.ts'
import { match, matchingLimits } from '../matching.ts'
import { iec63338 } from './sources.ts'

const spread = {
  type: 'decimal',
  least: '0',
  audience: 'legitimate_interest',
  source: houseRule('3 %, 15 %, 20 mV; with active balancing 5 %, 20 %, 50 mV'),
} as const satisfies Omit<Field, 'name' | 'label'>

/** Units that are alike enough are set aside together for one product. */
export const matched: Stage = {
  name: 'matched',
  request: 'match',
  label: words('Matched for a product', '已配對成組', '已配组'),
  action: words('Match for a product', '配對成組', '配组'),
  mass: 'unchanged',
  batches: { least: 1, most: 1_000, kinds: units },
  fields: [
    {
      name: 'targetProduct',
      label: words('Code of the product to be built', '擬組裝產品編號', '拟组装产品编号'),
      type: 'text',
      holds: 'run',
      longest: 80,
      audience: 'legitimate_interest',
      carried: true,
      source: iec63338,
    },
    balancingField,
  ],
  decided: [
    {
      name: 'capacitySpreadPercent',
      label: words('Spread of capacity', '容量差異', '容量差异'),
      unit: '%',
      ...spread,
    },
    {
      name: 'resistanceSpreadPercent',
      label: words('Spread of resistance', '內阻差異', '内阻差异'),
      unit: '%',
      ...spread,
    },
    {
      name: 'openCircuitVoltageSpreadMillivolts',
      label: words('Spread of rest voltage', '開路電壓差異', '开路电压差异'),
      unit: 'mV',
      ...spread,
    },
  ],
  decide: decideMatch,
  forward: true,
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'reserving', disposition: 'reserved' },
}

function decideMatch({ facts, batches }: Situation): Decision {
  const hindered = batches.flatMap(hindrancesOf).map((why) => sayAt('/batches', why))
  if (hindered.length > 0) return { refused: hindered }
  const limits = matchingLimits[facts.balancing === 'relaxed' ? 'relaxed' : 'strict']
  const zero = { capacitySpreadPercent: '0', resistanceSpreadPercent: '0' }
  if (batches.length === 1) {
    return { decisions: { ...zero, openCircuitVoltageSpreadMillivolts: '0' } }
  }
  const matching = match(batches.map(unitOf), { groupSize: batches.length, limits })
  const [group] = matching.groups
  if (group === undefined)
    return { refused: matching.unmatched.map((one) => sayAt('/batches', whyApart(one))) }
  const spreads = Object.entries(group.spreads).map(([name, value]) => [
    name,
    canonicalDecimal(value),
  ])
  return { decisions: Object.fromEntries(spreads) }
}

function sayAt(pointer: string, { says, values }: Saying): Fault {
  return faultOf(pointer, says, values)
}
