import { sql } from 'kysely'
import { usualTimeZone } from '../../../../domain/local-day.ts'
import type { HoldEvent } from '../../../../domain/measure/quarantine.ts'
import type { Database } from '../../database.ts'
import { type AskedPeriod, isFrom, listOf } from '../asked.ts'
import { sealedFact, stands, takenBack } from './standing.ts'

/** Stages by which a quarantine begins or is told more of, and those by which it ends. */
export const holdStages = {
  begins: ['quarantined', 'quarantined_at_once', 'quarantine_detailed'],
  ends: ['released', 'declared_waste', 'rejected'],
} as const

/** An event of a quarantine, and where it stands to the period. */
export interface StoredHold extends HoldEvent {
  readonly isSinceFrom: boolean
  readonly isSinceTo: boolean
}

/** What happened to every batch that was ever set apart before the end of the period, in the order of its chain; `most` of it. */
export async function readHolds(
  db: Database,
  asked: AskedPeriod & { readonly most: number },
): Promise<readonly StoredHold[]> {
  const stages = [...holdStages.begins, ...holdStages.ends]
  const { rows } = await sql<Omit<StoredHold, 'time' | 'due'> & { time: Date; due: Date | null }>`
    with ${takenBack(asked, undefined)},
    apart as materialized (
      select distinct batch_key from event join event_subject using (event_key)
      where event.organisation_key = any(${listOf(asked.keys)}) and event.stage = any(${[...holdStages.begins]}::text[])
        and not ${isFrom(asked, asked.to)} and ${stands(asked)}
    )
    select batch.batch_key as batch, batch.code, owner.slug as organisation, event.stream, event.id as event, event.event_time as time,
      case when event.stage = any(${[...holdStages.begins]}::text[]) then 'begins' else 'ends' end as does, event.stage,
      case when event.stage = any(${[...holdStages.begins]}::text[]) then
        ((${sealedFact('reviewDue')})::date + 1)::timestamp at time zone coalesce(place.time_zone, owner.time_zone, ${usualTimeZone}) end as due,
      coalesce((select sum(earlier.amount)::bigint from posting as earlier join event as before using (event_key)
        where earlier.batch_key = batch.batch_key and earlier.dimension = 'mass' and earlier.account = 'stock'
          and before.event_key <= event.event_key), 0) as grams,
      ${isFrom(asked, asked.from)} as "isSinceFrom", ${isFrom(asked, asked.to)} as "isSinceTo"
    from apart join batch using (batch_key) join event_subject using (batch_key) join event using (event_key)
      join facility as place on place.facility_key = event.facility_key
      join organisation as owner on owner.organisation_key = event.organisation_key
      left join disclosure using (event_key)
    where event.stage = any(${stages}::text[]) and ${stands(asked)}
    order by batch.batch_key, event_subject.seq limit ${asked.most}`.execute(db)
  return rows.map(({ time, due, ...row }) => ({
    ...row,
    time: time.toISOString(),
    due: due?.toISOString() ?? null,
  }))
}
