import { type RawBuilder, sql } from 'kysely'
import { type FlowCell, type FlowGroup, outsidePartner } from '../../../domain/flow-report.ts'
import { dayBegins } from '../../../domain/recompute/period.ts'
import { custodyOf } from './custody-of.ts'
import { joinOrigins, originOfLine, originsOf, workedOrigins } from './origins.ts'

/** A facility at which events happened, and where their days begin: an IANA name. */
export interface FlowPlace {
  readonly placeKey: number
  readonly timeZone: string
}

/** What is asked of the mass ledger. */
export interface FlowAsked {
  readonly organisationKeys: readonly number[]
  readonly from: string
  readonly to: string
  readonly groupBy: readonly FlowGroup[]
  /** Facts that say the kind of source, in the order in which they are looked for; by origin alone. */
  readonly originFacts?: readonly string[] | undefined
  /** Most cells. */
  readonly most: number
}

/** Only events that were recorded then: from the first instant on, and up to the second with it. */
export interface Recorded {
  readonly since?: Date | undefined
  readonly until?: Date | undefined
}

/**
 * Sums of the mass ledger itself by group, month and kind of line: one cell for everything before the period, on which the opening
 * stock stands, and one for each kind of line within it. Of events at these places, each by the days of its place. A partner is the key of
 * an organisation, or `outsidePartner`.
 */
export function ledgerFlow(
  { organisationKeys, from, to, groupBy, originFacts = [], most }: FlowAsked,
  places: readonly FlowPlace[],
  { since, until }: Recorded = {},
): RawBuilder<FlowCell> {
  const group = sql.join(groupBy.filter((name) => name !== 'month').map((name) => columns[name]))
  const month = groupBy.includes('month')
    ? sql`to_char(event.event_time at time zone place.zone, 'YYYY-MM')`
    : sql`null::text`
  // Where a clock shows midnight twice the database would take the second, although the day is on from the first.
  const begins = (day: string) => places.map(({ timeZone }) => dayBegins(day, timeZone))
  const byOrigin = groupBy.includes('origin')
  const origins = sql`${originsOf(organisationKeys, originFacts)}, ${workedOrigins},`
  return sql<FlowCell>`
    with ${byOrigin ? sql`recursive ${origins}` : sql``} place as (
      select * from unnest(${places.map(({ placeKey }) => placeKey)}::integer[], ${places.map(({ timeZone }) => timeZone)}::text[],
        ${begins(from)}::timestamptz[], ${begins(to)}::timestamptz[]) as named (place_key, zone, start, finish)
    ), line as (
      select jsonb_build_array(${group}) as "group", event.event_time < start as before,
        case when event.event_time >= start then ${month} end as month,
        posting.account, posting.movement, posting.reason, posting.amount
      from place join event on event.facility_key = place.place_key join posting using (event_key)
        join facility on facility.facility_key = posting.facility_key ${joinsOf(groupBy)}
      where event.organisation_key = any(${[...organisationKeys]}::integer[]) and event.event_time < finish
        ${since === undefined ? sql`` : sql`and event.record_time >= ${since}`}
        ${until === undefined ? sql`` : sql`and event.record_time <= ${until}`}
        and posting.dimension = 'mass' and (event.event_time >= start or posting.account = 'stock')
    )
    select "group", before, month, account, movement, reason, amount > 0 as into, sum(amount) as grams
    from line group by 1, 2, 3, 4, 5, 6, 7 order by "group", month limit ${most}`
}

/** The key of whoever stood on the other side of a line; of what nobody passed to anybody null. */
export const partnerKeyOfLine = sql`case when event.organisation_key = custody.sender_key then custody.receiver_key else custody.sender_key end`

/** Whether a line came in from outside or went out to there. */
export const isOfOutside = sql`(custody.sender_key is null and posting.account in ('stock', 'outside')
  and posting.movement in ('received', 'dispatched'))`

const columns = {
  organisation: sql.ref('organisation.slug'),
  facility: sql.ref('facility.code'),
  stage: sql.ref('event.stage'),
  stream: sql.ref('event.stream'),
  material: sql`coalesce(batch.material, worked.material)`,
  kind: sql`coalesce(batch.kind, worked.kind)`,
  estate: sql.ref('estate.code'),
  partner: sql`case when ${isOfOutside} then ${outsidePartner} else (${partnerKeyOfLine})::text end`,
  origin: originOfLine,
} as const satisfies Record<Exclude<FlowGroup, 'month'>, unknown>

function joinsOf(groupBy: readonly FlowGroup[]): RawBuilder<unknown> {
  const asks = (...names: readonly FlowGroup[]) => names.some((name) => groupBy.includes(name))
  const ofSort = asks('kind', 'material')
  return sql.join(
    [
      ...(asks('organisation') ? [organisationOfLine] : []),
      ...(asks('estate') ? [estateOfLine] : []),
      ...(ofSort ? [batchOfLine] : asks('partner') ? [plainBatchOfLine] : []),
      ...(asks('partner') ? [joinCustody] : []),
      ...(asks('origin') ? [joinOrigins] : []),
    ],
    sql` `,
  )
}

const organisationOfLine = sql`join organisation on organisation.organisation_key = posting.organisation_key`

const estateOfLine = sql`left join estate on estate.estate_key = facility.estate_key`

export const plainBatchOfLine = sql`left join batch on batch.batch_key = posting.batch_key`

/** The sides of the hand-over that booked a line of a `batch`. */
export const joinCustody = sql`left join ${custodyOf(sql`sender_key, receiver_key`)} as custody on true`

// A loss, an addition or a gap is on no batch: it belongs to what was worked, as far as all of that was of one sort.
export const batchOfLine = sql`
  ${plainBatchOfLine}
  left join lateral (
    select case when min(drawn.material) = max(drawn.material) then min(drawn.material) end as material,
      case when min(drawn.kind) = max(drawn.kind) then min(drawn.kind) end as kind
    from posting as taken join batch as drawn on drawn.batch_key = taken.batch_key
    where taken.event_key = event.event_key and taken.account = 'stock' and taken.dimension = 'mass'
      and taken.movement = 'consumed'
  ) as worked on posting.batch_key is null`
