import { sql } from 'kysely'
import type { Masses } from '../../../domain/anomaly/exactness.ts'
import type { Weighing } from '../../../domain/anomaly/odd-weighings.ts'
import type { Run } from '../../../domain/anomaly/odd-yields.ts'
import type { NewMass } from '../../../domain/anomaly/slips.ts'
import type { Database } from '../database.ts'
import { type AnomalyWindow, codesOfEvent, eventsIn, isoTime, ofStages } from './anomaly-window.ts'

/** Most masses that one rule reads, newest first: an event may make hundreds of batches. */
export const mostMasses = 200_000

/** What went in and came out of each run of these stages, of additions also what joined. */
export async function readRuns(
  db: Database,
  window: AnomalyWindow,
  stages: readonly string[],
): Promise<readonly Run[]> {
  const { rows } = await sql<Run>`
    select event.id as event, facility.code as facility, event.stream, event.stage, ${isoTime} as time,
      case when event.event_time >= ${window.from} then ${codesOfEvent} else '{}' end as batches,
      "inGrams", "outGrams", event.event_time >= ${window.from} as "isNew"
    from (select event.*, facility.code from ${eventsIn(window)} and ${ofStages(stages)}) as event
      cross join lateral (select event.code) as facility
      cross join lateral (
        select coalesce(-sum(amount) filter (where account = 'stock' and movement = 'consumed'), 0)
            + coalesce(-sum(amount) filter (where account = 'outside' and movement = 'received'), 0) as "inGrams",
          coalesce(sum(amount) filter (where account = 'stock' and movement = 'produced'), 0) as "outGrams"
        from posting where posting.event_key = event.event_key and dimension = 'mass'
      ) as moved
    where "inGrams" > 0`.execute(db)
  return rows
}

/** Masses of batches as they were first put on record, by what came in and what was made; newest first. */
export async function readNewMasses(
  db: Database,
  window: AnomalyWindow,
): Promise<readonly NewMass[]> {
  const { rows } = await sql<NewMass>`
    select event.id as event, facility.code as facility, event.stream, batch.kind, ${isoTime} as time, batch.code as batch,
      posting.amount as grams, event.event_time >= ${window.from} as "isNew"
    from posting join event using (event_key) join facility on facility.facility_key = event.facility_key
      join batch on batch.batch_key = posting.batch_key
    where event.event_key in (select event_key from ${eventsIn(window)})
      and posting.dimension = 'mass' and posting.account = 'stock' and posting.amount > 0
      and posting.movement in ('received', 'produced')
    order by event.event_time desc limit ${mostMasses}`.execute(db)
  return rows
}

/** Weighings that changed what is on record, with the grams before; newest first. */
export async function readWeighings(
  db: Database,
  window: AnomalyWindow,
): Promise<readonly Weighing[]> {
  const { rows } = await sql<Weighing>`
    select event.id as event, facility.code as facility, event.stream, ${isoTime} as time, batch.code as batch,
      known."beforeGrams", known."beforeGrams" + posting.amount as "afterGrams",
      event.event_time >= ${window.from} as "isNew"
    from (select event.*, facility.code from ${eventsIn(window)}) as event
      cross join lateral (select event.code) as facility
      join posting on posting.event_key = event.event_key join batch on batch.batch_key = posting.batch_key
      cross join lateral (
        select coalesce(sum(earlier.amount), 0) as "beforeGrams"
        from event_subject join posting as earlier on earlier.event_key = event_subject.event_key
          and earlier.batch_key = event_subject.batch_key
        where event_subject.batch_key = posting.batch_key and earlier.dimension = 'mass'
          and earlier.account = 'stock'
          and (earlier.event_key < posting.event_key
            or earlier.event_key = posting.event_key and earlier.movement = 'received')
      ) as known
    where posting.dimension = 'mass' and posting.account = 'stock' and posting.movement = 'measured'
    order by event.event_time desc limit ${mostMasses}`.execute(db)
  return rows
}

/** How often each mass was put on record by a stage of a place, of what is asked about. */
export async function readMasses(db: Database, window: AnomalyWindow): Promise<readonly Masses[]> {
  const { rows } = await sql<Masses>`
    with line as (
      select facility.code as facility, event.stream, event.stage, event.id, event.event_time, posting.amount
      from posting join event using (event_key) join facility on facility.facility_key = event.facility_key
      where event.event_key in (select event_key from ${eventsIn({ ...window, before: window.from })})
        and posting.dimension = 'mass' and posting.account = 'stock' and posting.amount > 0
        and posting.movement in ('received', 'produced')
    ), counted as (
      select facility, stream, stage, amount as grams, count(*)::integer as count from line group by 1, 2, 3, 4
    )
    select facility, stream, stage,
      (select to_char(max(event_time) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from line
        where (line.facility, line.stream, line.stage) = (counted.facility, counted.stream, counted.stage)) as time,
      array(select distinct id::text from line
        where (line.facility, line.stream, line.stage) = (counted.facility, counted.stream, counted.stage) limit 20) as events,
      json_agg(json_build_object('grams', grams, 'count', count)) as grams
    from counted group by facility, stream, stage`.execute(db)
  return rows
}
