import { type RawBuilder, sql } from 'kysely'
import type { FlowCell, FlowGroup } from '../../../domain/flow-report.ts'
import type { Database } from '../database.ts'
import type { FlowAsked, FlowPlace } from '../inventory/flow.ts'
import { daysAtFacility } from '../organisations/place.ts'

/** A place with whether its sums may be read: they are made anew after its time zone changed. */
export interface SummedPlace extends FlowPlace {
  readonly isSummed: boolean
}

/** The places of these organisations, each with the zone that its days are summed by. */
export async function readPlaces(
  db: Database,
  organisationKeys: readonly number[],
): Promise<readonly SummedPlace[]> {
  const { rows } = await sql<SummedPlace>`
    select facility.facility_key as "placeKey", ${daysAtFacility} as "timeZone", unsummed.facility_key is null as "isSummed"
    from facility join organisation using (organisation_key)
      left join flow_unsummed as unsummed on unsummed.facility_key = facility.facility_key
    where organisation.organisation_key = any(${[...organisationKeys]}::integer[])
    order by facility.facility_key`.execute(db)
  return rows
}

/**
 * The cells of a flow report out of what is summed by day and month, and of what is not folded into these yet: together exact.
 * `recordedBefore` is a day of UTC: only what was recorded on days before it.
 */
export function summedFlow(
  { organisationKeys, from, to, groupBy, most }: FlowAsked,
  places: readonly FlowPlace[],
  recordedBefore?: string,
): RawBuilder<FlowCell> {
  const group = sql.join(groupBy.filter((name) => name !== 'month').map((name) => columns[name]))
  const month = groupBy.includes('month') ? sql`to_char(line.day, 'YYYY-MM')` : sql`null::text`
  const keys = sql`organisation_key = any(${[...organisationKeys]}::integer[])
    and place_key = any(${places.map(({ placeKey }) => placeKey)}::integer[])`
  const recorded =
    recordedBefore === undefined ? sql`` : sql`and record_day < ${recordedBefore}::date`
  const months = recordedBefore === undefined ? wholeMonths(from, to) : undefined
  const ofDays = sql`
    select ${lineColumns}, day, grams from flow_day where ${keys} ${recorded}
      and ${months === undefined ? sql`day < ${to}::date` : daysBeside(months, to)}`
  const ofMonths = sql`
    select ${lineColumns}, day, grams from flow_month where ${keys}
      and (day < ${months?.opening ?? from}::date or (day >= ${months?.first ?? to}::date and day < ${months?.end ?? to}::date))`
  return sql<FlowCell>`
    with line as (
      ${months === undefined ? ofDays : sql`${ofMonths} union all ${ofDays}`}
      union all select ${lineColumns}, day, grams from flow_delta where ${keys} ${recorded} and day < ${to}::date
    )
    select jsonb_build_array(${group}) as "group", line.day < ${from}::date as before,
      case when line.day >= ${from}::date then ${month} end as month,
      account, movement, reason, inward as into, sum(grams)::bigint as grams
    from line join facility on facility.facility_key = line.facility_key
      join organisation on organisation.organisation_key = line.organisation_key
    where line.day >= ${from}::date or account = 'stock'
    group by 1, 2, 3, 4, 5, 6, 7 order by "group", month limit ${most}`
}

const lineColumns = sql.raw(
  'organisation_key, facility_key, stream, stage, material, kind, account, movement, reason, inward',
)

const columns = {
  organisation: sql.ref('organisation.slug'),
  facility: sql.ref('facility.code'),
  stage: sql.ref('line.stage'),
  stream: sql.ref('line.stream'),
  material: sql.ref('line.material'),
  kind: sql.ref('line.kind'),
} as const satisfies Record<Exclude<FlowGroup, 'month'>, unknown>

/** Which months are read as such: all before `opening`, and those from `first` up to `end`; days of the others by themselves. */
interface WholeMonths {
  readonly opening: string
  readonly first: string
  readonly end: string
}

function wholeMonths(from: string, to: string): WholeMonths {
  const opening = `${from.slice(0, 7)}-01`
  const first = from === opening ? from : monthAfter(from)
  const end = `${to.slice(0, 7)}-01`
  // Without a whole month within it the period is days alone.
  return first < end ? { opening, first, end } : { opening, first: to, end: to }
}

function daysBeside({ opening, first, end }: WholeMonths, to: string) {
  return sql`((day >= ${opening}::date and day < ${first}::date) or (day >= ${end}::date and day < ${to}::date))`
}

function monthAfter(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const next = month === 12 ? [year + 1, 1] : [year, month + 1]
  return `${next[0]}-${String(next[1]).padStart(2, '0')}-01`
}
