import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'

const passkeyColumns = [
  'credential_id',
  'person_id',
  'name',
  'public_key',
  'counter',
  'transports',
  'last_used_time',
] as const

/** A passkey as the sign-in checks it. */
export interface Passkey
  extends Omit<Row<'auth.passkey', (typeof passkeyColumns)[number]>, 'transports'> {
  readonly transports: readonly string[]
}

/** Adds a passkey; tells whether it is new. */
export async function addPasskey(
  auth: Database,
  passkey: Omit<Passkey, 'lastUsedTime'> & { readonly now: Date },
): Promise<boolean> {
  const { credentialId, personId, name, publicKey, counter, transports, now } = passkey
  const added = await auth
    .insertInto('auth.passkey')
    .values({
      credential_id: credentialId,
      person_id: personId,
      name,
      public_key: publicKey,
      counter,
      transports: [...transports],
      created_time: now,
      last_used_time: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('credential_id')
    .executeTakeFirst()
  return added !== undefined
}

/** The person's passkeys, oldest first. */
export async function listPasskeys(auth: Database, personId: string): Promise<readonly Passkey[]> {
  return auth
    .selectFrom('auth.passkey')
    .select(columns('auth.passkey', passkeyColumns))
    .where('person_id', '=', personId)
    .orderBy('created_time')
    .execute()
}

/** The passkey of this id, if there is one and its account is switched on. */
export async function findPasskey(
  auth: Database,
  credentialId: string,
): Promise<Passkey | undefined> {
  return auth
    .selectFrom('auth.passkey')
    .select(columns('auth.passkey', passkeyColumns))
    .where('credential_id', '=', credentialId)
    .where('person_id', 'in', (by) =>
      by.selectFrom('auth.person').select('id').where('disabled_time', 'is', null),
    )
    .executeTakeFirst()
}

/** Notes a use; tells whether the counter went on, as it must unless the device counts nothing. */
export async function usePasskey(
  auth: Database,
  credentialId: string,
  { counter, now }: { counter: number; now: Date },
): Promise<boolean> {
  const used = await auth
    .updateTable('auth.passkey')
    .set({ counter, last_used_time: now })
    .where('credential_id', '=', credentialId)
    .where(({ eb, or, and, lit }) =>
      or([eb('counter', '<', counter), and([eb('counter', '=', 0), eb(lit(counter), '=', 0)])]),
    )
    .executeTakeFirst()
  return used.numUpdatedRows > 0n
}

/** Removes one of the person's passkeys; tells whether there was such a one. */
export async function removePasskey(
  auth: Database,
  personId: string,
  credentialId: string,
): Promise<boolean> {
  const removed = await auth
    .deleteFrom('auth.passkey')
    .where('person_id', '=', personId)
    .where('credential_id', '=', credentialId)
    .executeTakeFirst()
  return removed.numDeletedRows > 0n
}
