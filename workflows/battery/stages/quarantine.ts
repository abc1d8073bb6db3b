import { textIn } from '../../../domain/fact-values.ts'
import type { Facts, Field } from '../../../domain/field.ts'
import { hourMilliseconds } from '../../../domain/hours.ts'
import { mostClockLeadMilliseconds } from '../../../domain/limits.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { BatchAlone } from '../../batch-alone.ts'
import { detailsGiven, detailsMissingField, lacksDetails } from '../../emergency-quarantine.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { packingOf } from '../carriage.ts'
import {
  damageClassField,
  damageOf,
  holdUntilField,
  isGraver,
  isHeld,
  releasedField,
} from '../damage.ts'
import { kinds } from '../kinds.ts'
import { damagedPackings } from './market-fields.ts'
import { reviewByField, reviewDueField, reviewDueFrom } from './review-due.ts'
import { packingRules, plausible, specialProvision376 } from './sources.ts'

/** When it began; the minimum hold counts from here at the earliest. */
export const startField: Field = {
  name: 'quarantineStart',
  label: words('Start', '開始時間', '开始时间'),
  type: 'time',
  when: { notBefore: ['made'] },
  audience: 'legitimate_interest',
  carried: true,
  source: houseRule(
    'The minimum hold counts from here, or from the record of it where that is later',
  ),
}

/** Set apart on suspicion or alarm, possible from every state that has not ended. */
export const quarantined: Stage = {
  name: 'quarantined',
  request: 'quarantine',
  label: words('Quarantined', '已隔離觀察', '已隔离观察'),
  action: words('Quarantine', '隔離觀察', '隔离观察'),
  mass: 'unchanged',
  batches: { least: 1, most: 1_000, kinds: Object.keys(kinds) },
  fields: [
    {
      name: 'quarantineClass',
      label: words('Quarantine class', '隔離級別', '隔离级别'),
      type: 'choice',
      choices: {
        amber: words(
          'Amber: damaged, not critical',
          '黃級：受損，無即時危險',
          '黄级：受损，无即时危险',
        ),
        red: words('Red: may react or burn', '紅級：可能起反應或燃燒', '红级：可能反应或燃烧'),
      },
      audience: 'legitimate_interest',
      carried: true,
      source: specialProvision376,
    },
    {
      name: 'quarantinePlace',
      label: words('Place', '位置', '位置'),
      type: 'text',
      holds: 'place',
      audience: 'holder',
      source: houseRule('A quarantined unit can be found at once'),
    },
    {
      name: 'quarantineReason',
      label: words('Reason', '原因', '原因'),
      type: 'text',
      longest: 1_000,
      audience: 'legitimate_interest',
      source: houseRule('A quarantine names its reason'),
    },
    startField,
    {
      name: 'watchIntervalHours',
      label: words('Hours between readings', '量度間隔', '测量间隔'),
      type: 'decimal',
      unit: 'h',
      above: '0',
      most: '24',
      audience: 'legitimate_interest',
      source: houseRule('A held unit is read at least once a day'),
    },
    {
      name: 'quarantineTemperatureCelsius',
      label: words('Surface temperature', '表面溫度', '表面温度'),
      type: 'decimal',
      unit: 'Cel',
      least: '-40',
      most: '1000',
      warnAbove: '80',
      audience: 'legitimate_interest',
      source: plausible,
    },
    {
      name: 'quarantinePacking',
      label: words('Packing instruction', '包裝指引', '包装指南'),
      type: 'choice',
      choices: damagedPackings,
      audience: 'legitimate_interest',
      source: packingRules,
    },
    reviewByField,
  ],
  decided: [
    holdUntilField,
    damageClassField,
    releasedField,
    { ...detailsMissingField, optional: true },
    reviewDueField,
  ],
  decide: decideQuarantine,
  outcome: { fact: damageClassField.name, tones: { amber: 'warn', red: 'bad' } },
  endedBy: 'released',
  unplanned: true,
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'holding',
    disposition: 'non_sellable_other',
  },
}

/** Shortest hold in hours by class. */
export const holdRules = {
  amber: { hours: 24 },
  red: { hours: 48 },
  source: houseRule('Minimum hold: 24 h amber, 48 h red (48 to 72 h in practice)'),
} as const

/** A class may rise and never fall, and no hold gets shorter by being begun again. */
function decideQuarantine({ facts, batches, eventTime, recordTime }: Situation): Decision {
  const chosen = facts.quarantineClass === 'red' ? 'red' : 'amber'
  const refused: Fault[] = []
  const packing = packingOf(chosen)
  if (!packing.includes(textIn(facts, 'quarantinePacking') ?? '')) {
    const values = { packing: packing.join(', ') }
    refused.push(faultOf('/facts/quarantinePacking', 'quarantine_packing', values))
  }
  const now = Date.parse(recordTime ?? eventTime)
  const begun = Date.parse(textIn(facts, 'quarantineStart') ?? eventTime)
  if (begun - now > mostClockLeadMilliseconds) {
    refused.push(faultOf('/facts/quarantineStart', 'quarantine_start_ahead'))
  }
  batches.forEach((batch, index) => {
    if (!isGraver(damageOf(batch), chosen)) return
    const values = { batch: batch.code }
    refused.push(faultOf(`/batches/${index}/batch`, 'class_not_lowered', values))
  })
  if (refused.length > 0) return { refused }
  // The hold counts from when it reached us where anything is given as earlier: nobody shortens it by a date.
  const start = Math.max(begun, Date.parse(eventTime), now)
  const decisions = {
    quarantinedUntil: heldUntil(batches, chosen, start),
    releasedFromQuarantine: false,
    damageClass: chosen,
    ...reviewDueFrom(facts),
    ...(batches.some(({ context }) => lacksDetails(context)) ? detailsGiven : {}),
  }
  return { decisions }
}

/** The earliest release of what is set apart from a time on, in milliseconds since 1970: never before a hold that runs already ends. */
export function heldUntil(
  batches: readonly Pick<BatchAlone, 'context'>[],
  chosen: 'amber' | 'red',
  from: number,
): string {
  const earlier = batches.map(({ context }) => runningHold(context))
  const until = Math.max(from + holdRules[chosen].hours * hourMilliseconds, ...earlier)
  return new Date(until).toISOString()
}

function runningHold(context: Facts): number {
  const until = textIn(context, 'quarantinedUntil')
  return isHeld(context) && until !== undefined ? Date.parse(until) : 0
}
