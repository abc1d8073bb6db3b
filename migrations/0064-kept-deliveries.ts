import { type Kysely, sql } from 'kysely'

/** Lets files of monthly reports be removed once they were kept for as long as is said; until then none changes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `drop trigger only_grows on delivered_report`,
  `create trigger never_changes before update or truncate on delivered_report
    for each statement execute function refuse_change()`,
  `create index delivered_report_by_age on delivered_report (made_time)`,
  `grant delete on delivered_report to loomcell_system`,
]
