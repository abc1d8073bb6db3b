import { sql } from 'kysely'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { Language } from '../../../domain/words.ts'
import type { Place } from '../../../workflows/known.ts'
import type { Database } from '../database.ts'
import { awaitRecording } from '../recording/senders.ts'
import { columns, type Row } from '../row.ts'
import type { OrganisationKind } from '../tables/organisation-tables.ts'

const organisationColumns = [
  'organisation_key',
  'slug',
  'name',
  'names',
  'kind',
  'jurisdiction',
  'time_zone',
  'constructed',
  'created_time',
  'suspended_time',
  'named',
  'contact',
] as const

/** An organisation as the platform and its authority know it. */
export type StoredOrganisation = Row<'organisation', (typeof organisationColumns)[number]>

export interface NewOrganisation {
  readonly slug: string
  readonly name: string
  readonly names?: LocalNames | undefined
  readonly kind: OrganisationKind
  readonly jurisdiction: string
  readonly timeZone?: string | null | undefined
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
  {
    slug,
    name,
    names,
    kind,
    jurisdiction,
    timeZone = null,
    constructed = false,
    now,
  }: NewOrganisation,
): Promise<StoredOrganisation | undefined> {
  return db
    .insertInto('organisation')
    .values({
      slug,
      name,
      names,
      kind,
      jurisdiction,
      time_zone: timeZone,
      constructed,
      created_time: now,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning(columns('organisation', organisationColumns))
    .executeTakeFirst()
}

/** An organisation that is there. */
export async function readOrganisation(
  db: Database,
  organisationKey: number,
): Promise<StoredOrganisation> {
  return selectOrganisations(db)
    .where('organisation_key', '=', organisationKey)
    .executeTakeFirstOrThrow()
}

/** What an organisation says of itself: where those of its facilities are that do not say it, and how strangers find it. */
export interface Usual extends Place {
  /** Whether other people's records may name it. */
  readonly named: boolean
  readonly contact: string | null
}

/** Names to be said from now on; null takes one away. */
export type NamesChange = { readonly [One in Language]?: string | null | undefined }

/** Part of an update: the names that a table's row has with what changes of them. */
export function namesWith(change: NamesChange) {
  return sql<LocalNames>`jsonb_strip_nulls(names || ${JSON.stringify(change)}::jsonb)`
}

/** What it says of itself from now on, of its names those that change. */
export interface UsualChange extends Change<Usual> {
  readonly names?: NamesChange | undefined
}

/** Changes what an organisation says of itself. For the system's own database. */
export async function changeUsualPlace(
  system: Database,
  organisationKey: number,
  { timeZone, jurisdiction, named, contact, names }: UsualChange,
): Promise<void> {
  const set = {
    ...(timeZone === undefined ? {} : { time_zone: timeZone }),
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(named === undefined ? {} : { named }),
    ...(contact === undefined ? {} : { contact }),
    ...(names === undefined ? {} : { names: namesWith(names) }),
  }
  if (Object.keys(set).length === 0) return
  await system
    .updateTable('organisation')
    .set(set)
    .where('organisation_key', '=', organisationKey)
    .execute()
}

/** Lets nobody act for an organisation from a time on, or somebody again where there is none; what is under way is recorded before. */
export async function suspendOrganisation(
  tx: Database,
  organisationKey: number,
  time: Date | null,
): Promise<void> {
  await tx
    .updateTable('organisation')
    .set({ suspended_time: time })
    .where('organisation_key', '=', organisationKey)
    .execute()
  await awaitRecording(tx, organisationKey)
}

/** What is left out stays as it is. */
export type Change<Said> = { readonly [Name in keyof Said]?: Said[Name] | undefined }
