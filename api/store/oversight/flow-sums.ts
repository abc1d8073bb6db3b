import { type RawBuilder, sql } from 'kysely'
import type { BookGroup, FlowCell } from '../../../domain/flow-report.ts'
import type { Database } from '../database.ts'
import { daysAtFacility } from '../organisations/place.ts'
import type { FlowAsked, FlowPlace } from './ledger-flow.ts'

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

/** What is asked of the sums. */
interface SummedAsked extends FlowAsked {
  readonly groupBy: readonly BookGroup[]
}

/**
 * The cells of a flow report out of what is summed by day and month, and of what is not folded into these yet: together exact.
 * `recordedBefore` is a day of UTC: only what was recorded on days before it.
 */
export function summedFlow(
  { organisationKeys, from, to, groupBy, most }: SummedAsked,
  places: readonly FlowPlace[],
  recordedBefore?: string,
): RawBuilder<FlowCell> {
  const names = groupBy.filter((name) => name !== 'month')
  const group = sql.join(names.map((name) => columns[name]))
  // Summed by the columns themselves, of which there are many rows; named and put in order is what is left.
  const summed = sql.join(
    [...new Set([...names.map((name) => columnsOf[name]), ...kindColumns])].map((name) =>
      sql.ref(name),
    ),
  )
  const keys = sql`organisation_key = any(${[...organisationKeys]}::integer[])
    and place_key = any(${places.map(({ placeKey }) => placeKey)}::integer[])
    and (day >= ${from}::date or account = 'stock')`
  const recorded =
    recordedBefore === undefined ? sql`` : sql`and record_day < ${recordedBefore}::date`
  const months = recordedBefore === undefined ? wholeMonths(from, to) : undefined
  const byMonth = groupBy.includes('month')
  const month = sql`case when day >= ${from}::date and ${byMonth}::boolean then date_trunc('month', day::timestamp)::date end as month`
  const line = sql`${summed}, day < ${from}::date as before, ${month}, grams`
  const ofDays = sql`select ${line} from flow_day where ${keys} ${recorded}
    and ${months === undefined ? sql`day < ${to}::date` : daysBeside(months, to)}`
  const ofMonths = sql`select ${line} from flow_month where ${keys}
    and (day < ${months?.opening ?? from}::date or (day >= ${months?.first ?? to}::date and day < ${months?.end ?? to}::date))`
  return sql<FlowCell>`
    with line as (
      ${months === undefined ? ofDays : sql`${ofMonths} union all ${ofDays}`}
      union all select ${line} from flow_delta where ${keys} ${recorded} and day < ${to}::date
    ), summed as (
      select ${summed}, before, month, sum(grams)::bigint as grams from line group by ${summed}, before, month
    )
    select jsonb_build_array(${group}) as "group", before, to_char(month, 'YYYY-MM') as month,
      account, movement, reason, inward as into, sum(summed.grams)::bigint as grams
    from summed
      ${names.some((name) => columnsOf[name] === 'facility_key') ? placeOfSum : sql``}
      ${names.includes('organisation') ? sql`join organisation on organisation.organisation_key = summed.organisation_key` : sql``}
    group by 1, 2, 3, 4, 5, 6, 7 order by "group", month limit ${most}`
}

/** An estate is that of the facility as it stands now. */
const placeOfSum = sql`join facility on facility.facility_key = summed.facility_key
      left join estate on estate.estate_key = facility.estate_key`

const kindColumns = ['account', 'movement', 'reason', 'inward'] as const

type Grouped = Exclude<BookGroup, 'month'>

const columns = {
  organisation: sql.ref('organisation.slug'),
  facility: sql.ref('facility.code'),
  stage: sql.ref('summed.stage'),
  stream: sql.ref('summed.stream'),
  material: sql.ref('summed.material'),
  kind: sql.ref('summed.kind'),
  estate: sql.ref('estate.code'),
} as const satisfies Record<Grouped, unknown>

/** What a group is kept by. */
const columnsOf = {
  organisation: 'organisation_key',
  facility: 'facility_key',
  stage: 'stage',
  stream: 'stream',
  material: 'material',
  kind: 'kind',
  estate: 'facility_key',
} as const satisfies Record<Grouped, string>

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
