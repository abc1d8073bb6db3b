import type { Statement } from './rows.ts'

/** Organisations of a transaction that have a webhook for what is recorded. */
export const listening =
  "select organisation_key from webhook where removed_time is null and 'batch.recorded' = any(topics)"

/**
 * Puts a gathering's events into the outbox of those organisations that have a webhook for them, and nothing for all others. An event names at most a hundred of its batches, to keep what is sent
 * small. Messages may overtake each other, so each carries the place of the event in the chain of every batch that it names.
 */
export const tellWebhooks: Statement = {
  name: 'tell-webhooks',
  take: (rows) => rows.told,
  text: `with told as (
      select row.event_key, array_agg(batch.code order by row.batch_key) as codes,
        array_agg(row.seq order by row.batch_key) as places
      from json_to_recordset($1::json)
        as row (event_key bigint, batch_key bigint, organisation_key integer, seq integer)
      join batch using (batch_key)
      where row.organisation_key in (${listening}) group by row.event_key
    )
    insert into outbox_entry (organisation_key, topic, subject, payload)
    select event.organisation_key, 'batch.recorded', codes[1], json_build_object(
        'event', event.id, 'stream', event.stream, 'stage', event.stage, 'facility', facility.code,
        'eventTime', event.event_time, 'recordTime', event.record_time, 'digest', encode(event.digest, 'hex'),
        'batches', codes[1:100], 'sequence', places[1:100], 'batchCount', cardinality(codes))
    from told join event using (event_key) join facility using (facility_key) order by event_key`,
}
