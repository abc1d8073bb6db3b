import type { BatchState } from '../../../domain/event.ts'
import type { Field } from '../../../domain/field.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { units } from '../kinds.ts'
import { type Matching, type MatchUnit, match, matchingLimits } from '../matching.ts'
import { canonicalDecimal, textIn } from './facts.ts'
import { iec63338 } from './sources.ts'
import { traceabilityGaps } from './traceability.ts'

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
  mass: 'unchanged',
  batches: { least: 1, most: 1_000, kinds: units },
  fields: [
    {
      name: 'targetProduct',
      label: words('Code of the product to be built', '擬組裝產品編號', '拟组装产品编号'),
      type: 'text',
      longest: 80,
      audience: 'legitimate_interest',
      carried: true,
      source: iec63338,
    },
    {
      name: 'balancing',
      label: words('Balancing in the product', '產品均衡方式', '产品均衡方式'),
      type: 'choice',
      choices: {
        strict: words('Passive: strict limits', '被動均衡：嚴格限值', '被动均衡：严格限值'),
        relaxed: words('Active: relaxed limits', '主動均衡：放寬限值', '主动均衡：放宽限值'),
      },
      audience: 'legitimate_interest',
      source: houseRule('Relaxed limits only with active balancing'),
    },
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
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'reserving', disposition: 'reserved' },
}

function decideMatch({ facts, batches }: Situation): Decision {
  const untraceable = batches.flatMap(({ code, context, massGrams }) => {
    const gaps = traceabilityGaps(context, massGrams)
    if (gaps.length === 0) return []
    return [`Cannot reuse "${code}" (IEC 63338): its records lack ${gaps.join(', ')}`]
  })
  if (untraceable.length > 0) return { refused: untraceable }
  const limits = matchingLimits[facts.balancing === 'relaxed' ? 'relaxed' : 'strict']
  const zero = { capacitySpreadPercent: '0', resistanceSpreadPercent: '0' }
  if (batches.length === 1) {
    return { decisions: { ...zero, openCircuitVoltageSpreadMillivolts: '0' } }
  }
  const matching = match(batches.map(unitOf), { groupSize: batches.length, limits })
  const [group] = matching.groups
  if (group === undefined) return { refused: whyApart(matching) }
  const spreads = Object.entries(group.spreads).map(([name, value]) => [
    name,
    canonicalDecimal(value),
  ])
  return { decisions: Object.fromEntries(spreads) }
}

function unitOf({ code, context }: BatchState): MatchUnit {
  return {
    unitId: code,
    chemistry: textIn(context, 'chemistry'),
    model: textIn(context, 'model'),
    restMinutes: textIn(context, 'restMinutes'),
    measuredCapacityAh: textIn(context, 'capacityAmpereHours'),
    resistanceMilliohm: textIn(context, 'dcirMilliohm'),
    openCircuitVoltageV: textIn(context, 'restVoltageVolts'),
  }
}

function whyApart({ unmatched }: Matching): string[] {
  return unmatched.map(({ unitId, reason }) => {
    switch (reason.code) {
      case 'not-measured':
        return `Cannot match "${unitId}": ${reason.missing.join(', ')} not measured`
      case 'limit-missed':
        return `Cannot match "${unitId}": ${reason.limit} would be ${reason.spread}, expected at most ${reason.allowed}`
      case 'too-few-units':
        return `Cannot match "${unitId}": only ${reason.available} share its chemistry, model and rest`
      case 'left-over':
        return `Cannot match "${unitId}": only ${reason.available} of ${reason.needed} fit together`
      default:
        return reason satisfies never
    }
  })
}
