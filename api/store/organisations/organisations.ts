import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'
import type { OrganisationKind } from '../tables/organisation-tables.ts'

const namingColumns = ['organisation_key', 'slug', 'name'] as const

/** An organisation by what it is called. */
export type Organisation = Row<'organisation', (typeof namingColumns)[number]>

export type Facility = Row<'facility', 'code' | 'name'>

/** Adds an organisation; its slug is the short name that events carry. A constructed one belongs to the demonstration. */
export async function addOrganisation(
  db: Database,
  {
    slug,
    name,
    now,
    constructed = false,
  }: { slug: string; name: string; now: Date; constructed?: boolean },
): Promise<Organisation> {
  const row = await db
    .insertInto('organisation')
    .values({ slug, name, constructed, created_time: now })
    .returning('organisation_key')
    .executeTakeFirstOrThrow()
  return { organisationKey: row.organisation_key, slug, name }
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
): Promise<ReadonlyMap<string, string>> {
  if (slugs.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation')
    .select(['slug', 'name'])
    .where('slug', 'in', [...new Set(slugs)])
    .execute()
  return new Map(rows.map(({ slug, name }) => [slug, name]))
}

/** ISO 3166 code of where an organisation is, such as HK. */
export async function jurisdictionOf(db: Database, organisationKey: number): Promise<string> {
  const { jurisdiction } = await db
    .selectFrom('organisation')
    .select('jurisdiction')
    .where('organisation_key', '=', organisationKey)
    .executeTakeFirstOrThrow()
  return jurisdiction
}

/**
 * The company of this slug with which another one may deal, if there is one. The demonstration and what is real never meet:
 * a company of the other world is as if it did not exist.
 */
export async function findCompany(
  db: Database,
  slug: string,
  { dealingWith }: { readonly dealingWith: number },
): Promise<Organisation | undefined> {
  return db
    .selectFrom('organisation')
    .select(columns('organisation', namingColumns))
    .where('slug', '=', slug)
    .where('kind', '=', 'company')
    .where('constructed', '=', (by) =>
      by
        .selectFrom('organisation as asker')
        .select('asker.constructed')
        .where('asker.organisation_key', '=', dealingWith),
    )
    .executeTakeFirst()
}

/** Adds a facility unless the organisation has one of this code; tells whether it was added. */
export async function addFacility(
  db: Database,
  organisationKey: number,
  { code, name, now }: Facility & { now: Date },
): Promise<boolean> {
  const added = await db
    .insertInto('facility')
    .values({ organisation_key: organisationKey, code, name, created_time: now })
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

const organisationColumns = [
  'organisation_key',
  'slug',
  'name',
  'kind',
  'jurisdiction',
  'constructed',
  'created_time',
] as const

/** An organisation as the platform and its authority know it. */
export type StoredOrganisation = Row<'organisation', (typeof organisationColumns)[number]>

export interface NewOrganisation {
  readonly slug: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly jurisdiction: string
  /** Part of the demonstration; real when absent. */
  readonly constructed?: boolean
  readonly now: Date
}

function selectOrganisations(db: Database) {
  return db.selectFrom('organisation').select(columns('organisation', organisationColumns))
}

/** A page of all organisations, oldest first. */
export async function pageOrganisations(
  db: Database,
  { after, limit }: { after: number; limit: number },
): Promise<readonly StoredOrganisation[]> {
  return selectOrganisations(db)
    .where('organisation_key', '>', after)
    .orderBy('organisation_key')
    .limit(limit)
    .execute()
}

/** A page of the companies that an authority oversees, oldest first. */
export async function pageCompaniesUnder(
  db: Database,
  authorityKey: number,
  { after, limit }: { after: number; limit: number },
): Promise<readonly StoredOrganisation[]> {
  return selectOrganisations(db)
    .where(
      sql<boolean>`exists (select from organisation as authority
        where authority.organisation_key = ${authorityKey} and oversees(authority, organisation))`,
    )
    .where('organisation_key', '>', after)
    .orderBy('organisation_key')
    .limit(limit)
    .execute()
}

/** Adds an organisation of any kind; undefined when its slug is taken. */
export async function addAnyOrganisation(
  db: Database,
  { slug, name, kind, jurisdiction, constructed = false, now }: NewOrganisation,
): Promise<StoredOrganisation | undefined> {
  return db
    .insertInto('organisation')
    .values({ slug, name, kind, jurisdiction, constructed, created_time: now })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning(columns('organisation', organisationColumns))
    .executeTakeFirst()
}
