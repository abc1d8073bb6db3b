import { readAlike, readWrongMarks } from '../../store/check/checked-marks.ts'
import type { Database } from '../../store/database.ts'
import { doubt, type Findings, note } from './findings.ts'

/** Names batches that look alike, which today's rules ask about, and batches that are not known by their code. */
export async function checkMarks(db: Database, findings: Findings): Promise<void> {
  for (const { sort, organisation, codes } of await readAlike(db)) {
    const what = sort === 'code' ? 'codes that look alike' : 'one serial number of one model'
    doubt(findings, {
      table: 'batch',
      key: `of ${organisation}: ${codes}`,
      column: sort === 'code' ? 'code' : 'serial',
      expected: 'one batch, or a word that each is meant',
      found: what,
    })
  }
  for (const { id, code, state } of await readWrongMarks(db)) {
    const isGone = state === 'reversed'
    note(findings, {
      table: 'batch_mark',
      key: `${id} (${code})`,
      column: 'row',
      expected: isGone ? 'nothing' : 'its code',
      found: isGone ? 'its code' : 'nothing',
    })
  }
}
