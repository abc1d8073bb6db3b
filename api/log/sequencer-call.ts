import type pg from 'pg'
import type { Fault } from '../../domain/refusal.ts'
import type { LogFiles } from './log-files.ts'

/** What a server tells the process that keeps the log, once. The key's file is named and never read by the server. */
export interface SequencerOrder {
  /** By the login that may do this and nothing else. */
  readonly connection: pg.PoolConfig
  readonly files: LogFiles
  readonly publicUrl: string | undefined
  /** The policy file of the witnesses that are asked; nobody is while there is none. */
  readonly witnessPolicy?: string | undefined
  /** How long it may stand still before another one takes over; as is usual when absent. */
  readonly standstillMilliseconds?: number
}

/** What that process tells the server. */
export type SequencerWord =
  /** What it has trouble with. */
  | { readonly kind: 'trouble'; readonly line: string }
  /** It holds the log now; before, another server's process did. */
  | { readonly kind: 'keeping' }
  /** The log must not be gone on with; every reason. */
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
