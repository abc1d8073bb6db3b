import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A row under another organisation than its event's or batch's; keys of organisations as text. */
export interface StrayRow {
  readonly table: string
  readonly key: string
  readonly expected: string
  readonly found: string
}

/** Rows that stand under another organisation than the event or batch they belong to: another would see them. */
export async function readStrayRows(db: Database): Promise<readonly StrayRow[]> {
  const strays = ['event_subject', 'disclosure', 'posting', 'lineage'].map(
    (table) => sql`
      select ${table} as "table", 'event key ' || held.event_key as key, event.organisation_key::text as expected,
        held.organisation_key::text as found
      from ${sql.table(table)} as held join event using (event_key)
      where held.organisation_key <> event.organisation_key`,
  )
  const { rows } = await sql<StrayRow>`
    ${sql.join(strays, sql` union all `)}
    union all select 'stock', 'batch key ' || batch_key, batch.organisation_key::text, held.organisation_key::text
      from stock as held join batch using (batch_key) where held.organisation_key <> batch.organisation_key`.execute(
    db,
  )
  return rows
}
