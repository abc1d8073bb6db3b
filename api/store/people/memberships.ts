import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { awaitRecording } from '../recording/senders.ts'
import type { PersonRole } from '../tables/people-tables.ts'

/** A live membership as the administrators of its organisation see it. */
export interface Membership {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly role: PersonRole
  readonly hasSecondFactor: boolean
  /** Whether it is switched off and gives no right. */
  readonly disabled: boolean
  readonly createdTime: Date
}

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

/** The organisation's live memberships by name. MUST be asked of the system: people lie outside of every organisation. */
export async function listMemberships(
  system: Database,
  organisationKey: number,
): Promise<readonly Membership[]> {
  return system
    .selectFrom('membership')
    .innerJoin('auth.person', 'auth.person.id', 'membership.person_id')
    .select(({ fn, lit }) => [
      'membership.id',
      'auth.person.id as personId',
      'auth.person.name',
      'auth.person.email',
      'role',
      fn.coalesce('two_factor_enabled', lit(false)).as('hasSecondFactor'),
      'created_time as createdTime',
      sql<boolean>`membership.disabled_time is not null`.as('disabled'),
    ])
    .where('organisation_key', '=', organisationKey)
    .where('ended_time', 'is', null)
    .orderBy('auth.person.name')
    .execute()
}

/** What became of a wish to change a membership. */
export type MembershipChange = 'changed' | 'unknown' | 'last_administrator'

/**
 * Gives a member another role, or ends the membership where there is no role. Never takes away the last administrator: the
 * organisation's own row is locked meanwhile, so that two of them cannot remove each other at once.
 */
export async function changeMembership(
  db: Database,
  organisationKey: number,
  { id, role, now }: { id: string; role: PersonRole | undefined; now: Date },
): Promise<MembershipChange> {
  return db.transaction().execute(async (tx) => {
    const live = await sql<{ id: string; role: PersonRole; on: boolean }>`
      select id, role, disabled_time is null as "on" from membership
      where organisation_key = ${organisationKey} and ended_time is null for update`.execute(tx)
    const meant = live.rows.find((one) => one.id === id)
    if (meant === undefined) return 'unknown'
    const leads = leadingRoles.some((one) => one === meant.role)
    const others = live.rows.filter((row) => row.on && row.id !== id && row.role === meant.role)
    if (leads && role !== meant.role && others.length === 0) return 'last_administrator'
    await tx
      .updateTable('membership')
      .set(role === undefined ? { ended_time: now } : { role })
      .where('id', '=', id)
      .execute()
    await awaitRecording(tx, organisationKey)
    return 'changed'
  })
}

const leadingRoles = ['administrator', 'platform'] as const
