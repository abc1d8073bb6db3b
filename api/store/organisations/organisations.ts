import type { LocalNames, Named } from '../../../domain/local-names.ts'
import type { Place } from '../../../workflows/known.ts'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'
import type { Change } from './register.ts'

const namingColumns = ['organisation_key', 'slug', 'name', 'names'] as const

/** An organisation by what it is called. */
export type Organisation = Row<'organisation', (typeof namingColumns)[number]>

export type Facility = Row<'facility', 'code' | 'name'>

/** Adds an organisation; its slug is the short name that events carry. A constructed one belongs to the demonstration. */
export async function addOrganisation(
  db: Database,
  {
    slug,
    name,
    names = {},
    now,
    constructed = false,
  }: { slug: string; name: string; names?: LocalNames; now: Date; constructed?: boolean },
): Promise<Organisation> {
  const row = await db
    .insertInto('organisation')
    .values({ slug, name, names, constructed, created_time: now })
    .returning('organisation_key')
    .executeTakeFirstOrThrow()
  return { organisationKey: row.organisation_key, slug, name, names }
}

/** All organisations, oldest first. */
export async function listOrganisations(db: Database): Promise<readonly Organisation[]> {
  return db
    .selectFrom('organisation')
    .select(columns('organisation', namingColumns))
    .orderBy('organisation_key')
    .execute()
}

/** Organisations by key, for the names of the other side. */
export async function nameOrganisations(
  db: Database,
  keys: readonly number[],
): Promise<ReadonlyMap<number, Organisation>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation')
    .select(columns('organisation', namingColumns))
    .where('organisation_key', 'in', [...keys])
    .execute()
  return new Map(rows.map((row) => [row.organisationKey, row]))
}

/** What organisations are called, by slug. */
export async function nameSlugs(
  db: Database,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, Named>> {
  if (slugs.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation')
    .select(['slug', 'name', 'names'])
    .where('slug', 'in', [...new Set(slugs)])
    .execute()
  return new Map(rows.map(({ slug, ...named }) => [slug, named]))
}

/** Kinds of organisation that are looked among: companies alone when absent. */
interface OfKinds {
  readonly kinds?: readonly ('company' | 'authority')[]
}

/**
 * The company of this slug with which another one may deal, if there is one. The demonstration and what is real never meet:
 * a company of the other world is as if it did not exist.
 */
export async function findCompany(
  db: Database,
  slug: string,
  { dealingWith, kinds = ['company'] }: { readonly dealingWith: number } & OfKinds,
): Promise<Organisation | undefined> {
  return db
    .selectFrom('organisation')
    .select(columns('organisation', namingColumns))
    .where('slug', '=', slug)
    .where('kind', 'in', kinds)
    .where('constructed', '=', (by) =>
      by
        .selectFrom('organisation as asker')
        .select('asker.constructed')
        .where('asker.organisation_key', '=', dealingWith),
    )
    .executeTakeFirst()
}

/** A facility to be added; where it is says its organisation where it does not say it itself. */
export interface NewFacility extends Facility, Change<Place> {
  readonly names?: LocalNames | undefined
  readonly now: Date
}

/** Adds a facility unless the organisation has one of this code; tells whether it was added. */
export async function addFacility(
  db: Database,
  organisationKey: number,
  { code, name, names, timeZone, jurisdiction, now }: NewFacility,
): Promise<boolean> {
  const added = await db
    .insertInto('facility')
    .values({
      organisation_key: organisationKey,
      code,
      name,
      names,
      time_zone: timeZone ?? null,
      jurisdiction: jurisdiction ?? null,
      created_time: now,
    })
    .onConflict((conflict) => conflict.columns(['organisation_key', 'code']).doNothing())
    .returning('facility_key')
    .executeTakeFirst()
  return added !== undefined
}

/** The organisation's facilities by code. */
export async function listFacilities(
  db: Database,
  organisationKey: number,
): Promise<readonly Facility[]> {
  return db
    .selectFrom('facility')
    .select(['code', 'name'])
    .where('organisation_key', '=', organisationKey)
    .orderBy('code')
    .execute()
}
