import { textIn } from '../../domain/fact-values.ts'
import { liesIn } from '../../domain/jurisdiction.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import type { Consignment, Goods } from '../custody-terms.ts'

/** Whether goods are waste as they stand: declared here, arrived so, a recycling lot, or black mass that has not ended being it. */
export function isWaste({ kind, context }: Omit<Goods, 'code'>): boolean {
  if (kind === 'recycling_lot') return true
  if (kind === 'fraction') {
    return context.fractionMaterial === 'black_mass' && context.endOfWaste !== true
  }
  const stage = textIn(context, 'wasteStage')
  if (stage !== undefined) return stage !== 'none'
  return context.batteryStatus === 'waste' || context.declaredWaste === true
}

/** In Hong Kong chemical waste moves on a trip ticket, or its papers state why it needs none (Cap. 354C). */
export function faultsInTicket({ goods, papers, jurisdiction }: Consignment): Fault[] {
  if (papers.tripTicket !== undefined || papers.tripTicketExemption !== undefined) return []
  const isHere = ({ standsIn }: Goods) => liesIn(jurisdiction, 'HK') || liesIn(standsIn, 'HK')
  const waste = goods.find((one) => isWaste(one) && isHere(one))
  if (waste === undefined) return []
  return [faultOf('/papers/tripTicket', 'trip_ticket_missing', { batch: waste.code })]
}
