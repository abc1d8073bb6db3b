import { textIn, wholeIn } from '../../../domain/fact-values.ts'
import { massBounds } from '../../../domain/mass-bounds.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import { isBefore } from '../../judge-event-time.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { feed } from '../kinds.ts'
import { routeVersionField, wetField } from './origin-fields.ts'
import { plausible, reclaimedDeclaration } from './sources.ts'

/** Regain from which a load counts as wet, whatever was seen of it. */
const wetFrom = {
  percent: 20,
  source: houseRule(
    'From 20 % a load is wet: no allowance of Annex IX of Regulation (EU) 1007/2011 is above 18.25 %',
  ),
} as const

/**
 * The site weighs what arrived and names the route it will take. How far its net mass may be from the collector's, every
 * weighing's bounds say.
 */
export const received: Stage = {
  name: 'received',
  request: 'receive',
  label: words('Received', '已接收', '已接收'),
  action: words('Receive', '接收', '接收'),
  mass: 'weighed',
  batches: { least: 1, most: 1, kinds: feed },
  fields: [
    {
      name: 'receivedGrossGrams',
      label: words('Gross mass on arrival', '到貨總重', '到货毛重'),
      type: 'whole',
      unit: 'g',
      least: '1',
      most: '100000000',
      audience: 'authority',
      source: plausible,
    },
    {
      name: 'receivedTareGrams',
      label: words('Tare', '皮重', '皮重'),
      type: 'whole',
      unit: 'g',
      least: '0',
      most: '100000000',
      audience: 'authority',
      source: houseRule('Net is gross less tare, to the gram'),
    },
    {
      name: 'moistureRegainPercent',
      label: words('Moisture regain', '回潮率', '回潮率'),
      type: 'decimal',
      unit: '%',
      least: '0',
      most: '40',
      warnAbove: '15',
      audience: 'authority',
      source: houseRule('Above 15 % a load is damp, above 40 % it is a wrong reading'),
    },
    {
      name: 'wetOrMouldy',
      label: words('Wet or mouldy', '潮濕或發霉', '潮湿或发霉'),
      type: 'yes_no',
      audience: 'authority',
      source: houseRule('A wet load is set apart on the day it comes'),
    },
    {
      name: 'reclaimedDeclaration',
      label: words('Reclaimed material declaration', '回收物料聲明書', '回收物料声明书'),
      type: 'text',
      audience: 'authority',
      carried: true,
      source: reclaimedDeclaration,
    },
    {
      name: 'massDifferenceReason',
      label: words('Reason for a difference in mass', '重量差異原因', '重量差异原因'),
      type: 'text',
      longest: 1_000,
      optional: true,
      audience: 'authority',
      source: massBounds.source,
    },
    routeVersionField,
  ],
  decided: [
    wetField,
    {
      name: 'collectorDifferenceGrams',
      label: words(
        'Difference from the collector’s net mass',
        '與收集者淨重的差異',
        '与收集者净重的差异',
      ),
      type: 'whole',
      unit: 'g',
      audience: 'authority',
    },
  ],
  decide: decideReception,
  gapNote: 'massDifferenceReason',
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'receiving',
    disposition: 'in_progress',
  },
}

function decideReception({ facts, batches, weighedGrams, eventTime }: Situation): Decision {
  const [batch] = batches
  const netGrams = weighedGrams[0]
  if (batch === undefined || netGrams === undefined) return { decisions: {} }
  const refused: Fault[] = []
  const net =
    (wholeIn(facts, 'receivedGrossGrams') ?? 0) - (wholeIn(facts, 'receivedTareGrams') ?? 0)
  if (net !== netGrams) {
    const values = { net: netGrams, found: net }
    refused.push(faultOf('/batches/0/massGrams', 'net_not_gross_less_tare', values))
  }
  const collectedAt = textIn(batch.context, 'collectedAt')
  if (collectedAt !== undefined && isBefore(eventTime, { time: collectedAt, isStated: true })) {
    const values = { received: eventTime, collected: collectedAt }
    refused.push(faultOf('/eventTime', 'received_before_collected', values))
  }
  const collectorDifferenceGrams = netGrams - (batch.massGrams ?? netGrams)
  if (refused.length > 0) return { refused }
  const isSoaked = Number(textIn(facts, 'moistureRegainPercent')) >= wetFrom.percent
  const wet = facts.wetOrMouldy === true || isSoaked ? { wetOnArrival: true } : {}
  return { decisions: { collectorDifferenceGrams, ...wet } }
}
