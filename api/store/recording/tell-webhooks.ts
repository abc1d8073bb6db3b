import type { Statement } from './rows.ts'

/**
 * Puts a gathering's events into the outbox of those organisations that have a webhook for them, and nothing for all others:
 * where nobody listens not even the rows are read. An event names at most a hundred of its batches, to keep what is sent
 * small. Messages may overtake each other, so each carries the place of the event in the chain of every batch that it names.
 */
export const tellWebhooks: Statement = {
  name: 'tell-webhooks',
  take: (rows) => rows.subjects,
  text: `with listening as materialized (
      select distinct organisation_key from webhook
      where removed_time is null and 'batch.recorded' = any(topics)
    ), told as (
      select row.event_key, array_agg(batch.code order by row.batch_key) as codes,
        array_agg(row.seq order by row.batch_key) as places
      from listening
      join json_to_recordset(case when exists (select from listening) then $1::text::json else '[]' end)
        as row (event_key bigint, batch_key bigint, organisation_key integer, seq integer) using (organisation_key)
      join batch using (batch_key) group by row.event_key
    )
    insert into outbox_entry (organisation_key, topic, subject, payload)
    select event.organisation_key, 'batch.recorded', codes[1], json_build_object(
        'event', event.id, 'stream', event.stream, 'stage', event.stage, 'facility', facility.code,
        'eventTime', event.event_time, 'recordTime', event.record_time, 'digest', encode(event.digest, 'hex'),
        'batches', codes[1:100], 'sequence', places[1:100], 'batchCount', cardinality(codes))
    from told join event using (event_key) join facility using (facility_key) order by event_key`,
}
