import { type RawBuilder, sql } from 'kysely'
import type { YieldSum } from '../../../../domain/measure/yields.ts'
import type { Database } from '../../database.ts'
import { type AskedPeriod, isWithin, listOf } from '../asked.ts'
import { stands, takenBack } from './standing.ts'

/** What of each line of a process counts: `used` out of stock, `added` from outside, `made` into stock, `lost` by reason, `difference` else. */
const part = sql`case when account = 'stock' and movement = 'consumed' then 'used' when account = 'outside' and reason is not null then 'added'
  when account = 'stock' and movement = 'produced' then 'made' when account = 'loss' then 'lost'
  when account = 'difference' and reason = 'process' then 'difference' end`
const counted = sql`case when account in ('stock', 'outside') and movement in ('consumed', 'received') then -amount else amount end`

/** What went into processes of the period, and what became of it, by organisation, stage and reason of loss. */
export async function readYields(db: Database, asked: AskedPeriod): Promise<readonly YieldSum[]> {
  const { rows } = await sql<YieldSum>`
    with ${takenBack(asked, asked.from)}
    select organisation.slug as organisation, stream, stage, part, reason, sum(grams)::bigint as grams, count(distinct event_key) as events
    from (${linesOf(asked)}) as line join organisation using (organisation_key)
    group by organisation.slug, stream, stage, part, reason order by organisation.slug, stream, stage, part, reason`.execute(
    db,
  )
  return rows
}

/** A process with so many grams of one part of it. */
export interface YieldLine {
  readonly event: string
  readonly time: Date
  /** Code of a batch that went in. */
  readonly batch: string | null
  readonly usedGrams: number
  readonly lostGrams: number
  /** How many processes there are, of which these may be the first. */
  readonly count: number
}

/** The processes of one stage of one organisation, oldest first; those that lost something for a reason, where one is named. */
export async function listYieldLines(
  db: Database,
  asked: AskedPeriod,
  {
    organisation,
    stream,
    stage,
    reason,
    limit,
  }: {
    readonly organisation: string
    readonly stream: string
    readonly stage: string
    readonly reason: string | undefined
    readonly limit: number
  },
): Promise<readonly YieldLine[]> {
  const isMeant =
    reason === undefined ? sql`true` : sql`bool_or(part = 'lost' and reason = ${reason})`
  const lost = reason === undefined ? sql`true` : sql`reason = ${reason}`
  const { rows } = await sql<YieldLine>`
    with ${takenBack(asked, asked.from)}
    select id as event, event_time as time, (
        select batch.code from posting join batch using (batch_key)
        where posting.event_key = line.event_key and dimension = 'mass' and movement = 'consumed' and account = 'stock'
        order by posting.line limit 1) as batch,
      coalesce(sum(grams) filter (where part in ('used', 'added')), 0)::bigint as "usedGrams",
      coalesce(sum(grams) filter (where part = 'lost' and ${lost}), 0)::bigint as "lostGrams", count(*) over () as count
    from (${linesOf(asked)}) as line join organisation using (organisation_key)
    where organisation.slug = ${organisation} and stream = ${stream} and stage = ${stage}
    group by event_key, id, event_time having ${isMeant} order by event_time, event_key limit ${limit}`.execute(
    db,
  )
  return rows
}

function linesOf(asked: AskedPeriod): RawBuilder<unknown> {
  return sql`select event.event_key, event.id, event.event_time, event.organisation_key, event.stream, event.stage,
      ${part} as part, case when account = 'loss' then reason end as reason, ${counted} as grams
    from event join posting using (event_key)
    where event.organisation_key = any(${listOf(asked.keys)}) and ${isWithin(asked)} and ${stands(asked)}
      and posting.dimension = 'mass' and ${part} is not null`
}
