import { sql } from 'kysely'
import type { LifeEdge, LifeEvent } from '../../../../workflows/battery/measure/life.ts'
import type { TakenApart } from '../../../../workflows/battery/measure/second-life.ts'
import type { Database } from '../../database.ts'
import { type AskedPeriod, isWithin, listOf } from '../asked.ts'
import { custodyOf } from '../custody-of.ts'
import { sealedFact, stands, takenBack } from './standing.ts'

/**
 * Packs that came in during the period, from beside whoever is asked about, and what came of them through these hands: their parts, and
 * the products and lots that those went into. `most` packs; one more tells that there are too many.
 */
export async function readLifeEdges(
  db: Database,
  asked: AskedPeriod & { readonly most: number },
): Promise<readonly LifeEdge[]> {
  const own = listOf(asked.keys)
  const { rows } = await sql<LifeEdge>`
    with recursive ${takenBack(asked, asked.from)},
    came as materialized (
      select batch.batch_key from event join event_subject using (event_key) join batch using (batch_key)
      where event.organisation_key = any(${own}) and event_subject.seq = 1 and ${isWithin(asked)}
        and event.stream = 'battery' and batch.kind = 'pack' and ${stands(asked)}
        and not exists (
          select from lineage join batch as sent on sent.batch_key = lineage.parent
          where lineage.child = batch.batch_key and sent.organisation_key = any(${own}))
      order by batch.batch_key limit ${asked.most}
    ),
    walk (batch_key, pack, parent, event_key) as (
      select batch_key, batch_key, null::bigint, null::bigint from came
      union
      select child.batch_key, case when child.kind in ('product', 'recycling_lot') then null else walk.pack end,
        walk.batch_key, event.event_key
      from walk join lateral (select child, event_key from lineage where parent = walk.batch_key offset 0) as link on true
        join event on event.event_key = link.event_key join batch as child on child.batch_key = link.child
      where ${stands(asked)} and (event.stage in ('taken_over', 'lot_formed') or (walk.pack is not null and event.stage in ('dismantled', 'assembled')))
    )
    select walk.batch_key as batch, batch.code, organisation.slug as organisation, batch.kind, walk.pack, walk.parent,
      event.stage as by, event.id as "byEvent"
    from walk join batch using (batch_key) join organisation using (organisation_key)
      left join event on event.event_key = walk.event_key
    order by walk.batch_key, walk.parent`.execute(db)
  return rows
}

/** Stages that tell something of a life although they move no grams. */
const telling = sql`array['tested', 'passport_issued', 'put_into_service', 'closed', 'consigned', 'received', 'returned', 'handed_over',
  'handed_back', 'sold', 'taken_in', 'taken_over', 'quarantined', 'graded']`

/** What happened to these batches as far as it stands, in the order of their chains. */
export async function readLifeEvents(
  db: Database,
  asked: AskedPeriod,
  batches: readonly number[],
): Promise<readonly LifeEvent[]> {
  const { rows } = await sql<Omit<LifeEvent, 'time'> & { readonly time: Date }>`
    with ${takenBack(asked, asked.from)}
    select batch.batch_key as batch, event.id as event, event.stage, event.event_time as time, line.movement,
      coalesce(line.grams, 0) as grams,
      case when event.stage in ('consigned', 'fraction_dispatched') then coalesce(${sealedFact('exported')} = 'true', false)
        when event.stage = 'handed_over' then coalesce(custody.is_exported, false) else false end as exported,
      case when event.stage = 'passport_issued'
        then convert_from(event.envelope, 'UTF8')::json #>> '{body,facts,passportOperation}' end as operation,
      case when event.stage = 'tested' then ${sealedFact('energyWattHours')} end as "wattHours"
    from unnest(${[...batches]}::bigint[]) as asked (batch_key)
      join batch using (batch_key) join event_subject using (batch_key) join event using (event_key)
      left join disclosure using (event_key)
      left join lateral (
        select movement, sum(amount)::bigint as grams from posting
        where posting.event_key = event.event_key and posting.batch_key = batch.batch_key and dimension = 'mass' and account = 'stock'
        group by movement
      ) as line on true
      left join ${custodyOf(sql`(papers->>'exportPermit' is not null
        or exists (select from export_permit_draw as draw where draw.hand_over_key = hand_over.hand_over_key)) as is_exported`)} as custody on true
    where ${stands(asked)} and (line.movement is not null or event.stage = any(${telling}))
    order by batch.batch_key, event_subject.seq`.execute(db)
  return rows.map(({ time, ...row }) => ({ ...row, time: time.toISOString() }))
}

/** What was lost where batteries were taken apart, and what nobody named, by event. */
export async function readTakenApart(
  db: Database,
  events: readonly string[],
): Promise<readonly TakenApart[]> {
  const { rows } = await sql<TakenApart>`
    select event.id as event, coalesce(sum(amount) filter (where account = 'loss'), 0)::bigint as "lostGrams",
      coalesce(sum(amount) filter (where account = 'difference' and reason = 'process'), 0)::bigint as "differenceGrams"
    from event join posting using (event_key)
    where event.id = any(${[...events]}::uuid[]) and dimension = 'mass' group by event.id`.execute(
    db,
  )
  return rows
}
