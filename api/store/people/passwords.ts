import type { Transaction } from 'kysely'
import type { Database, Tables } from '../database.ts'

/** What opens the change of a password. */
export interface PasswordChange {
  readonly personId: string
  readonly passwordHash: string
  /** The link that it was opened with, as its digest; only the first use of a live one counts. */
  readonly link?: string
  /** The session that goes on; all end when absent. */
  readonly keptSessionId?: string
  readonly now: Date
}

/**
 * Sets a password and ends with it, all or nothing, every other way in that somebody may have opened before: older links,
 * sign-ins under way and sessions. Changes of one account come one after the other. Tells whether it was done.
 */
export async function setPassword(auth: Database, change: PasswordChange): Promise<boolean> {
  const { personId, passwordHash, link, keptSessionId, now } = change
  return auth.transaction().execute(async (tx) => {
    if (!(await lockPerson(tx, personId))) return false
    if (link !== undefined && !(await spendLink(tx, { link, personId, now }))) return false
    const account = { provider_id: 'credential', account_id: personId, password: passwordHash }
    await tx
      .insertInto('auth.account')
      .values({ ...account, person_id: personId, updated_at: now })
      .onConflict((conflict) =>
        conflict
          .columns(['provider_id', 'account_id'])
          .doUpdateSet({ password: passwordHash, updated_at: now }),
      )
      .execute()
    await endOlderEntries(tx, personId, keptSessionId)
    return true
  })
}

/** The account's row is held until the end of the transaction; tells whether it may be entered at all. */
async function lockPerson(tx: Transaction<Tables>, personId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('auth.person')
    .select('id')
    .where('id', '=', personId)
    .where('disabled_time', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return found !== undefined
}

async function spendLink(
  tx: Transaction<Tables>,
  { link, personId, now }: { link: string; personId: string; now: Date },
): Promise<boolean> {
  const spent = await tx
    .deleteFrom('auth.verification')
    .where('identifier', '=', link)
    .where('value', '=', personId)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return spent.numDeletedRows > 0n
}

/** Ends links, sign-ins under way and all sessions of the person but one. */
export async function endOlderEntries(
  auth: Database,
  personId: string,
  keptSessionId?: string,
): Promise<void> {
  await auth.deleteFrom('auth.verification').where('value', '=', personId).execute()
  let others = auth.deleteFrom('auth.session').where('person_id', '=', personId)
  if (keptSessionId !== undefined) others = others.where('id', '<>', keptSessionId)
  await others.execute()
}

/** Keeps the same password by another hash, unless it was changed meanwhile. */
export async function replaceHash(
  auth: Database,
  personId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await auth
    .updateTable('auth.account')
    .set({ password: to })
    .where('person_id', '=', personId)
    .where('provider_id', '=', 'credential')
    .where('password', '=', from)
    .execute()
}

/** Keeps a link of this digest that sets the password of an account until then. */
export async function addPasswordLink(
  auth: Database,
  { link, personId, expires }: { link: string; personId: string; expires: Date },
): Promise<void> {
  await auth
    .insertInto('auth.verification')
    .values({ identifier: link, value: personId, expires_at: expires })
    .execute()
}

/** Whose password the link of this digest sets; undefined when it was used, ended or is too old. */
export async function findPersonOfLink(
  auth: Database,
  link: string,
  now: Date,
): Promise<{ personId: string; name: string; email: string } | undefined> {
  return auth
    .selectFrom('auth.verification')
    .innerJoin('auth.person', (join) =>
      join.on(({ eb, ref, cast }) =>
        eb(cast(ref('auth.person.id'), 'text'), '=', ref('auth.verification.value')),
      ),
    )
    .select(['auth.person.id as personId', 'auth.person.name', 'auth.person.email'])
    .where('auth.verification.identifier', '=', link)
    .where('auth.verification.expires_at', '>', now)
    .where('auth.person.disabled_time', 'is', null)
    .executeTakeFirst()
}
