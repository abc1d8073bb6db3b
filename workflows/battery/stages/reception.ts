import { textIn, wholeIn } from '../../../domain/fact-values.ts'
import { hourMilliseconds } from '../../../domain/hours.ts'
import { faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { type Warning, warningOf } from '../../../domain/warning.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { batteries } from '../kinds.ts'
import { deliveryLimit, tripTicketRule } from './sources.ts'
import { wasteStageField } from './waste-fields.ts'

/** The recycler weighs what arrived and compares it with the trip ticket. */
export const received: Stage = {
  name: 'received',
  request: 'receive',
  label: words('Received at the recycler', '回收商已接收', '回收商已接收'),
  action: words('Receive at the recycler', '回收商接收', '回收商接收'),
  mass: 'weighed',
  batches: { least: 1, most: 1_000, kinds: batteries },
  fields: [
    {
      name: 'receptionTime',
      label: words('Received at', '接收時間', '接收时间'),
      type: 'time',
      holds: 'run',
      when: { notAfter: 'event', notBefore: [{ fact: 'collectedAt' }] },
      audience: 'authority',
      source: tripTicketRule,
    },
    {
      name: 'receptionPointLicence',
      label: words('Reception point’s licence', '接收站牌照', '接收站许可证'),
      type: 'text',
      holds: 'place',
      audience: 'authority',
      source: tripTicketRule,
    },
    {
      name: 'discrepancyResolution',
      label: words('How a discrepancy was settled', '差異處理結果', '差异处理结果'),
      type: 'text',
      longest: 1_000,
      optional: true,
      audience: 'authority',
      source: houseRule('Both sides agree in writing before a discrepancy is closed'),
    },
  ],
  decided: [
    {
      name: 'receptionOutcome',
      label: words('Outcome', '接收結果', '接收结果'),
      type: 'choice',
      choices: {
        accepted: words('As sent', '與送出相符', '与发出相符'),
        discrepancy: words('Discrepancy', '有差異', '有差异'),
      },
      audience: 'authority',
      source: receptionSource(),
    },
    {
      name: 'receptionDifferenceGrams',
      label: words('Difference from the ticket', '與運載記錄的差異', '与运载记录（联单）的差异'),
      type: 'whole',
      unit: 'g',
      audience: 'authority',
    },
    wasteStageField,
  ],
  decide: decideReception,
  outcome: { fact: 'receptionOutcome', tones: { accepted: 'good', discrepancy: 'bad' } },
  // A discrepancy waits in a state of its own until both sides settled it in writing.
  gapNote: null,
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'receiving',
    disposition: 'in_progress',
  },
}

/** How far the net mass may be from the ticket, in basis points, and how long the way may take. */
export const receptionLimits = {
  toleranceBasisPoints: 100,
  source: receptionSource(),
  delivered: deliveryLimit,
} as const

function receptionSource() {
  return houseRule('Net mass within 1 % of what was sent, every unit of the ticket there')
}

function decideReception({ facts, batches, weighedGrams }: Situation): Decision {
  const [first] = batches
  const accepted = { receptionOutcome: 'accepted', wasteStage: 'received' }
  if (first === undefined) return { decisions: { ...accepted, receptionDifferenceGrams: 0 } }
  const tickets = new Set(batches.map(({ context }) => textIn(context, 'tripTicket')))
  if (tickets.size > 1) {
    return { refused: [faultOf('/batches', 'tickets_mixed', { given: tickets.size })] }
  }
  const sent = wholeIn(first.context, 'sentMassGrams') ?? 0
  const units = wholeIn(first.context, 'unitsSent') ?? batches.length
  const netGrams = weighedGrams.reduce<number>((sum, grams) => sum + (grams ?? 0), 0)
  const receptionDifferenceGrams = netGrams - sent
  const { toleranceBasisPoints } = receptionLimits
  const near = Math.abs(receptionDifferenceGrams) * 10_000 <= sent * toleranceBasisPoints
  const known = batches.every(({ state }) => state === 'discrepancy')
  const settled = known && facts.discrepancyResolution !== undefined
  const warnings = lateness(textIn(first.context, 'collectedAt'), textIn(facts, 'receptionTime'))
  if (settled || (near && units === batches.length)) {
    return { decisions: { ...accepted, receptionDifferenceGrams }, warnings }
  }
  const outcome = { receptionOutcome: 'discrepancy', wasteStage: 'consigned' }
  const counted =
    units === batches.length
      ? []
      : [warningOf('units_missing', { came: batches.length, sent: units })]
  return {
    decisions: { ...outcome, receptionDifferenceGrams },
    warnings: [...warnings, ...counted],
  }
}

/** Hong Kong collectors deliver within 48 hours (read in a text about the rule). */
function lateness(collectedAt: string | undefined, arrivedAt: string | undefined): Warning[] {
  if (collectedAt === undefined || arrivedAt === undefined) return []
  const hours = (Date.parse(arrivedAt) - Date.parse(collectedAt)) / hourMilliseconds
  const { value } = receptionLimits.delivered
  return hours > value ? [warningOf('received_late', { field: 'receptionTime', hours: value })] : []
}
