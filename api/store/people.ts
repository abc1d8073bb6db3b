import type { Database } from './database.ts'

/** An account as its owner and the administrators of its organisations see it. */
export interface Person {
  readonly personId: string
  readonly name: string
  readonly email: string
}

/** Adds an account, with the hash of a password unless it is entered another way; undefined when the e-mail has one. */
export async function addPerson(
  auth: Database,
  { email, name, passwordHash }: { email: string; name: string; passwordHash?: string },
): Promise<string | undefined> {
  return auth.transaction().execute(async (tx) => {
    const added = await tx
      .insertInto('auth.person')
      .values({ email: email.toLowerCase(), name, email_verified: true })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (added === undefined || passwordHash === undefined) return added?.id
    const account = { provider_id: 'credential', account_id: added.id, password: passwordHash }
    await tx
      .insertInto('auth.account')
      .values({ ...account, person_id: added.id, updated_at: new Date() })
      .execute()
    return added.id
  })
}

/** The account of this e-mail address, if there is one. */
export async function findPerson(db: Database, email: string): Promise<Person | undefined> {
  return db
    .selectFrom('auth.person')
    .select(['id as personId', 'name', 'email'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
}
