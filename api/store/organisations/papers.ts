import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** Tables of papers that are good until a day, can be ended before, and stay on record. */
export type PaperTable = 'licence' | 'competence_certificate'

/** The first and the last day of a paper, as text such as "2026-11-22". */
export const validDays = [
  sql<string>`valid_from::text`.as('validFrom'),
  sql<string>`valid_until::text`.as('validUntil'),
] as const

/** Ends a paper; one that has ended already keeps its time. Tells whether it did. */
export async function endPaper(
  db: Database,
  table: PaperTable,
  organisationKey: number,
  { id, now }: { id: string; now: Date },
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update ${sql.table(table)} set ended_time = ${now}
    where organisation_key = ${organisationKey} and id = ${id} and ended_time is null`.execute(db)
  return numAffectedRows > 0n
}
