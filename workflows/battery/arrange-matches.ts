import type { BatchState } from '../../domain/event.ts'
import { canonicalDecimal, textIn, wholeIn } from '../../domain/fact-values.ts'
import type { Facts, Field } from '../../domain/field.ts'
import type { Saying } from '../../domain/phrases.ts'
import { houseRule } from '../../domain/source.ts'
import { words } from '../../domain/words.ts'
import type { Arranged, Arrangement } from '../arrangement.ts'
import { type Matching, match, matchingLimits } from './matching.ts'
import type { MatchUnit } from './matching-axes.ts'
import { traceabilityGaps } from './stages/traceability.ts'
import { isWaste } from './waste-status.ts'

/** How the product keeps its units equal: it decides how alike they must be. */
export const balancingField: Field = {
  name: 'balancing',
  label: words('Balancing in the product', '產品均衡方式', '产品均衡方式'),
  type: 'choice',
  choices: {
    strict: words('Passive: strict limits', '被動均衡：嚴格限值', '被动均衡：严格限值'),
    relaxed: words('Active: relaxed limits', '主動均衡：放寬限值', '主动均衡：放宽限值'),
  },
  audience: 'legitimate_interest',
  source: houseRule('Relaxed limits only with active balancing'),
}

/** Graded units that could be built together, and why each of the others could not. */
export const matching: Arrangement = {
  label: words('Units that fit together', '可配成一組的單元', '可配成一组的单元'),
  state: 'graded',
  stage: 'matched',
  fields: [
    {
      name: 'groupSize',
      label: words('Units in a product', '每件產品的單元數', '每件产品的单元数'),
      type: 'whole',
      unit: '1',
      least: '2',
      most: '1000',
      audience: 'legitimate_interest',
    },
    balancingField,
  ],
  arrange,
}

function arrange(batches: readonly BatchState[], chosen: Facts): Arranged {
  const { groups, unmatched } = match(batches.map(unitOf), {
    groupSize: wholeIn(chosen, 'groupSize') ?? 2,
    limits: matchingLimits[chosen.balancing === 'relaxed' ? 'relaxed' : 'strict'],
  })
  const hindrances = new Map(batches.map((one) => [one.code, hindrancesOf(one)]))
  return {
    groups: groups.map(({ unitIds, spreads }) => ({
      codes: unitIds,
      hindrances: unitIds.flatMap((code) => hindrances.get(code) ?? []),
      facts: Object.fromEntries(
        Object.entries(spreads).map(([name, value]) => [name, canonicalDecimal(value)]),
      ),
    })),
    left: unmatched.map((one) => ({ code: one.unitId, reason: whyApart(one) })),
  }
}

/** What matching needs to know of a batch, from the facts it carries. */
export function unitOf({ code, context }: BatchState): MatchUnit {
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

/** Why a unit stays unmatched, said to the person who looks for a place for it. */
export function whyApart({ unitId: batch, reason }: Matching['unmatched'][number]): Saying {
  switch (reason.code) {
    case 'not-measured':
      return { says: 'apart_unmeasured', values: { batch, fields: reason.missing } }
    case 'limit-missed':
      return {
        says: 'apart_by_limit',
        values: { batch, field: reason.limit, spread: reason.spread, most: reason.allowed },
      }
    case 'too-few-units':
      return {
        says: 'apart_too_few',
        values: { batch, available: reason.available, needed: reason.needed },
      }
    case 'left-over':
      return {
        says: 'apart_left_over',
        values: { batch, available: reason.available, needed: reason.needed },
      }
    default:
      return reason satisfies never
  }
}

/** Why a unit may not be reused whatever it fits: records with gaps, or waste that nobody prepared. */
export function hindrancesOf(unit: BatchState): readonly Saying[] {
  const { code: batch, context, massGrams } = unit
  const gaps = traceabilityGaps(context, massGrams)
  const hindrances: Saying[] = []
  if (gaps.length > 0)
    hindrances.push({ says: 'records_untraceable', values: { batch, fields: gaps } })
  if (isWaste(unit)) hindrances.push({ says: 'waste_unprepared', values: { batch } })
  return hindrances
}
