import type { Database } from './database.ts'
import type { PersonRole } from './people-tables.ts'

/** Makes somebody a member, unless they are one already; tells whether it was done. */
export async function addMembership(
  db: Database,
  organisationKey: number,
  { personId, role, now }: { personId: string; role: PersonRole; now: Date },
): Promise<boolean> {
  const added = await db
    .insertInto('membership')
    .values({ organisation_key: organisationKey, person_id: personId, role, created_time: now })
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'organisation_key'])
        .where('ended_time', 'is', null)
        .doNothing(),
    )
    .returning('membership_key')
    .executeTakeFirst()
  return added !== undefined
}
