import { sql } from 'kysely'
import type { Named, NamedOrganisation } from '../../../domain/local-names.ts'
import type { PublishedMonth } from '../../../domain/summary/summarise.ts'
import type { Database } from '../database.ts'

/** What an authority lets anybody read. */
export interface StoredSummary extends NamedOrganisation {
  readonly organisationKey: number
  readonly jurisdiction: string
  /** Part of the demonstration. */
  readonly constructed: boolean
  /** First month: `2026-11`. */
  readonly fromMonth: string
  readonly isShown: boolean
  readonly changedTime: Date
}

/** A figure as it is kept: grams, or null where it is withheld. */
export interface KeptLine {
  readonly parts: Readonly<Record<string, number | null>>
  readonly total: number | null
}
export type KeptFigures = Readonly<Record<keyof PublishedMonth, KeptLine>>

export interface StoredMonth {
  readonly month: string
  readonly asOf: Date
  readonly figures: KeptFigures
}

function selectSummaries(db: Database) {
  return db
    .selectFrom('public_summary')
    .innerJoin('organisation', 'organisation.organisation_key', 'public_summary.organisation_key')
    .select([
      'public_summary.organisation_key as organisationKey',
      'organisation.slug',
      'organisation.name',
      'organisation.names',
      'organisation.jurisdiction',
      'organisation.constructed',
      'from_month as fromMonth',
      'is_shown as isShown',
      'changed_time as changedTime',
    ])
}

/** Every summary that anybody may read, by name. For the system's own database. */
export async function listShownSummaries(system: Database): Promise<readonly StoredSummary[]> {
  return selectSummaries(system)
    .where('is_shown', '=', true)
    .where('organisation.suspended_time', 'is', null)
    .orderBy('organisation.name')
    .orderBy('organisation.organisation_key')
    .execute()
}

/** The one of an authority, by its key, shown or not. */
export async function findSummary(
  db: Database,
  organisationKey: number,
): Promise<StoredSummary | undefined> {
  return selectSummaries(db)
    .where('public_summary.organisation_key', '=', organisationKey)
    .executeTakeFirst()
}

/**
 * Another authority that published a summary of the same jurisdiction, of one that holds it or of one within it; undefined where none did. From
 * two such summaries what only one of them counts could be worked out. For the system's own database.
 */
export async function overlappingSummary(
  system: Database,
  organisationKey: number,
): Promise<Named | undefined> {
  const { rows } = await sql<Named>`
    select other.name, other.names from organisation as own
      join organisation as other on other.organisation_key <> own.organisation_key and other.constructed = own.constructed
        and (other.jurisdiction || '-' like own.jurisdiction || '-%' or own.jurisdiction || '-' like other.jurisdiction || '-%')
      join public_summary on public_summary.organisation_key = other.organisation_key
    where own.organisation_key = ${organisationKey} order by other.organisation_key limit 1`.execute(
    system,
  )
  return rows[0]
}

/** Lets one authority at a time begin to publish, until the transaction ends: what overlaps is looked for behind it. */
export async function keepOthersFromPublishing(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('public_summary'))`.execute(tx)
}

/** Shows a summary to everybody, from a month on the first time. */
export async function showSummary(
  tx: Database,
  organisationKey: number,
  { fromMonth, now }: { readonly fromMonth: string; readonly now: Date },
): Promise<void> {
  const change = { is_shown: true, changed_time: now }
  await tx
    .insertInto('public_summary')
    .values({ organisation_key: organisationKey, from_month: fromMonth, ...change })
    .onConflict((conflict) => conflict.column('organisation_key').doUpdateSet(change))
    .execute()
}

/** Shows it to nobody any more; false where nobody could read it. */
export async function hideSummary(
  tx: Database,
  organisationKey: number,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('public_summary')
    .set({ is_shown: false, changed_time: now })
    .where('organisation_key', '=', organisationKey)
    .where('is_shown', '=', true)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** Months as they were put together, newest first. */
export async function listMonths(
  db: Database,
  organisationKey: number,
): Promise<readonly StoredMonth[]> {
  const rows = await db
    .selectFrom('public_summary_month')
    .select(['month', 'as_of as asOf', 'figures'])
    .where('organisation_key', '=', organisationKey)
    .orderBy('month', 'desc')
    .execute()
  // Written by `keepMonth` and by nobody else, and never changed.
  return rows.map((row) => ({ ...row, figures: row.figures as unknown as KeptFigures }))
}

/** Keeps a month; the first that was put together stands. */
export async function keepMonth(
  system: Database,
  organisationKey: number,
  { month, asOf, figures }: StoredMonth,
): Promise<void> {
  await system
    .insertInto('public_summary_month')
    .values({
      organisation_key: organisationKey,
      month,
      as_of: asOf,
      figures: JSON.stringify(figures),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
