import { readAlike } from '../../store/check/checked-marks.ts'
import type { Database } from '../../store/database.ts'
import { doubt, type Findings } from './findings.ts'

/** Names batches that look alike, which today's rules ask about. */
export async function checkAlike(db: Database, findings: Findings): Promise<void> {
  for (const { sort, organisation, codes } of await readAlike(db)) {
    const says = sort === 'code' ? 'check_codes_alike' : 'check_serial_twice'
    doubt(findings, {
      table: 'batch',
      key: `of ${organisation}: ${codes}`,
      column: sort === 'code' ? 'code' : 'serial',
      expected: { says: 'check_one_meant' },
      found: { says },
    })
  }
}
