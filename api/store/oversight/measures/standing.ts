import { type RawBuilder, sql } from 'kysely'
import { stageBy } from '../../../../workflows/common-stages.ts'
import { type AskedPeriod, listOf, midnight } from '../asked.ts'

/** Who is asked about, and what of it was on record. */
export type AskedRecord = Pick<AskedPeriod, 'keys' | 'asOf'>

/** Whether an `event` was on record. */
export function isKnown({ asOf }: AskedRecord): RawBuilder<boolean> {
  return asOf === undefined ? sql<boolean>`true` : sql<boolean>`(event.record_time <= ${asOf})`
}

/**
 * Ids of the events that were taken back, of those that happened since a day: what takes one back happens after it. MUST be named `void`
 * in the statement in which `stands` is asked.
 */
export function takenBack(asked: AskedRecord, since: string | undefined): RawBuilder<unknown> {
  const later =
    since === undefined
      ? sql``
      : sql` and event.event_time >= ${midnight(since, 'UTC')} - interval '1 day'`
  return sql`void (id) as materialized (
    select (convert_from(event.envelope, 'UTF8')::json #>> '{body,reverses}')::uuid from event
    where event.organisation_key = any(${listOf(asked.keys)}) and event.stage = ${stageBy.reversal} and ${isKnown(asked)}${later})`
}

/** Whether an `event` was on record, is no taking back and was not taken back. */
export function stands(asked: AskedRecord): RawBuilder<boolean> {
  return sql<boolean>`(${isKnown(asked)} and event.stage <> ${stageBy.reversal}
    and not exists (select from void where void.id = event.id))`
}

/**
 * A fact or decision of an `event` that is not public, out of its `disclosure`, as text: forms are those of
 * `domain/proof/disclosure.ts`. Whoever asks MUST only name facts that every reader of the report may know.
 */
export function sealedFact(name: string): RawBuilder<string | null> {
  return sql<string | null>`(
    select coalesce(fact.value, case when split_part(sealed->>1, '/', -1) = ${name} then sealed->>2 end)
    from json_array_elements(disclosure.disclosed) as sealed
      left join lateral (
        select told.value from json_each_text(case when json_typeof(sealed->2) = 'object' then sealed->2 end) as told
        where split_part(told.key, '/', -1) = ${name} limit 1
      ) as fact on true
    where fact.value is not null or split_part(sealed->>1, '/', -1) = ${name} limit 1)`
}
