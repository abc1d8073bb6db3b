import {
  type AnomaliesAsked,
  type AnomalyCount,
  countAnomaliesOf,
} from '../../store/oversight/anomalies.ts'
import type { Scope } from '../scope.ts'

/**
 * How many questions of each kind the records of a scope raise in a half-open period of days, open and dismissed; kinds of which there is
 * none are left out.
 */
export function countAnomalies(
  { db, keys, timeZone }: Pick<Scope, 'db' | 'keys' | 'timeZone'>,
  { from, to }: Pick<AnomaliesAsked, 'from' | 'to'>,
): Promise<readonly AnomalyCount[]> {
  return countAnomaliesOf(db, keys, { from, to, timeZone })
}

/** How many are open in all. */
export function openIn(counts: readonly AnomalyCount[]): number {
  return counts.reduce((sum, { open }) => sum + open, 0)
}
