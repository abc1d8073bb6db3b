import { readWrongRecalls } from '../../store/check/checked-batches.ts'
import type { Database } from '../../store/database.ts'
import { type Findings, note } from './findings.ts'

/** Compares what lies beside every recall with what came out of its batch. */
export async function checkRecalls(db: Database, findings: Findings): Promise<void> {
  for (const { recall, batchKey, expected, found } of await readWrongRecalls(db)) {
    note(findings, {
      table: 'recall_batch',
      key: `recall ${recall}, batch key ${batchKey}`,
      column: 'organisation_key',
      expected: expected ?? 'nothing',
      found: found ?? 'nothing',
    })
  }
}
