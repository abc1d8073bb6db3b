import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { Organisation } from './organisations/organisations.ts'

/** How far the first start of an installation came. */
export type FirstStartState = 'new' | 'old' | 'begun' | 'told'

export async function firstStartState(db: Database): Promise<FirstStartState> {
  const { rows } = await sql<{ state: FirstStartState }>`select state from first_start`.execute(db)
  return rows[0]?.state ?? 'new'
}

export async function noteFirstStart(db: Database, state: FirstStartState): Promise<void> {
  await sql`update first_start set state = ${state}`.execute(db)
}

/** What a first start that was cut off had made already. */
export interface MadeSoFar {
  /** When the first organisation was made; undefined when it was not. */
  readonly firstTime: Date | undefined
  /** Whether the demonstration city was begun. */
  readonly hasCity: boolean
  /** Whether its organisations have keys, which they get when it stands. */
  readonly hasCityKeys: boolean
}

export async function madeSoFar(db: Database): Promise<MadeSoFar> {
  const { rows } = await sql<{ firstTime: Date | null; hasCity: boolean; hasCityKeys: boolean }>`
    select (select created_time from organisation where slug = 'first') as "firstTime",
      exists (select from organisation where constructed) as "hasCity",
      exists (select from access_key where name = 'demonstration') as "hasCityKeys"`.execute(db)
  const [made] = rows
  return {
    firstTime: made?.firstTime ?? undefined,
    hasCity: made?.hasCity === true,
    hasCityKeys: made?.hasCityKeys === true,
  }
}

/** The companies of the demonstration city, oldest first. */
export async function listConstructed(db: Database): Promise<readonly Organisation[]> {
  return db
    .selectFrom('organisation')
    .select(['organisation_key as organisationKey', 'slug', 'name', 'names'])
    .where('constructed', '=', true)
    .where('kind', '=', 'company')
    .orderBy('organisation_key')
    .execute()
}

/** The organisation of this slug, of whatever kind. */
export async function findOrganisation(
  db: Database,
  slug: string,
): Promise<Organisation | undefined> {
  return db
    .selectFrom('organisation')
    .select(['organisation_key as organisationKey', 'slug', 'name', 'names'])
    .where('slug', '=', slug)
    .executeTakeFirst()
}

/**
 * Whether anybody has come in by what the first start told: a key was used, or an administrator of an organisation that is
 * not constructed has a password, a passkey or an account elsewhere.
 */
export async function hasAnybodyEntered(system: Database, auth: Database): Promise<boolean> {
  const { rows } = await sql<{ used: boolean; people: string[] }>`
    select exists (select from access_key where last_used_time is not null) as used,
      array(select person_id::text from membership join organisation using (organisation_key)
        where role in ('administrator', 'platform') and not constructed) as people`.execute(system)
  const [found] = rows
  if (found === undefined || found.used) return found?.used === true
  const { rows: entered } = await sql<{ entered: boolean }>`
    select exists (select from auth.account where person_id = any (${found.people}::uuid[]))
      or exists (select from auth.passkey where person_id = any (${found.people}::uuid[])) as entered`.execute(
    auth,
  )
  return entered[0]?.entered === true
}
