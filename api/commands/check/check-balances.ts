import {
  readStrayRows,
  readWrongBalances,
  readWrongCredits,
} from '../../store/check/checked-balances.ts'
import type { Database } from '../../store/database.ts'
import { type Findings, note } from './findings.ts'

/**
 * Compares every credit with the ledger of its event, and what is kept as left of every credit and certificate with what
 * was drawn from it.
 */
export async function checkBalances(db: Database, findings: Findings): Promise<void> {
  const wrong = [...(await readWrongCredits(db)), ...(await readWrongBalances(db))]
  for (const { table, key, expected, found } of wrong) {
    const values = { expected: expected ?? 'nothing', found: found ?? 'nothing' }
    note(findings, { table, key, column: 'grams', ...values })
  }
}

/** Looks for rows that another organisation than their own would see. */
export async function checkOwners(db: Database, findings: Findings): Promise<void> {
  for (const stray of await readStrayRows(db)) {
    note(findings, { ...stray, column: 'organisation_key' })
  }
}
