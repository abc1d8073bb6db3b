import type { LineRow, StoredHandOver } from '../store/hand-overs.ts'
import type { StepRequest } from './hand-over-schemas.ts'
import type { Offering } from './offer-hand-over.ts'

/** A step under way, with what is held of its hand-over. */
export interface Stepping<Request extends StepRequest = StepRequest> extends Offering {
  readonly handOver: StoredHandOver
  readonly lines: readonly LineRow[]
  readonly request: Request
}
