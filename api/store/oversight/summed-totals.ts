import { sql } from 'kysely'
import type { Movement } from '../../../domain/mass.ts'
import type { Database } from '../database.ts'
import { type AskedPeriod, listOf } from './asked.ts'
import { readPlaces } from './flow-sums.ts'
import type { LineFilter } from './line-filter.ts'

/** Lines of the ledger of one movement, added up. */
export interface PostedSum {
  readonly movement: Movement
  readonly amount: number
  readonly lines: number
}

/**
 * Lines and grams by movement out of the sums that are kept by day, what passed between facilities apart for each way; undefined where the question asks
 * for more than they tell: other days than those of the places, an earlier moment, papers, batches or partners.
 */
export async function sumBySums(
  db: Database,
  asked: AskedPeriod & LineFilter,
): Promise<readonly PostedSum[] | undefined> {
  const { keys, from, to, timeZone, byPlace, asOf, facility, stream, kind, material } = asked
  const { partner, batch, cameOf, lateBy, refused, documents = [] } = asked
  const isMore = [partner, batch, cameOf, lateBy].some((one) => one !== undefined)
  if (isMore || asOf !== undefined || refused === true || documents.length > 0) return undefined
  const places = await readPlaces(db, keys)
  const isKept = places.every(
    (place) => place.isSummed && (byPlace === true || place.timeZone === timeZone),
  )
  if (!isKept) return undefined
  const own = sql`organisation_key = any(${listOf(keys)}) and account = 'stock'
    and movement in ('received', 'dispatched', 'consumed', 'moved') and day >= ${from}::date and day < ${to}::date`
  const columns = sql`movement, inward, grams, lines, stream, kind, material, facility_key`
  const conditions = [
    sql`true`,
    ...(stream === undefined ? [] : [sql`line.stream = ${stream}`]),
    ...(kind === undefined ? [] : [sql`line.kind = ${kind}`]),
    ...(material === undefined ? [] : [sql`line.material = ${material}`]),
    ...(facility === undefined ? [] : [sql`facility.code = ${facility}`]),
  ]
  const { rows } = await sql<PostedSum>`
    select movement, sum(grams)::bigint as amount, sum(lines)::bigint as lines
    from (
      select ${columns} from flow_day where ${own}
      union all select ${columns} from flow_delta where ${own}
    ) as line join facility on facility.facility_key = line.facility_key
    where ${sql.join(conditions, sql` and `)}
    group by movement, movement = 'moved' and inward`.execute(db)
  return rows
}
