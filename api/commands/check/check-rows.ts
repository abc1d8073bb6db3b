import { oldScanSigningText, scanSigningText } from '../../../domain/proof/scan-signature.ts'
import { isSignedBy } from '../../ed25519.ts'
import {
  readStrayRows,
  readWrongBalances,
  readWrongCredits,
} from '../../store/check/checked-balances.ts'
import {
  type CheckedSignature,
  readSignatures,
  readWrongRecalls,
} from '../../store/check/checked-batches.ts'
import { readWrongSums } from '../../store/check/checked-flow.ts'
import type { Database } from '../../store/database.ts'
import { type Findings, note, nothing, type Told } from './findings.ts'

/**
 * Compares every credit with the ledger of its event, and what is kept as left of every credit and certificate with what
 * was drawn from it.
 */
export async function checkBalances(db: Database, findings: Findings): Promise<void> {
  const wrong = [...(await readWrongCredits(db)), ...(await readWrongBalances(db))]
  for (const { table, key, expected, found } of wrong) {
    const values = { expected: expected ?? nothing, found: found ?? nothing }
    note(findings, { table, key, column: 'grams', ...values })
  }
}

/** Compares the sums that reports are read from with the ledger that they sum. */
export async function checkSums(db: Database, findings: Findings): Promise<void> {
  for (const { table, key, expected, found } of await readWrongSums(db)) {
    const values = { expected: expected ?? nothing, found: found ?? nothing }
    note(findings, { table, key, column: 'grams', ...values })
  }
}

/** Looks for rows that another organisation than their own would see. */
export async function checkOwners(db: Database, findings: Findings): Promise<void> {
  for (const stray of await readStrayRows(db)) {
    note(findings, { ...stray, column: 'organisation_key' })
  }
}

const together = 1_000

/** Checks every station's signature against the digest of its scan; gives how many there were. */
export async function checkSignatures(db: Database, findings: Findings): Promise<number> {
  let checked = 0
  let after = 0
  for (;;) {
    const rows = await readSignatures(db, { after, most: together })
    for (const row of rows) checkOne(findings, row)
    checked += rows.length
    const last = rows.at(-1)
    if (rows.length < together || last === undefined) return checked
    after = last.eventKey
  }
}

function checkOne(findings: Findings, row: CheckedSignature): void {
  const { eventKey, id, scanDigest, signingKey, signature, form, organisation } = row
  const where = { table: 'scan_signature', key: `event ${id ?? `key ${eventKey}`}` }
  if (scanDigest === null || signingKey === null) {
    const column = scanDigest === null ? 'event_key' : 'access_key_key'
    const expected: Told = { says: scanDigest === null ? 'check_an_event' : 'check_key_signs' }
    note(findings, { ...where, column, expected, found: nothing })
    return
  }
  const station = signingKey.toString('base64url')
  const textOf = form === 1 ? oldScanSigningText : scanSigningText
  const text = textOf({ organisation, station, scanDigest })
  if (!isSignedBy(signingKey, text, signature)) {
    const values = { station, text: JSON.stringify(text) }
    const expected: Told = { says: 'check_signature_of', values }
    const found = signature.toString('base64url')
    note(findings, { ...where, column: 'signature', expected, found })
  }
}

/** Compares what lies beside every recall with what came out of its batch. */
export async function checkRecalls(db: Database, findings: Findings): Promise<void> {
  for (const { recall, batchKey, expected, found } of await readWrongRecalls(db)) {
    note(findings, {
      table: 'recall_batch',
      key: `recall ${recall}, batch key ${batchKey}`,
      column: 'organisation_key',
      expected: expected ?? nothing,
      found: found ?? nothing,
    })
  }
}
