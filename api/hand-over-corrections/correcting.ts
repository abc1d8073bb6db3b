import type { Party } from '../../workflows/hand-over.ts'
import type { Offering } from '../hand-overs/offer-hand-over.ts'
import type { StoredHandOver } from '../store/hand-overs.ts'

/** A correction's step under way, taken by one of the two sides. */
export interface Correcting extends Offering {
  readonly handOver: StoredHandOver
  readonly part: Exclude<Party, 'custodian'>
}
