import type { Party } from '../../../workflows/hand-over.ts'
import type { OutboxEntry } from '../../store/notifications/outbox.ts'
import type { Taking } from '../take-signed-step.ts'

/** A correction's step under way, taken by one of the two sides. */
export interface Correcting extends Taking {
  readonly part: Exclude<Party, 'custodian'>
}

/** What a correction's step did to the books, and whom else it is told to. */
export interface Answered {
  readonly events: readonly string[]
  readonly told: readonly OutboxEntry[]
}
