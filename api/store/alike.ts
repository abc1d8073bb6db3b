import { sql, type Transaction } from 'kysely'
import { type RefusalCode, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
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
  /** How it is refused: the code, and where it stands in what was sent. */
  readonly as: readonly [code: RefusalCode, pointer: string]
}

/**
 * Refuses a text that is about to be added and looks like one on record, by its name; the text itself may be on record. Whoever asks
 * adds it in the same transaction: two who do so at once go one after the other.
 */
export async function refuseAlike(
  tx: Transaction<Tables>,
  organisationKey: number,
  { table, text, within = organisationKey, as: [code, pointer] }: Numbered,
): Promise<void> {
  const { column, within: group } = numbered[table]
  await sql`select pg_advisory_xact_lock(hashtext(${table}), ${organisationKey})`.execute(tx)
  const { rows } = await sql<{ text: string }>`
    select distinct ${sql.ref(column)} as text from ${sql.table(table)}
    where organisation_key = ${organisationKey} and ${sql.ref(group)}::text = ${String(within)}`.execute(
    tx,
  )
  const known = rows.map((row) => row.text)
  if (known.includes(text)) return
  const looks = skeletonOf(text)
  const other = known.find((one) => skeletonOf(one) === looks)
  if (other === undefined) return
  throw new RefusedError(refuse(code, pointer, ['text_alike', { given: text, other }]))
}
