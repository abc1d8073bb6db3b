import { sql } from 'kysely'
import type { PermitDraw, PermitKnown } from '../../../../domain/measure/permits.ts'
import type { Database } from '../../database.ts'
import { type AskedPeriod, isWithin, listOf, midnight } from '../asked.ts'
import { sealedFact, stands, takenBack } from './standing.ts'

/** A period, and how many rows of what is asked for are read at the most. */
type Bounded = AskedPeriod & { readonly most: number }

/** Permits that were on record and held some day of the period, those that end first. */
export async function readPermits(
  db: Database,
  { keys, from, to, asOf, most }: Bounded,
): Promise<readonly PermitKnown[]> {
  const known = asOf === undefined ? sql`true` : sql`permit.created_time <= ${asOf}`
  const ended =
    asOf === undefined
      ? sql`permit.ended_time`
      : sql`case when permit.ended_time <= ${asOf} then permit.ended_time end`
  const { rows } = await sql<PermitKnown>`
    select permit.export_permit_key as key, organisation.slug as organisation, permit.number, permit.destination,
      permit.valid_from::text as "validFrom", permit.valid_until::text as "validUntil", permit.total_grams as "allowedGrams",
      permit.left_grams as "keptLeftGrams", (${ended}) is not null as withdrawn
    from export_permit as permit join organisation using (organisation_key)
    where permit.organisation_key = any(${listOf(keys)}) and ${known}
      and (permit.valid_from < ${to}::date and permit.valid_until >= ${from}::date
        or exists (select from export_permit_draw as draw join hand_over using (hand_over_key)
          where draw.export_permit_key = permit.export_permit_key
            and hand_over.dispatched_time >= ${midnight(from, 'UTC')} - interval '1 day'
            and hand_over.dispatched_time < ${midnight(to, 'UTC')} + interval '1 day'))
    order by permit.valid_until, permit.export_permit_key limit ${most}`.execute(db)
  return rows
}

/** What hand-overs drew from these permits, whenever that was, oldest first: a draw is on record with the step by which the goods left. */
export async function readPermitDraws(
  db: Database,
  asked: Bounded,
  permits: readonly number[],
): Promise<readonly PermitDraw[]> {
  const known = asked.asOf === undefined ? sql`true` : sql`step.record_time <= ${asked.asOf}`
  const zone = sql`coalesce(place.time_zone, organisation.time_zone, ${asked.timeZone})`
  const day = sql`(hand_over.dispatched_time at time zone ${asked.byPlace === true ? zone : sql`${asked.timeZone}::text`})::date`
  const { rows } = await sql<PermitDraw>`
    select draw.export_permit_key as permit, organisation.slug as organisation, hand_over.id as "handOver", draw.grams,
      hand_over.dispatched_time as time,
      case when ${day} < ${asked.from}::date then 'before' when ${day} >= ${asked.to}::date then 'after' else 'within' end as at
    from export_permit_draw as draw join hand_over using (hand_over_key)
      join hand_over_step as step on step.hand_over_key = hand_over.hand_over_key and step.kind = 'dispatch'
      join organisation on organisation.organisation_key = draw.organisation_key
      left join facility as place on place.facility_key = hand_over.sender_facility_key
    where draw.export_permit_key = any(${[...permits]}::integer[]) and ${known}
    order by hand_over.dispatched_time, hand_over.hand_over_key limit ${asked.most}`.execute(db)
  return rows
}

/** What left on a permit that a scan names, by event: nothing is drawn by it, since such a scan is not asked of the permits on record. */
export async function readPermitsNamed(
  db: Database,
  asked: Bounded,
  stages: readonly string[],
): Promise<readonly PermitNamed[]> {
  const { rows } = await sql<PermitNamed>`
    with ${takenBack(asked, asked.from)}
    select * from (
      select organisation.slug as organisation, event.id as event, event.event_time as time, ${sealedFact('exportPermit')} as number,
        coalesce((select sum(-amount)::bigint from posting where posting.event_key = event.event_key and dimension = 'mass'
            and account = 'stock' and movement = 'dispatched'),
          ${sealedFact('sentMassGrams')}::bigint, 0) as grams
      from event join organisation using (organisation_key) join disclosure using (event_key)
      where event.organisation_key = any(${listOf(asked.keys)}) and event.stage = any(${[...stages]}::text[])
        and ${isWithin(asked)} and ${stands(asked)}
    ) as found where number is not null order by time, event limit ${asked.most}`.execute(db)
  return rows
}

/** An event that names a permit. */
export interface PermitNamed {
  readonly organisation: string
  readonly event: string
  readonly time: Date
  readonly number: string
  readonly grams: number
}
