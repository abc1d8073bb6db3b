import type { HandOverChange, LineRow } from '../store/custody/hand-overs.ts'
import type { StepRequest } from './hand-over-schemas.ts'
import type { Taking } from './take-signed-step.ts'

/** A step of a hand-over itself under way, with what is held of its goods. */
export interface Stepping<Request extends StepRequest = StepRequest> extends Taking {
  readonly lines: readonly LineRow[]
  readonly request: Request
}

/** What a step did to goods and books. */
export interface Applied {
  readonly change: HandOverChange
  /** Ids of the events that it made. */
  readonly events: readonly string[]
}
