import { sql } from 'kysely'
import type { DrawnCredit, LookedAt } from '../../../domain/anomaly/claims-and-looks.ts'
import type { Arrivals } from '../../../domain/anomaly/exactness.ts'
import type { DaysOfPlace } from '../../../domain/anomaly/silence.ts'
import { lookRules } from '../../../domain/look-counts.ts'
import type { Database } from '../database.ts'
import { daysAtFacility, daysOfOrganisation } from '../organisations/place.ts'
import { type AnomalyWindow, isStanding, mostEvents } from './anomaly-window.ts'

const asIso = (column: string) =>
  sql<string>`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Days with records of each facility of the last twenty weeks, and what lies there. */
export async function readDays(
  db: Database,
  { organisationKey, to }: AnomalyWindow,
): Promise<readonly DaysOfPlace[]> {
  const { rows } = await sql<DaysOfPlace>`
    with place as (
      select facility_key, code, ${daysAtFacility} as zone from facility join organisation using (organisation_key)
      where organisation_key = ${organisationKey}
    ), seen as (
      select facility_key, (event_time at time zone zone)::date as day, max(event_time) as last
      from event join place using (facility_key)
      where event.organisation_key = ${organisationKey} and event_time >= ${to}::timestamptz - interval '140 days' and event_time < ${to}
      group by 1, 2
    )
    select place.code as facility, array_agg(day::text order by day) as days,
      (${to}::timestamptz at time zone min(place.zone))::date::text as today,
      (select coalesce(sum(amount), 0) from stock join batch using (batch_key)
        where batch.facility_key = place.facility_key and dimension = 'mass') as "stockGrams",
      ${asIso('max(last)')} as time,
      (select id::text from event where organisation_key = ${organisationKey} and event_time = max(last)
        and event.facility_key = place.facility_key limit 1) as event
    from seen join place using (facility_key) group by place.facility_key, place.code`.execute(db)
  return rows
}

/** Masses weighed on arrival against what was sent, by facility and stream, of hand-overs decided in the window. */
export async function readArrivals(
  db: Database,
  { organisationKey, from, to, reversed }: AnomalyWindow,
): Promise<readonly Arrivals[]> {
  const { rows } = await sql<Arrivals>`
    select facility.code as facility, line.stream, ${asIso('max(made.event_time)')} as time,
      (array_agg(made.id::text order by made.event_time desc))[1:20] as events,
      (array_agg(batch.code order by made.event_time desc))[1:20] as batches,
      count(*)::integer as count, count(*) filter (where accepted_grams = sent_grams)::integer as equal
    from hand_over join hand_over_line as line using (hand_over_key)
      join facility on facility.facility_key = receiver_facility_key
      join batch on batch.id::text = line.receiver_batch_id::text
      join event_subject on event_subject.batch_key = batch.batch_key and seq = 1
      join event as made on made.event_key = event_subject.event_key
    where receiver_key = ${organisationKey} and made.event_time >= ${from} and made.event_time < ${to}
      and accepted_grams > 0 and ${isStanding('made.id', reversed)}
    group by 1, 2`.execute(db)
  return rows
}

/** Credits given in the window with what was drawn from them. */
export async function readCredits(
  db: Database,
  { organisationKey, from, to, reversed }: AnomalyWindow,
): Promise<readonly DrawnCredit[]> {
  const { rows } = await sql<DrawnCredit>`
    select credit.event_id::text as event, event.stream, facility.code as facility, ${asIso('event_time')} as time,
      claimable_grams as "claimableGrams", claimable_grams - credit_balance.grams as "drawnGrams"
    from credit join credit_balance using (credit_key) join event on event.id = credit.event_id
      join facility using (facility_key)
    where credit.organisation_key = ${organisationKey} and event_time >= ${from} and event_time < ${to}
      and ${isStanding('event.id', reversed)}
    limit ${mostEvents}`.execute(db)
  return rows
}

/** Batches whose public records were opened oddly often, last within the window. */
export async function readLooks(
  db: Database,
  { organisationKey, from, to }: AnomalyWindow,
): Promise<readonly LookedAt[]> {
  const { oddInADay, oddAfterEnd } = lookRules
  const { rows } = await sql<LookedAt>`
    select batch.code as batch, facility.code as facility, batch.stream, ${asIso('event_time')} as time,
      event.id::text as event, most_in_a_day as "mostInADay", looks_after_end as "afterEnd"
    from record_look join batch using (batch_key) join facility on facility.facility_key = batch.facility_key
      join event on event.event_key = batch.head_event_key
      join organisation on organisation.organisation_key = batch.organisation_key
    where batch.organisation_key = ${organisationKey} and (most_in_a_day >= ${oddInADay} or looks_after_end >= ${oddAfterEnd})
      and last_day >= (${from}::timestamptz at time zone ${daysOfOrganisation})::date
      and last_day <= (${to}::timestamptz at time zone ${daysOfOrganisation})::date
    limit ${mostEvents}`.execute(db)
  return rows
}
