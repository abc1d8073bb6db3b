import { sql, type Transaction } from 'kysely'
import type { Tables } from '../database.ts'
import { addOutboxEntries, type OutboxEntry } from '../notifications/outbox.ts'
import { scopeStatement } from '../scoped-pool.ts'

/**
 * Tells the other parties of something that both sides share. For this one statement the transaction also names those
 * organisations; before and after it sees its own rows only.
 */
export async function tellParties(
  tx: Transaction<Tables>,
  organisationKey: number,
  entries: readonly OutboxEntry[],
): Promise<void> {
  const told = [...new Set(entries.map((entry) => entry.organisationKey))]
  await sql.raw(scopeStatement(told)).execute(tx)
  await addOutboxEntries(tx, entries)
  await sql.raw(scopeStatement([organisationKey])).execute(tx)
}
