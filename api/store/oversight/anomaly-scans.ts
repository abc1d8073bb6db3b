import { sql } from 'kysely'
import type { Double } from '../../../domain/anomaly/doubles.ts'
import type { PersonScan } from '../../../domain/anomaly/fast-scans.ts'
import type { Disclosure } from '../../../domain/proof/disclosure.ts'
import type { Database } from '../database.ts'
import {
  type AnomalyWindow,
  codesOfEvent,
  eventsIn,
  isoRecordTime,
  isoTime,
  isStanding,
  mostEvents,
  ofStages,
} from './anomaly-window.ts'

/** The station that signed an event where no person is named, by its id, which it keeps when its key is replaced. */
export const station = sql<string | null>`(
  select concat('s-', left(access_key.station_id::text, 8)) from scan_signature join access_key using (access_key_key)
  where scan_signature.event_key = event.event_key limit 1)`

/** The pseudonym under which an event was recorded, until it is erased: one disclosure of its own in both forms, or within an audience's. */
export const person = sql<string | null>`(
  select coalesce(case when one ->> 1 in ('operator', '/operator') then one ->> 2 end, one -> 2 ->> '/operator')
  from json_array_elements(disclosure.disclosed) as one
  where one ->> 1 in ('operator', '/operator')
    or json_typeof(one -> 2) = 'object' and one -> 2 ->> '/operator' is not null
  limit 1)`

/** Events with the person who recorded them, of those that name one. */
export async function readPersonScans(
  db: Database,
  window: AnomalyWindow,
): Promise<readonly PersonScan[]> {
  const { rows } = await sql<PersonScan>`
    select id as event, person, facility, stream, batches, time, "recordTime", true as "isNew" from (
      select event.id, coalesce(${person}, ${station}) as person, code as facility, stream, ${codesOfEvent} as batches,
        ${isoTime} as time, ${isoRecordTime} as "recordTime"
      from (select event.*, facility.code from ${eventsIn({ ...window, before: window.from })}) as event
        left join disclosure on disclosure.event_key = event.event_key
    ) as scan where person is not null`.execute(db)
  return rows
}

/** An event as it was sealed, to be opened where what it decided is asked for. */
export interface SealedGrading {
  readonly facility: string
  readonly envelope: string
  readonly disclosed: readonly Disclosure[] | null
  /** Who signed it where no person is named. */
  readonly station: string | null
  readonly batches: readonly string[]
  readonly isNew: boolean
}

/** Events of these stages, each `stream.stage`, as they were sealed. */
export async function readGradings(
  db: Database,
  window: AnomalyWindow,
  stages: readonly string[],
): Promise<readonly SealedGrading[]> {
  const { rows } = await sql<SealedGrading>`
    select code as facility, convert_from(envelope, 'UTF8') as envelope, disclosed, ${station} as station, ${codesOfEvent} as batches,
      event.event_time >= ${window.from} as "isNew"
    from (select event.*, facility.code from ${eventsIn(window)} and ${ofStages(stages)}) as event
      left join disclosure on disclosure.event_key = event.event_key`.execute(db)
  return rows
}

/** Most of them that are opened, newest first. */
export const mostGradings = 10_000

/**
 * Photos that stand in events of different batches, of which one at least is asked about: each is held against the first event that
 * names it, and a batch that came out of another is that other still.
 */
export async function readSamePhotos(
  db: Database,
  { organisationKey, from, to, reversed }: AnomalyWindow,
): Promise<readonly Double[]> {
  const { rows } = await sql<Double>`
    with fresh as (
      select distinct file_use.digest from event join file_use using (event_key)
        join kept_file on kept_file.organisation_key = file_use.organisation_key and kept_file.digest = file_use.digest
      where event.organisation_key = ${organisationKey} and event.event_time >= ${from} and event.event_time < ${to}
        and kept_file.width is not null and ${isStanding('event.id', reversed)} limit ${mostEvents}
    ), used as (
      select fresh.digest as picture, event.event_key, event.id, event.event_time, event.stream, facility.code,
        first_value(event.event_key) over (partition by fresh.digest order by event.event_time, event.event_key) as first_key
      from fresh join file_use on file_use.digest = fresh.digest and file_use.organisation_key = ${organisationKey}
        join event using (event_key) join facility using (facility_key)
      where event.event_time < ${to} and ${isStanding('event.id', reversed)}
    ), apart as (
      select picture, event_key from used where event_key <> first_key and not exists (
        select from event_subject as own join event_subject as firsts on firsts.event_key = used.first_key
        where own.event_key = used.event_key and (own.batch_key = firsts.batch_key or exists (
          select from lineage where (parent, child) in ((firsts.batch_key, own.batch_key), (own.batch_key, firsts.batch_key)))))
    )
    select encode(used.picture, 'hex') as mark, (array_agg(code order by event_time desc))[1] as facility,
      (array_agg(stream order by event_time desc))[1] as stream,
      to_char(max(event_time) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as time,
      array_agg(used.id::text order by event_time desc) as events,
      array(select distinct batch.code from event_subject join batch using (batch_key)
        where event_subject.event_key = any(array_agg(used.event_key)) order by batch.code limit 20) as batches
    from used where used.event_key = first_key and exists (select from apart where apart.picture = used.picture)
      or exists (select from apart where (apart.picture, apart.event_key) = (used.picture, used.event_key))
    group by used.picture limit ${mostDoubles}`.execute(db)
  return rows
}

/** Most of what stands twice that one look asks about. */
const mostDoubles = 1_000

/** Serial numbers that several batches bear of which none came out of another and nobody said that they are two. */
export async function readSameSerials(
  db: Database,
  { organisationKey, from, to, reversed }: AnomalyWindow,
): Promise<readonly Double[]> {
  const { rows } = await sql<Double>`
    select encode(known.mark, 'hex') || known.within as mark, (array_agg(facility.code order by event_time desc))[1] as facility,
      (array_agg(batch.stream order by event_time desc))[1] as stream,
      to_char(max(event_time) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as time,
      array_agg(made.id::text order by event_time desc) as events, array_agg(batch.code order by batch_key) as batches
    from batch_mark as known join batch using (batch_key)
      join event_subject using (batch_key) join event as made using (event_key)
      join facility on facility.facility_key = made.facility_key
    where known.organisation_key = ${organisationKey} and known.sort = 'unit' and event_subject.seq = 1
      and batch.state <> 'handed_over' and batch.context -> 'distinctFrom' is null
      and ${isStanding('made.id', reversed)}
      and not exists (
        select from lineage join batch_mark as parent on parent.batch_key = lineage.parent
        where child = known.batch_key and parent.mark = known.mark and parent.within = known.within)
    group by known.mark, known.within having count(*) > 1
      and bool_or(event_time >= ${from} and event_time < ${to})
    limit ${mostDoubles}`.execute(db)
  return rows
}
