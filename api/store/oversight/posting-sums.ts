import { sql } from 'kysely'
import { isStanding } from '../../../domain/flow-figure.ts'
import type { Database } from '../database.ts'
import { readPlaces } from './flow-sums.ts'
import {
  type AskedPostings,
  estateOfPlace,
  isLineOf,
  isSides,
  signOf,
} from './posting-conditions.ts'

/** How many lines there are, and what they come to. */
export interface PostingSum {
  readonly lines: number
  readonly grams: number
}

/**
 * The same as the ledger says, out of the sums that are kept by day: of a year of a million events some thousand rows. Undefined where the question asks
 * for more than they tell: other days than those of the places, an earlier moment, two sides, a partner or an origin.
 */
export async function sumPostingsBySums(
  db: Database,
  asked: AskedPostings,
): Promise<PostingSum | undefined> {
  const { keys, from, to, timeZone, figure, asOf, partner, origin } = asked
  const isMore = asOf !== undefined || partner !== undefined || origin !== undefined
  if (isMore || isSides(figure)) return undefined
  const places = await readPlaces(db, keys)
  const isKept = places.every(
    (place) => place.isSummed && (timeZone === null || place.timeZone === timeZone),
  )
  if (!isKept) return undefined
  const end = figure === 'opening' ? from : to
  const days = isStanding(figure)
    ? sql`day < ${end}::date`
    : sql`day >= ${from}::date and day < ${end}::date`
  const { facility, estate, stream, stage, material, kind, reason } = asked
  const named = Object.entries({ stream, stage, material, kind, reason })
  const conditions = [
    isLineOf(figure, 'line'),
    ...named.flatMap(([name, value]) =>
      value === undefined
        ? []
        : [sql`${sql.ref(`line.${name}`)} is not distinct from ${value}::text`],
    ),
    ...(facility === undefined ? [] : [sql`facility.code = ${facility}`]),
    ...(estate === undefined ? [] : [sql`${estateOfPlace} is not distinct from ${estate}::text`]),
  ]
  const own = sql`organisation_key = any(${[...keys]}::integer[]) and ${days}`
  const columns = sql`facility_key, stream, stage, material, kind, account, movement, reason, grams, lines`
  const { rows } = await sql<PostingSum>`
    select coalesce(sum(lines), 0)::bigint as lines, coalesce(sum(${signOf(figure, 'line')} * grams), 0)::bigint as grams
    from (
      select ${columns} from flow_day where ${own}
      union all select ${columns} from flow_delta where ${own}
    ) as line join facility on facility.facility_key = line.facility_key
    where ${sql.join(conditions, sql` and `)}`.execute(db)
  return rows[0]
}
