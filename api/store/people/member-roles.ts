import { sql } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../open-store.ts'
import { awaitRecording } from '../recording/senders.ts'
import type { PersonRole } from '../tables/people-tables.ts'
import type { MembershipChange } from './memberships.ts'

/**
 * Switches a membership off, so that it gives no right, or on again. Never the last administrator's: the live memberships are
 * locked meanwhile, so that two of them cannot switch each other off at once.
 */
export async function switchMembership(
  db: Database,
  organisationKey: number,
  { id, disabled, now }: { id: string; disabled: boolean; now: Date },
): Promise<MembershipChange> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string; role: PersonRole; on: boolean }>`
      select id, role, disabled_time is null as "on" from membership
      where organisation_key = ${organisationKey} and ended_time is null for update`.execute(tx)
    const meant = rows.find((row) => row.id === id)
    if (meant === undefined) return 'unknown'
    const leads = meant.role === 'administrator' || meant.role === 'platform'
    const others = rows.filter((row) => row.on && row.id !== id && row.role === meant.role)
    if (disabled && leads && others.length === 0) return 'last_administrator'
    await tx
      .updateTable('membership')
      .set({ disabled_time: disabled ? now : null })
      .where('id', '=', id)
      .execute()
    await awaitRecording(tx, organisationKey)
    return 'changed'
  })
}

/**
 * Ends what a member entered so far: the sessions themselves where the person belongs to nobody else, else their part for this
 * organisation, so that nobody signs somebody out of another one. Gives whose they were; undefined when there is no such member.
 */
export async function endMemberSessions(
  { system, auth }: Store,
  organisationKey: number,
  { id, now }: { id: string; now: Date },
): Promise<string | undefined> {
  const member = await system
    .updateTable('membership')
    .set({ entered_after: now })
    .where('organisation_key', '=', organisationKey)
    .where('id', '=', id)
    .where('ended_time', 'is', null)
    .returning('person_id')
    .executeTakeFirst()
  if (member === undefined) return undefined
  const others = await system
    .selectFrom('membership')
    .select('membership_key')
    .where('person_id', '=', member.person_id)
    .where('organisation_key', '<>', organisationKey)
    .where('ended_time', 'is', null)
    .executeTakeFirst()
  if (others === undefined) {
    await auth.deleteFrom('auth.session').where('person_id', '=', member.person_id).execute()
  }
  return member.person_id
}

/**
 * The same of these people, held as it is until the transaction ends: who switches one of them off, gives another role or revokes
 * a certificate waits for it, and what they did before is seen.
 */
export async function holdRoles(
  tx: Database,
  organisationKey: number,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, PersonRole>> {
  const { rows } = await sql<{ personId: string; role: PersonRole }>`
    select person as "personId", role from hold_standings(${organisationKey}, ${personIds}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map(({ personId, role }) => [personId, role]))
}

/**
 * What these people are to an organisation now, or all of its members where none are named; nothing of whoever left it, or is switched off there or as a whole. MUST be
 * asked of the system: people lie outside of every organisation.
 */
export async function readRoles(
  system: Database,
  organisationKey: number,
  personIds?: readonly string[],
): Promise<ReadonlyMap<string, PersonRole>> {
  const live = system
    .selectFrom('membership')
    .innerJoin('auth.person', 'auth.person.id', 'membership.person_id')
    .select(['membership.person_id as personId', 'role'])
    .where('organisation_key', '=', organisationKey)
    .where('ended_time', 'is', null)
    .where('membership.disabled_time', 'is', null)
    .where('auth.person.disabled_time', 'is', null)
  const named = personIds === undefined ? live : live.where('person_id', 'in', personIds)
  const rows = await named.execute()
  return new Map(rows.map(({ personId, role }) => [personId, role]))
}
