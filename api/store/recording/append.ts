import type pg from 'pg'
import type { Rows, Statement } from './rows.ts'
import { tellWebhooks } from './tell-webhooks.ts'

/**
 * Writes a gathering and commits it: one set-based statement for each table, all in one round trip. When any fails,
 * the database takes none of them.
 */
export async function append(client: pg.PoolClient, rows: Rows): Promise<void> {
  await allWritten([...writesOf(client, rows), client.query('commit')])
}

/** The same without the commit, for a transaction that goes on. */
export async function writeGathering(client: pg.PoolClient, rows: Rows): Promise<void> {
  await allWritten(writesOf(client, rows))
}

function writesOf(client: pg.PoolClient, rows: Rows): readonly Promise<unknown>[] {
  return statements
    .filter(({ take }) => take(rows).length > 0)
    .map(({ name, text, take }) =>
      client.query({ name, text, values: [JSON.stringify(take(rows))] }),
    )
}

/** All are awaited before the first failure is told, so that no answer arrives on a connection already given back. */
async function allWritten(writes: readonly Promise<unknown>[]): Promise<void> {
  const outcomes = await Promise.allSettled(writes)
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}

const batchColumns = `batch_key bigint, id uuid, organisation_key integer, code text, stream text, kind text,
  material text, state text, context json, facility_key integer, head_seq integer, head_digest text`

const statements: readonly Statement[] = [
  {
    name: 'insert-events',
    take: (rows) => rows.events,
    text: `insert into event (event_key, id, organisation_key, facility_key, stream, stage, event_time, record_time,
        scan_digest, digest, envelope)
      select event_key, id, organisation_key, facility_key, stream, stage, event_time, record_time,
        decode(scan_digest, 'hex'), decode(digest, 'hex'), convert_to(envelope, 'UTF8')
      from jsonb_to_recordset($1::jsonb) as row (event_key bigint, id uuid, organisation_key integer,
        facility_key integer, stream text, stage text, event_time timestamptz, record_time timestamptz,
        scan_digest text, digest text, envelope text)`,
  },
  {
    name: 'insert-subjects',
    take: (rows) => rows.subjects,
    text: `insert into event_subject (batch_key, seq, event_key, organisation_key)
      select * from jsonb_to_recordset($1::jsonb) as row (batch_key bigint, seq integer, event_key bigint,
        organisation_key integer)`,
  },
  {
    name: 'insert-disclosures',
    take: (rows) => rows.disclosures,
    text: `insert into disclosure (event_key, disclosed, organisation_key)
      select * from json_to_recordset($1::json) as row (event_key bigint, disclosed json, organisation_key integer)`,
  },
  {
    // Sorted, so that two gatherings that make the same codes wait for each other in the same order.
    name: 'insert-batches',
    take: (rows) => rows.newBatches,
    text: `insert into batch (batch_key, id, organisation_key, code, stream, kind, material, state, context,
        facility_key, head_seq, head_digest)
      select batch_key, id, organisation_key, code, stream, kind, material, state, context, facility_key, head_seq,
        decode(head_digest, 'hex')
      from json_to_recordset($1::json) as row (${batchColumns}) order by organisation_key, code`,
  },
  {
    name: 'update-batches',
    take: (rows) => rows.changedBatches,
    text: `update batch set state = row.state, context = row.context, facility_key = row.facility_key,
        head_seq = row.head_seq, head_digest = decode(row.head_digest, 'hex')
      from json_to_recordset($1::json) as row (${batchColumns}) where batch.batch_key = row.batch_key`,
  },
  {
    name: 'insert-postings',
    take: (rows) => rows.postings,
    text: `insert into posting (event_key, line, dimension, account, movement, facility_key, batch_key, reason, amount,
        organisation_key)
      select * from jsonb_to_recordset($1::jsonb) as row (event_key bigint, line smallint, dimension text,
        account text, movement text, facility_key integer, batch_key bigint, reason text, amount bigint,
        organisation_key integer)`,
  },
  {
    name: 'insert-signatures',
    take: (rows) => rows.signatures,
    text: `insert into scan_signature (event_key, organisation_key, access_key_key, signature, form)
      select event_key, organisation_key, access_key_key, decode(signature, 'hex'), form
      from jsonb_to_recordset($1::jsonb) as row (event_key bigint, organisation_key integer, access_key_key integer,
        signature text, form smallint)`,
  },
  {
    name: 'insert-edges',
    take: (rows) => rows.edges,
    text: `insert into lineage (child, parent, grams, event_key, organisation_key)
      select * from jsonb_to_recordset($1::jsonb) as row (child bigint, parent bigint, grams bigint, event_key bigint,
        organisation_key integer)`,
  },
  tellWebhooks,
]
