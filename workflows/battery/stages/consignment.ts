import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { words } from '../../../domain/words.ts'
import { eventDayOf } from '../../event-day.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { batteries } from '../kinds.ts'
import { faultsInLeaving } from '../placing.ts'
import { exceptionFields, packingField, unNumberField } from './market-fields.ts'
import { plausible, tripTicketRule } from './sources.ts'
import { exportFields, faultsInExport, wasteStageField } from './waste-fields.ts'

/** Waste batteries leave with a collector, on one numbered trip ticket. */
export const consigned: Stage = {
  name: 'consigned',
  request: 'consign',
  label: words('Consigned', '已交收集商', '已交收运方'),
  action: words('Consign to collector', '交收集商', '交收运方'),
  mass: 'unchanged',
  batches: { least: 1, most: 1_000, kinds: batteries },
  fields: [
    {
      name: 'tripTicket',
      label: words('Trip ticket number', '運載記錄編號', '运载记录（转移联单）编号'),
      type: 'text',
      holds: 'run',
      audience: 'authority',
      carried: true,
      source: tripTicketRule,
    },
    {
      name: 'collectorLicence',
      label: words('Collector’s licence', '收集商牌照', '收运方许可证'),
      type: 'text',
      holds: 'place',
      audience: 'authority',
      source: tripTicketRule,
    },
    {
      name: 'collectedAt',
      label: words('Collected at', '收集時間', '收运时间'),
      type: 'time',
      holds: 'run',
      when: { notAfter: 'event', notBefore: ['made'] },
      audience: 'authority',
      carried: true,
      source: tripTicketRule,
    },
    unNumberField,
    packingField,
    ...exceptionFields,
    {
      name: 'grossMassGrams',
      label: words('Gross mass', '總重（連包裝）', '毛重'),
      type: 'whole',
      unit: 'g',
      least: '1',
      most: '100000000',
      audience: 'authority',
      source: plausible,
    },
    ...exportFields,
  ],
  decided: [
    {
      name: 'sentMassGrams',
      label: words('Net mass sent', '送出淨重', '发出净重'),
      type: 'whole',
      unit: 'g',
      least: '0',
      audience: 'authority',
      carried: true,
      source: tripTicketRule,
    },
    {
      name: 'unitsSent',
      label: words('Units sent', '送出件數', '发出件数'),
      type: 'whole',
      unit: '{unit}',
      least: '1',
      audience: 'authority',
      carried: true,
      source: tripTicketRule,
    },
    wasteStageField,
  ],
  decide: decideConsignment,
  leaves: 'onward',
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', disposition: 'in_transit' },
}

function decideConsignment({ facts, batches, ...when }: Situation): Decision {
  const refused = batches.flatMap(({ code, massGrams }, at): Fault[] => {
    if (massGrams !== undefined) return []
    return [faultOf(`/batches/${at}/batch`, 'consigned_unweighed', { batch: code })]
  })
  const sentMassGrams = batches.reduce((sum, { massGrams = 0 }) => sum + massGrams, 0)
  const gross = facts.grossMassGrams
  if (typeof gross === 'number' && gross < sentMassGrams) {
    const values = { gross, net: sentMassGrams }
    refused.push(faultOf('/facts/grossMassGrams', 'gross_below_units', values))
  }
  refused.push(...faultsInExport(facts, sentMassGrams, eventDayOf(when)))
  const pointerOf = (index: number) => `/batches/${index}/batch`
  refused.push(...faultsInLeaving({ goods: batches, facts, at: '/facts', pointerOf }))
  if (refused.length > 0) return { refused }
  const unitsSent = Math.max(1, batches.length)
  return { decisions: { sentMassGrams, unitsSent, wasteStage: 'consigned' } }
}
