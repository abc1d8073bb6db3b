import { accountOf } from '../../../domain/email-address.ts'
import type { Database } from '../database.ts'
import { endOlderEntries } from './passwords.ts'

/** An account as whoever runs the installation sees it. */
export interface StoredAccount {
  readonly personId: string
  readonly name: string
  readonly email: string
  /** Since when nobody comes in with it; null while it is on. */
  readonly disabledTime: Date | null
}

/** The account of this e-mail address or id, switched off or on. */
export async function findAccount(
  auth: Database,
  by: { readonly email: string } | { readonly personId: string },
): Promise<StoredAccount | undefined> {
  const accounts = auth
    .selectFrom('auth.person')
    .select(['id as personId', 'name', 'email', 'disabled_time as disabledTime'])
  return 'email' in by
    ? accounts.where('email', '=', accountOf(by.email)).executeTakeFirst()
    : accounts.where('id', '=', by.personId).executeTakeFirst()
}

/** Switches an account off, with all that was entered with it, or on again. */
export async function switchAccount(
  auth: Database,
  personId: string,
  { disabled, now }: { disabled: boolean; now: Date },
): Promise<void> {
  await auth.transaction().execute(async (tx) => {
    await tx
      .updateTable('auth.person')
      .set({ disabled_time: disabled ? now : null })
      .where('id', '=', personId)
      .execute()
    if (disabled) await endOlderEntries(tx, personId)
  })
}

/** Whether nobody else runs the platform: then the account must stay on. */
export async function isLastOfPlatform(system: Database, personId: string): Promise<boolean> {
  const live = await system
    .selectFrom('membership')
    .innerJoin('auth.person', 'auth.person.id', 'membership.person_id')
    .select('person_id')
    .where('role', '=', 'platform')
    .where('ended_time', 'is', null)
    .where('membership.disabled_time', 'is', null)
    .where('auth.person.disabled_time', 'is', null)
    .execute()
  return live.length > 0 && live.every((one) => one.person_id === personId)
}
