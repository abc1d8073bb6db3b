import { sql } from 'kysely'
import type { AskedRequest } from '../../../domain/audit-action.ts'
import type { Database } from '../database.ts'
import type { Organisation } from '../organisations/organisations.ts'

/**
 * The companies that an authority oversees, oldest first; only the one of a slug where one is given. For the system's own
 * database: what somebody may see is decided here. The demonstration's authority oversees the demonstration and nothing real.
 */
export async function companiesOverseen(
  system: Database,
  authorityKey: number,
  slug?: string,
): Promise<readonly Organisation[]> {
  const { rows } = await sql<Organisation>`
    select company.organisation_key as "organisationKey", company.slug, company.name, company.names
    from organisation as authority join organisation as company on oversees(authority, company)
    where authority.organisation_key = ${authorityKey} and (${slug ?? null}::text is null or company.slug = ${slug ?? null})
    order by company.organisation_key`.execute(system)
  return rows
}

/**
 * Those of them that are parties to the hand-over of an id, oldest first: whose books an authority opens to read a load whose QR it scanned.
 * None for a hand-over that is nowhere.
 */
export async function partiesOverseen(
  system: Database,
  authorityKey: number,
  handOver: string,
): Promise<readonly Organisation[]> {
  const { rows } = await sql<Organisation>`
    select company.organisation_key as "organisationKey", company.slug, company.name, company.names
    from hand_over join organisation as authority on authority.organisation_key = ${authorityKey}
      join organisation as company on company.organisation_key = any(parties) and oversees(authority, company)
    where hand_over.id = ${handOver} order by company.organisation_key`.execute(system)
  return rows
}

/** A look of somebody of an authority at many organisations at once. */
export interface WideLook {
  readonly organisationKeys: readonly number[]
  readonly authorityKey: number
  readonly personId: string
  readonly name: string
  readonly action: AskedRequest
  readonly now: Date
}

/**
 * Puts a look on the trail of each of these organisations, unless the same person's same look stands there already since the
 * day began (UTC): whoever works at the desk of a jurisdiction looks at everybody's figures with every page.
 */
export async function noteWideLook(system: Database, look: WideLook): Promise<void> {
  const { organisationKeys, authorityKey, personId, name, action, now } = look
  const dayStart = `${now.toISOString().slice(0, 10)}T00:00:00Z`
  await sql`
    insert into audit_entry (organisation_key, time, kind, actor_kind, actor, actor_name, actor_organisation_key, action, detail)
      select shown, ${now}, 'look', 'person', ${personId}, ${name}, ${authorityKey}, ${action}, '{}'
      from unnest(${[...organisationKeys]}::integer[]) as shown
      where not exists (
        select from audit_entry as earlier
        where earlier.organisation_key = shown and earlier.time >= ${dayStart} and earlier.kind = 'look'
          and earlier.actor = ${personId} and earlier.action = ${action})`.execute(system)
}
