import type { Context } from 'hono'
import type { Env } from '../../http/env.ts'
import { addPersonAudit } from '../../store/people/audit.ts'
import { findPersonById } from '../../store/people/people.ts'
import type { People } from './people.ts'

/** What somebody showed that was not right. */
export interface EntryFailure {
  readonly with: 'password' | 'second_factor' | 'passkey' | 'identity_provider'
  /** Whose account it was; undefined when it is nobody's, or not known. */
  readonly personId: string | undefined
  readonly time: Date
}

/**
 * Notes for the log that somebody did not get in, with the account where there is one, and puts it on the audit trail of its
 * organisations (OWASP ASVS 5.0, 16.3.1). Nobody waits for it, so that the time of an answer tells nothing.
 */
export function noteFailure(context: Context<Env>, people: People, failure: EntryFailure): void {
  const { store, unawaited } = people
  const { personId, time } = failure
  const address = context.get('address') ?? null
  context.set('failedEntry', { with: failure.with, ...(personId !== undefined && { personId }) })
  if (personId === undefined) return
  unawaited.begin('Cannot note a failed sign-in', async () => {
    const name = (await findPersonById(store.auth, personId))?.name ?? ''
    const detail = { with: failure.with, address }
    const done = { kind: 'sign_in', action: 'failed to sign in', detail, now: time } as const
    await addPersonAudit(store.system, { personId, name, ...done })
  })
}
