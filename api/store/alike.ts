import { sql, type Transaction } from 'kysely'
import { skeletonOf } from '../../domain/skeleton.ts'
import type { Tables } from './database.ts'

/** What must not be mistaken for another of the same organisation: where it stands, and among which it is one. */
const numbered = {
  facility: { column: 'code', within: 'organisation_key' },
  export_permit: { column: 'number', within: 'organisation_key' },
  scope_certificate: { column: 'number', within: 'body' },
  transaction_certificate: { column: 'number', within: 'scope_certificate_key' },
} as const

export interface Numbered {
  readonly table: keyof typeof numbered
  readonly text: string
  /** The certification body, or the scope certificate; the organisation where it is absent. */
  readonly within?: string | number
}

/**
 * The one on record that a text which is about to be added looks like; undefined where there is none, or the text itself is on
 * record. Whoever asks adds it in the same transaction: two who do so at once go one after the other.
 */
export async function findAlike(
  tx: Transaction<Tables>,
  organisationKey: number,
  { table, text, within = organisationKey }: Numbered,
): Promise<string | undefined> {
  const { column, within: group } = numbered[table]
  await sql`select pg_advisory_xact_lock(hashtext(${table}), ${organisationKey})`.execute(tx)
  const { rows } = await sql<{ text: string }>`
    select distinct ${sql.ref(column)} as text from ${sql.table(table)}
    where organisation_key = ${organisationKey} and ${sql.ref(group)}::text = ${String(within)}`.execute(
    tx,
  )
  const known = rows.map((row) => row.text)
  if (known.includes(text)) return undefined
  const looks = skeletonOf(text)
  return known.find((one) => skeletonOf(one) === looks)
}
