import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'
import type { OrganisationKind } from '../tables/organisation-tables.ts'

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
