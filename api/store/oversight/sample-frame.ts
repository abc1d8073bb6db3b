import { sql } from 'kysely'
import type { Drawable } from '../../../domain/sample/draw-sample.ts'
import type { Database } from '../database.ts'
import { midnight } from './asked.ts'

/** Which events a sample is drawn from: those of a half-open period of days that were recorded before it was drawn. */
export interface Frame {
  readonly from: string
  readonly to: string
  readonly timeZone: string
  readonly facility?: string | undefined
  readonly stream?: string | undefined
  readonly before: Date
  readonly most: number
}

/** Events of the organisation in the frame, by id, with the grams that each moved. */
export async function readFrame(
  db: Database,
  organisationKey: number,
  { from, to, timeZone, facility, stream, before, most }: Frame,
): Promise<readonly Drawable[]> {
  const { rows } = await sql<Drawable>`
    select event.id::text as event, facility.code as facility, event.stream, event.stage, (
        select greatest(coalesce(sum(amount) filter (where amount > 0), 0), coalesce(-sum(amount) filter (where amount < 0), 0))
        from posting where posting.event_key = event.event_key and dimension = 'mass' and account = 'stock') as grams
    from event join facility using (facility_key)
    where event.organisation_key = ${organisationKey}
      and event_time >= ${midnight(from, timeZone)} and event_time < ${midnight(to, timeZone)} and record_time < ${before}
      and (${facility ?? null}::text is null or facility.code = ${facility ?? null})
      and (${stream ?? null}::text is null or event.stream = ${stream ?? null})
    order by event.id limit ${most}`.execute(db)
  return rows
}
