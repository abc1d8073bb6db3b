import { sql } from 'kysely'
import type { FlowCell } from '../../../domain/flow-report.ts'
import { usualTimeZone } from '../../../domain/local-day.ts'
import type { Database } from '../database.ts'

/** An event that was recorded after a period was closed and changes what is known of the period. */
export interface LateEvent {
  readonly id: string
  readonly organisation: string
  readonly facility: string
  readonly stream: string
  readonly stage: string
  readonly eventTime: Date
  readonly recordTime: Date
  /** The event that it takes back; null where it takes back none. */
  readonly reverses: string | null
  /**
   * Where its grams stand: `before` the period, so that what it opened with changed; `within` it; or `after` it, where an event of the period
   * or before was taken back later, which counts at its own time.
   */
  readonly counts: 'before' | 'within' | 'after'
  /** SHA-256 of its sealed text, base64url. */
  readonly digest: string
}

/** What is asked of late events. */
export interface LateAsked {
  readonly keys: readonly number[]
  /** Recorded after this moment. */
  readonly after: Date
  /** Days of the half-open period. */
  readonly from: string
  readonly to: string
  /** IANA name; null for the days of each place. */
  readonly timeZone: string | null
}

/** The first of them in the order of their records, as many as `most`. */
export async function listLateEvents(
  db: Database,
  asked: LateAsked,
  most: number,
): Promise<readonly LateEvent[]> {
  const { rows } = await sql<LateEvent>`
    with late as (${lateEvents(asked)})
    select id, slug as organisation, code as facility, stream, stage, event_time as "eventTime", record_time as "recordTime",
      reverses, counts, rtrim(translate(encode(digest, 'base64'), '+/', '-_'), '=') as digest
    from late order by record_time, event_key limit ${most}`.execute(db)
  return rows
}

/** What those of them that count after the period took back of it, as the cells of a report of the period. */
export async function sumTakenBack(db: Database, asked: LateAsked): Promise<readonly FlowCell[]> {
  const { rows } = await sql<FlowCell>`
    with late as (${lateEvents(asked)})
    select '[]'::jsonb as "group", taken_day < ${asked.from}::date as before, null as month,
      account, movement, reason, amount > 0 as into, sum(amount) as grams
    from late join posting using (event_key)
    where counts = 'after' and dimension = 'mass' group by 2, 4, 5, 6, 7`.execute(db)
  return rows
}

function lateEvents({ keys, after, from, to, timeZone }: LateAsked) {
  const day = (event: string, facility: string, organisation: string) =>
    sql`(${sql.ref(`${event}.event_time`)} at time zone coalesce(${timeZone}::text, ${sql.ref(`${facility}.time_zone`)},
      ${sql.ref(`${organisation}.time_zone`)}, ${usualTimeZone}))::date`
  return sql`
    select recorded.*, case when recorded.day < ${from}::date then 'before' when recorded.day < ${to}::date then 'within' else 'after' end as counts,
      taken.day as taken_day
    from (
      select event.event_key, event.id, organisation.slug, facility.code, event.stream, event.stage, event.event_time,
        event.record_time, event.digest, event.organisation_key, ${day('event', 'facility', 'organisation')} as day,
        case when event.stage = 'reversed' then (convert_from(event.envelope, 'UTF8')::json #>> '{body,reverses}')::uuid end as reverses
      from event join facility on facility.facility_key = event.facility_key
        join organisation on organisation.organisation_key = facility.organisation_key
      where event.organisation_key = any(${[...keys]}::integer[]) and event.record_time > ${after}
        and exists (select from posting where posting.event_key = event.event_key and dimension = 'mass')
    ) as recorded left join lateral (
      select ${day('target', 'place', 'owner')} as day
      from event as target join facility as place on place.facility_key = target.facility_key
        join organisation as owner on owner.organisation_key = place.organisation_key
      where target.id = recorded.reverses and target.organisation_key = recorded.organisation_key
    ) as taken on true
    where recorded.day < ${to}::date or taken.day < ${to}::date`
}
