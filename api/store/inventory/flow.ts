import { type RawBuilder, sql } from 'kysely'
import type { FlowCell, FlowGroup } from '../../../domain/flow-report.ts'
import type { Database } from '../database.ts'

/** Days in the time zone; half-open, so that a period ends where the next begins. */
export interface FlowPeriod {
  readonly from: string
  readonly to: string
  /** IANA name. */
  readonly timeZone: string
}

/**
 * Sums of the organisation's mass ledger by group, month and kind of line: one cell for everything before the period, on
 * which the opening stock stands, and one for each kind of line within it.
 */
export async function readFlow(
  db: Database,
  organisationKey: number,
  asked: FlowPeriod & { readonly groupBy: readonly FlowGroup[]; readonly most: number },
): Promise<readonly FlowCell[]> {
  const { rows } = await flowQuery(organisationKey, asked).execute(db)
  return rows
}

/** The statement itself, so that a test can look at it. */
export function flowQuery(
  organisationKey: number,
  asked: FlowPeriod & { readonly groupBy: readonly FlowGroup[]; readonly most: number },
): RawBuilder<FlowCell> {
  const { from, to, timeZone, groupBy, most } = asked
  const group = sql.join(groupBy.filter((name) => name !== 'month').map((name) => columns[name]))
  const month = groupBy.includes('month')
    ? sql`to_char(event.event_time at time zone period.zone, 'YYYY-MM')`
    : sql`null::text`
  const ofBatches = groupBy.includes('kind') || groupBy.includes('material')
  return sql<FlowCell>`
    with period as (
      select zone, ${from}::date::timestamp at time zone named.zone as start,
        ${to}::date::timestamp at time zone named.zone as finish
      from (select ${timeZone}::text as zone) as named
    ), line as (
      select jsonb_build_array(${group}) as "group", event.event_time < start as before,
        case when event.event_time >= start then ${month} end as month,
        posting.account, posting.movement, posting.reason, posting.amount
      from period cross join event join posting using (event_key)
        join facility on facility.facility_key = posting.facility_key ${ofBatches ? batchOfLine : sql``}
      where event.organisation_key = ${organisationKey} and event.event_time < finish
        and posting.dimension = 'mass' and (event.event_time >= start or posting.account = 'stock')
    )
    select "group", before, month, account, movement, reason, amount > 0 as into, sum(amount) as grams
    from line group by 1, 2, 3, 4, 5, 6, 7 order by "group", month limit ${most}`
}

const columns = {
  facility: sql.ref('facility.code'),
  stage: sql.ref('event.stage'),
  stream: sql.ref('event.stream'),
  material: sql`coalesce(batch.material, worked.material)`,
  kind: sql`coalesce(batch.kind, worked.kind)`,
} as const satisfies Record<Exclude<FlowGroup, 'month'>, unknown>

// A loss, an addition or a gap is on no batch: it belongs to what was worked, as far as all of that was of one sort.
const batchOfLine = sql`
  left join batch on batch.batch_key = posting.batch_key
  left join lateral (
    select case when min(drawn.material) = max(drawn.material) then min(drawn.material) end as material,
      case when min(drawn.kind) = max(drawn.kind) then min(drawn.kind) end as kind
    from posting as taken join batch as drawn on drawn.batch_key = taken.batch_key
    where taken.event_key = event.event_key and taken.account = 'stock' and taken.dimension = 'mass'
      and taken.movement = 'consumed'
  ) as worked on posting.batch_key is null`
