import type { BatchState, Event } from '../../domain/event.ts'
import { hourMilliseconds } from '../../domain/hours.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import type { Consignment, FaultsInPast } from '../custody-terms.ts'
import { faultsInCarriage } from './carriage.ts'
import { classIn, damageOf, isGraver } from './damage.ts'
import { quarantinedAtOnce } from './stages/emergency.ts'
import { holdRules, quarantined } from './stages/quarantine.ts'

/**
 * What stands in history although today's rules would refuse it, by stage: a damaged battery in the packing of a sound one, a
 * class lowered by quarantine, a hold that ran from a date instead of from the record of it. What nobody knew then (a unit
 * never triaged, a type not asked about) is no fault of the past.
 */
export const past: Readonly<Record<string, FaultsInPast>> = {
  consigned: faultsInDeparture,
  sold: faultsInDeparture,
  quarantined: faultsInQuarantine,
  released: faultsInHold,
}

function faultsInDeparture({ facts }: Event, before: BatchState): Fault[] {
  return faultsInPastPapers({ goods: [before], papers: facts, jurisdiction: '' })
}

function faultsInQuarantine({ facts }: Event, before: BatchState): Fault[] {
  const chosen = classIn(facts, 'quarantineClass')
  if (chosen === undefined || !isGraver(damageOf(before), chosen)) return []
  return [faultOf('', 'class_not_lowered', { batch: before.code })]
}

/** The same for goods that were handed over: only what was known to be damaged is looked at. */
export function faultsInPastPapers({ goods, papers }: Consignment): Fault[] {
  const damaged = goods.filter((one) => ['amber', 'red'].includes(damageOf(one)))
  return faultsInCarriage(damaged, papers, '').filter(({ pointer }) =>
    pointer.startsWith('/packing'),
  )
}

/** Stages that begin a hold. */
const begins: readonly string[] = [quarantined.name, quarantinedAtOnce.name]

function faultsInHold(event: Event, before: BatchState, earlier: readonly Event[]): Fault[] {
  const begun = earlier.findLast(({ stage }) => begins.includes(stage))
  if (begun === undefined) return []
  const isRed = begun.stage === quarantinedAtOnce.name || begun.facts.quarantineClass === 'red'
  const { hours } = holdRules[isRed ? 'red' : 'amber']
  const over = Date.parse(begun.recordTime) + hours * hourMilliseconds
  if (Date.parse(event.recordTime) >= over) return []
  const until = new Date(over).toISOString()
  return [faultOf('', 'hold_runs', { batch: before.code, until })]
}
