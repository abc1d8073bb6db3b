import { dayMilliseconds } from '../../../domain/hours.ts'
import type { Database } from '../database.ts'
import type { EnteredWith } from '../tables/people-tables.ts'

/** A live session as its person sees it. */
export interface OwnSession {
  readonly sessionId: string
  readonly createdTime: Date
  readonly lastUsedTime: Date
  readonly expiresTime: Date
  readonly enteredWith: EnteredWith
  readonly address: string | null
  readonly browser: string | null
}

/** Notes how the session of this digest was entered; gives whose it is. */
export async function noteEntry(
  auth: Database,
  digest: string,
  entry: {
    enteredWith: EnteredWith
    providerFactor?: boolean | undefined
    address: string | undefined
    now: Date
  },
): Promise<{ personId: string; name: string; email: string }> {
  return auth
    .updateTable('auth.session')
    .from('auth.person')
    .set({
      entered_with: entry.enteredWith,
      provider_factor: entry.providerFactor ?? true,
      last_used_time: entry.now,
      ip_address: entry.address ?? null,
    })
    .whereRef('auth.person.id', '=', 'auth.session.person_id')
    .where('token', '=', digest)
    .returning(['auth.person.id as personId', 'auth.person.name', 'auth.person.email'])
    .executeTakeFirstOrThrow()
}

/** The person's live sessions, the one used last first. */
export async function listSessions(
  auth: Database,
  personId: string,
  { now, idleSince }: { now: Date; idleSince: Date },
): Promise<readonly OwnSession[]> {
  return auth
    .selectFrom('auth.session')
    .select([
      'id as sessionId',
      'created_at as createdTime',
      'last_used_time as lastUsedTime',
      'expires_at as expiresTime',
      'entered_with as enteredWith',
      'ip_address as address',
      'user_agent as browser',
    ])
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .where('last_used_time', '>', idleSince)
    .orderBy('last_used_time', 'desc')
    .execute()
}

/** Ends the session of this digest; gives its id, undefined when there is none. */
export async function endSessionByDigest(
  auth: Database,
  digest: string,
): Promise<string | undefined> {
  const ended = await auth
    .deleteFrom('auth.session')
    .where('token', '=', digest)
    .returning('id')
    .executeTakeFirst()
  return ended?.id
}

/** Ends what is more than so many sessions of the person, the one that was used longest ago first. */
export async function endLeastUsed(auth: Database, personId: string, most: number): Promise<void> {
  await auth
    .deleteFrom('auth.session')
    .where('id', 'in', (by) =>
      by
        .selectFrom('auth.session')
        .select('id')
        .where('person_id', '=', personId)
        .orderBy('last_used_time', 'desc')
        .offset(most),
    )
    .execute()
}

/** Ends one session of the person; tells whether there was such a one. */
export async function endSession(
  auth: Database,
  personId: string,
  sessionId: string,
): Promise<boolean> {
  const ended = await auth
    .deleteFrom('auth.session')
    .where('person_id', '=', personId)
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return ended.numDeletedRows > 0n
}

/** Ends all sessions of the person but one; gives how many there were. */
export async function endOtherSessions(
  auth: Database,
  personId: string,
  keptSessionId: string,
): Promise<number> {
  const ended = await auth
    .deleteFrom('auth.session')
    .where('person_id', '=', personId)
    .where('id', '<>', keptSessionId)
    .executeTakeFirst()
  return Number(ended.numDeletedRows)
}

/** Lets the session act for an organisation from now on. */
export async function chooseOrganisation(
  auth: Database,
  sessionId: string,
  organisationKey: number,
): Promise<void> {
  await auth
    .updateTable('auth.session')
    .set({ organisation_key: organisationKey })
    .where('id', '=', sessionId)
    .execute()
}

/** Lets a new session of the same person take the place of an old one, which ends: how it was entered and for whom it acts. */
export async function renewSession(
  auth: Database,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await auth.transaction().execute(async (tx) => {
    const old = await tx
      .deleteFrom('auth.session')
      .where('id', '=', from)
      .returning(['organisation_key', 'entered_with', 'ip_address', 'created_at', 'expires_at'])
      .returning(['provider_factor', 'confirmed_time'])
      .executeTakeFirst()
    if (old === undefined) return
    await tx.updateTable('auth.session').set(old).where('id', '=', to).execute()
  })
}

/** Gives the session of this digest what the one before it had: whom it acts for and how it was entered. Gives its id. */
export async function carryOver(
  auth: Database,
  digest: string,
  acting: { organisationKey: number | null; enteredWith: EnteredWith },
): Promise<string | undefined> {
  const { organisationKey, enteredWith } = acting
  const kept = await auth
    .updateTable('auth.session')
    .set({ organisation_key: organisationKey, entered_with: enteredWith })
    .where('token', '=', digest)
    .returning('id')
    .executeTakeFirst()
  return kept?.id
}

/** Removes what time has ended: sessions, codes, links and counts that nothing asks for any more. */
export async function removeEnded(auth: Database, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - dayMilliseconds)
  await auth.deleteFrom('auth.session').where('expires_at', '<', now).execute()
  await auth.deleteFrom('auth.verification').where('expires_at', '<', now).execute()
  await auth.deleteFrom('auth.spent_code').where('time', '<', dayAgo).execute()
  await auth.deleteFrom('auth.sign_in_attempt').where('last_time', '<', dayAgo).execute()
  await auth.deleteFrom('auth.mail_rate').where('ready_time', '<', dayAgo).execute()
}

/** When the session's person last showed who it is: on entering, and by a passkey since. */
export interface Shown {
  readonly enteredTime: Date
  readonly confirmedTime: Date | null
}

/** When it was shown who it is; undefined when the session has ended. */
export async function findShown(auth: Database, sessionId: string): Promise<Shown | undefined> {
  return auth
    .selectFrom('auth.session')
    .select(['created_at as enteredTime', 'confirmed_time as confirmedTime'])
    .where('id', '=', sessionId)
    .executeTakeFirst()
}

/** Notes that the session's person showed by a passkey who it is. */
export async function noteShown(auth: Database, sessionId: string, now: Date): Promise<void> {
  await auth
    .updateTable('auth.session')
    .set({ confirmed_time: now })
    .where('id', '=', sessionId)
    .execute()
}
