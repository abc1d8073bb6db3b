import { type RawBuilder, sql } from 'kysely'
import { stageBy } from '../../../workflows/common-stages.ts'
import { bookedAs } from '../../../workflows/custody-stages.ts'

/** What an origin is called where no source says it; choices of a stream bear other names. */
export const plainOrigins = {
  taken_over: 'another_organisation',
  adopted: 'earlier_records',
  none: 'unstated',
} as const

/**
 * As what each batch of these organisations first came into their books, as `origin (batch_key, origin)` for `with recursive`: the kind of source
 * that the event of its first receipt says, under one of these names; of what was made in the house that of all it was made from, null where
 * these differ. Parents of a batch never change after its making, so neither does this. Each edge of lineage is walked once for each origin that
 * comes along it.
 */
export function originsOf(keys: readonly number[], facts: readonly string[]): RawBuilder<unknown> {
  return sql`first_receipt as materialized (
      select batch.batch_key, batch.organisation_key, ${originIn(facts)} as origin
      from batch join event_subject on event_subject.batch_key = batch.batch_key and event_subject.seq = 1
        join event on event.event_key = event_subject.event_key
        left join disclosure on disclosure.event_key = event.event_key
      where batch.organisation_key = any(${[...keys]}::integer[])
        and (event.stage = ${bookedAs.decide} or not exists (select from lineage where lineage.child = batch.batch_key))
    ), came (batch_key, organisation_key, origin) as (
      select * from first_receipt
      union select onward.child, came.organisation_key, came.origin
      from came cross join lateral (
        select child from lineage where parent = came.batch_key and lineage.organisation_key = came.organisation_key offset 0
      ) as onward
    ), origin as materialized (
      select batch_key, case when count(*) = 1 then min(origin) end as origin from came group by batch_key
    )`
}

/** In a clear envelope, or in what opens it: forms of disclosures are those of `domain/proof/disclosure.ts`. */
function originIn(facts: readonly string[]): RawBuilder<unknown> {
  const told = facts.map(
    (name) => sql`convert_from(event.envelope, 'UTF8')::json #>> ${['body', 'facts', name]}::text[],
      (select coalesce(case when json_typeof(sealed->2) = 'object' then sealed->2->>${`/facts/${name}`}::text end,
          case when sealed->>1 = ${`facts/${name}`} then sealed->>2 end) as value
        from json_array_elements(disclosure.disclosed) as sealed order by value limit 1)`,
  )
  const otherwise = sql`case when event.stage = ${stageBy.adoption} then ${plainOrigins.adopted} else ${plainOrigins.none} end`
  return sql`case when event.stage = ${bookedAs.decide} then ${plainOrigins.taken_over}
    else coalesce(${sql.join([...told, otherwise])}) end`
}

/**
 * Of what was worked in each event, as far as all of it was of one origin: that of lines that are on no batch. Follows `originsOf`.
 */
export const workedOrigins = sql`worked_origin as materialized (
    select taken.event_key, case when count(*) = count(origin) and min(origin) = max(origin) then min(origin) end as origin
    from posting as taken join origin using (batch_key)
    where taken.account = 'stock' and taken.dimension = 'mass' and taken.movement = 'consumed'
    group by taken.event_key
  )`

/** What a `posting` is joined to for `originOfLine`. */
export const joinOrigins = sql`left join origin on origin.batch_key = posting.batch_key
  left join worked_origin on worked_origin.event_key = posting.event_key and posting.batch_key is null`

/** The origin of a line; null where it is of several. */
export const originOfLine = sql`coalesce(origin.origin, worked_origin.origin)`
