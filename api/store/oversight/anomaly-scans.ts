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
  mostRows,
} from './anomaly-window.ts'

/** The station that signed an event where no person is named, by its id, which it keeps when its key is replaced. */
const station = sql<string | null>`(
  select concat('s-', left(access_key.station_id::text, 8)) from scan_signature join access_key using (access_key_key)
  where scan_signature.event_key = event.event_key limit 1)`

/** The pseudonym under which an event was recorded: one disclosure of its own in both forms, or within an audience's. */
const person = sql<string | null>`(
  select coalesce(case when one ->> 1 in ('operator', '/operator') then one ->> 2 end, one -> 2 ->> '/operator')
  from json_array_elements(disclosure.disclosed) as one
  where one ->> 1 in ('operator', '/operator')
    or json_typeof(one -> 2) = 'object' and one -> 2 ->> '/operator' is not null
  limit 1)`

/** Events with the person who recorded them, of those that name one; newest first. */
export async function readPersonScans(
  db: Database,
  window: AnomalyWindow,
): Promise<readonly PersonScan[]> {
  const { rows } = await sql<PersonScan>`
    select id as event, person, facility, stream, batches, time, "recordTime", true as "isNew" from (
      select event.id, coalesce(${person}, ${station}) as person, code as facility, stream, ${codesOfEvent} as batches,
        ${isoTime} as time, ${isoRecordTime} as "recordTime"
      from (select event.*, facility.code from ${eventsIn({ ...window, before: window.from })}
          order by event_time desc limit ${mostRows}) as event
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

/** Events of these stages, each `stream.stage`, as they were sealed; newest first. */
export async function readGradings(
  db: Database,
  window: AnomalyWindow,
  stages: readonly string[],
): Promise<readonly SealedGrading[]> {
  const { rows } = await sql<SealedGrading>`
    select code as facility, convert_from(envelope, 'UTF8') as envelope, disclosed, ${station} as station, ${codesOfEvent} as batches,
      event.event_time >= ${window.from} as "isNew"
    from (select event.*, facility.code from ${eventsIn(window)} and concat(stream, '.', stage) = any(${stages}::text[])
        order by event_time desc limit ${mostGradings}) as event
      left join disclosure on disclosure.event_key = event.event_key`.execute(db)
  return rows
}

const mostGradings = 10_000

/** Photos that stand in events of different batches, of which one at least is asked about. */
export async function readSamePhotos(
  db: Database,
  { organisationKey, from, to }: AnomalyWindow,
): Promise<readonly Double[]> {
  const { rows } = await sql<Double>`
    with fresh as (
      select distinct file_use.digest from event join file_use using (event_key)
        join kept_file on kept_file.organisation_key = file_use.organisation_key and kept_file.digest = file_use.digest
      where event.organisation_key = ${organisationKey} and event.event_time >= ${from} and event.event_time < ${to}
        and kept_file.width is not null limit ${mostRows}
    ), used as (
      select fresh.digest as picture, event.id, event.event_time, event.stream, event.facility_key, subject.batch_key as thing
      from fresh join file_use on file_use.digest = fresh.digest and file_use.organisation_key = ${organisationKey}
        join event using (event_key)
        cross join lateral (select min(batch_key) as batch_key from event_subject where event_subject.event_key = event.event_key) as subject
      where event.event_time < ${to}
    )
    select encode(picture, 'hex') as mark, (array_agg(facility.code order by event_time desc))[1] as facility,
      (array_agg(stream order by event_time desc))[1] as stream,
      to_char(max(event_time) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as time,
      array_agg(used.id::text order by event_time desc) as events,
      array(select code from batch where batch_key = any(array_agg(thing)) order by batch_key limit 20) as batches
    from used join facility using (facility_key)
    group by picture having count(distinct thing) > 1 limit ${mostRows}`.execute(db)
  return rows
}

/** Serial numbers that several batches bear of which none came out of another and nobody said that they are two. */
export async function readSameSerials(
  db: Database,
  { organisationKey, from, to }: AnomalyWindow,
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
      and not exists (
        select from lineage join batch_mark as parent on parent.batch_key = lineage.parent
        where child = known.batch_key and parent.mark = known.mark and parent.within = known.within)
    group by known.mark, known.within having count(*) > 1
      and bool_or(event_time >= ${from} and event_time < ${to})
    limit ${mostRows}`.execute(db)
  return rows
}
