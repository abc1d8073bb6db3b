import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A sum of the mass ledger that is not what its lines come to; null for no lines or no sum. */
export interface CheckedSum {
  readonly table: 'flow_day' | 'flow_month'
  readonly key: string
  readonly expected: string | null
  readonly found: string | null
}

const most = 100

const keys = sql.raw(
  'organisation_key, facility_key, place_key, stream, stage, material, kind, account, movement, reason, inward',
)
const isSummed = sql`not exists (select from flow_unsummed where flow_unsummed.facility_key = place_key)`

/**
 * Sums by day, with those that are not folded yet, that are not what the ledger says; and sums by month that are not what their days come to.
 * Places that are to be summed anew are left out, as reports leave them out. The first of them.
 */
export async function readWrongSums(db: Database): Promise<readonly CheckedSum[]> {
  const { rows } = await sql<CheckedSum>`
    with line as (
      select 'flow_day' as "table", ${keys}, day, record_day, amount as posted, 1 as posted_lines, 0 as kept, 0 as kept_lines
        from flow_line where ${isSummed}
      union all select 'flow_day', ${keys}, day, record_day, 0, 0, grams, lines from flow_day where ${isSummed}
      union all select 'flow_day', ${keys}, day, record_day, 0, 0, grams, lines from flow_delta where ${isSummed}
      union all select 'flow_month', ${keys}, date_trunc('month', day)::date, null, grams, lines, 0, 0
        from flow_day where ${isSummed}
      union all select 'flow_month', ${keys}, day, null, 0, 0, grams, lines from flow_month where ${isSummed}
    ), wrong as (
      select "table", ${keys}, day, record_day, sum(posted) as posted, sum(posted_lines) as posted_lines,
        sum(kept) as kept, sum(kept_lines) as kept_lines
      from line group by "table", ${keys}, day, record_day
      having sum(posted) <> sum(kept) or sum(posted_lines) <> sum(kept_lines)
      order by "table", day, record_day limit ${most}
    )
    select "table", concat_ws(' ', organisation.slug, facility.code, wrong.stream || '.' || stage, material, wrong.kind,
        account, movement, reason, case when inward then 'in' else 'out' end, day, 'recorded ' || record_day) as key,
      case when posted_lines > 0 then posted || ' g in ' || posted_lines end as expected,
      case when kept_lines > 0 then kept || ' g in ' || kept_lines end as found
    from wrong left join facility using (facility_key)
      left join organisation on organisation.organisation_key = wrong.organisation_key`.execute(db)
  return rows
}
