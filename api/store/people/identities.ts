import type { Database } from '../database.ts'

/** Who somebody is at an identity provider, by all names that were taken for them so far. */
export async function findIdentities(
  auth: Database,
  { personId, providerId }: { personId: string; providerId: string },
): Promise<readonly string[]> {
  const rows = await auth
    .selectFrom('auth.account')
    .select('account_id')
    .where('person_id', '=', personId)
    .where('provider_id', '=', providerId)
    .execute()
  return rows.map((row) => row.account_id)
}

/** Forgets who somebody is at an identity provider: the next sign-in there by a verified address of theirs says it anew. */
export async function forgetIdentities(
  auth: Database,
  { personId, providerId }: { personId: string; providerId: string },
): Promise<void> {
  await auth
    .deleteFrom('auth.account')
    .where('person_id', '=', personId)
    .where('provider_id', '=', providerId)
    .execute()
}
