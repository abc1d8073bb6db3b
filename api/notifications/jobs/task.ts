import type { LoadedStream } from '../../../workflows/streams.ts'
import type { Mailer } from '../../mailer.ts'
import type { Secret } from '../../secret/secret.ts'
import type { Store } from '../../store/open-store.ts'
import type { FairShare } from '../webhooks/fair-share.ts'
import type { Send } from '../webhooks/send.ts'

/** Work that is done in the background, by name; put into the queue with `enqueueJob`, or by the clock. */
export interface Task {
  readonly name: string
  /** When it runs by itself, in the form of crontab and in UTC; of several processes one does it. */
  readonly cron?: string
  /**
   * Does the work. It MUST bear being run again, since a process may end at any moment; whatever it throws is logged and the
   * job is tried again later and later, for about four days.
   */
  run(payload: unknown, context: TaskContext): Promise<void>
}

/** What a task may use. */
export interface TaskContext {
  readonly store: Store
  readonly streams: ReadonlyMap<string, LoadedStream>
  readonly mailer: Mailer
  /** The installation's own secret, which the secrets of webhooks are derived from. */
  readonly secret: Secret
  /** Sends to somebody else's server and to no address inside. */
  readonly send: Send
  /** Places for sending, shared out among organisations. */
  readonly share: FairShare
  /** Where links lead; undefined when nobody said. */
  readonly publicUrl: string | undefined
  /** GS1 company prefix of links; undefined for short ones. */
  readonly gs1CompanyPrefix: string | undefined
  /** Whether this installation keeps a public log, or is about to. */
  readonly keepsLog: boolean
  readonly now: () => Date
  readonly random: () => number
  readonly log: (line: string, error?: unknown) => void
  /** Says that the process is about to end: stop waiting, and throw so that the job is run again. */
  readonly signal: AbortSignal
}
