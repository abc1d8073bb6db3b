import type pg from 'pg'
import type { Tables } from '../database.ts'
import { notePassports } from '../passports/due.ts'
import { markStatements } from './batch-marks.ts'
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

/** What a column's value is in JSON, and how it becomes the column's own. */
type Kind = keyof typeof typeIn

const typeIn = {
  bigint: 'bigint',
  integer: 'integer',
  smallint: 'smallint',
  text: 'text',
  uuid: 'uuid',
  boolean: 'boolean',
  timestamptz: 'timestamptz',
  json: 'json',
  hex: 'text',
  utf8: 'text',
} as const

type Columns<Table extends keyof Tables> = { readonly [Column in keyof Tables[Table]]: Kind }

const key = { event_key: 'bigint', organisation_key: 'integer' } as const

const batchColumns: Columns<'batch'> = {
  batch_key: 'bigint',
  id: 'uuid',
  organisation_key: 'integer',
  code: 'text',
  stream: 'text',
  kind: 'text',
  material: 'text',
  state: 'text',
  context: 'json',
  facility_key: 'integer',
  head_seq: 'integer',
  head_digest: 'hex',
  head_event_key: 'bigint',
  spent: 'boolean',
}

const statements: readonly Statement[] = [
  {
    name: 'insert-events',
    take: (rows) => rows.events,
    text: insertInto('event', {
      ...key,
      id: 'uuid',
      facility_key: 'integer',
      stream: 'text',
      stage: 'text',
      event_time: 'timestamptz',
      record_time: 'timestamptz',
      scan_digest: 'hex',
      digest: 'hex',
      envelope: 'utf8',
    }),
  },
  {
    name: 'insert-subjects',
    take: (rows) => rows.subjects,
    text: insertInto('event_subject', { ...key, batch_key: 'bigint', seq: 'integer' }),
  },
  {
    name: 'insert-disclosures',
    take: (rows) => rows.disclosures,
    text: insertInto('disclosure', { ...key, disclosed: 'json' }),
  },
  {
    // Sorted, so that two gatherings that make the same codes wait for each other in the same order.
    name: 'insert-batches',
    take: (rows) => rows.newBatches,
    text: `${insertInto('batch', batchColumns)} order by organisation_key, code`,
  },
  {
    name: 'update-batches',
    take: (rows) => rows.changedBatches,
    text: `update batch set state = row.state, context = row.context, facility_key = row.facility_key,
        head_seq = row.head_seq, head_digest = decode(row.head_digest, 'hex'),
        head_event_key = row.head_event_key, spent = row.spent
      from ${rowsAs(batchColumns)} where batch.batch_key = row.batch_key`,
  },
  ...markStatements,
  {
    name: 'insert-postings',
    take: (rows) => rows.postings,
    text: insertInto('posting', {
      ...key,
      line: 'smallint',
      dimension: 'text',
      account: 'text',
      movement: 'text',
      facility_key: 'integer',
      batch_key: 'bigint',
      reason: 'text',
      amount: 'bigint',
    }),
  },
  {
    name: 'insert-signatures',
    take: (rows) => rows.signatures,
    text: insertInto('scan_signature', {
      ...key,
      access_key_key: 'integer',
      signature: 'hex',
      form: 'smallint',
    }),
  },
  {
    name: 'insert-edges',
    take: (rows) => rows.edges,
    text: insertInto('lineage', { ...key, child: 'bigint', parent: 'bigint', grams: 'bigint' }),
  },
  {
    name: 'insert-file-uses',
    take: (rows) => rows.fileUses,
    text: insertInto('file_use', { ...key, digest: 'hex' }),
  },
  tellWebhooks,
  notePassports,
]

/** Inserts all rows of a table that come as one JSON list; each of its columns is spelled once, here and in its row. */
function insertInto<Table extends keyof Tables & string>(
  table: Table,
  columns: Columns<Table>,
): string {
  const kinds = Object.entries<Kind>(columns)
  const names = kinds.map(([name]) => name).join(', ')
  const values = kinds.map(([name, kind]) => decoded(name, kind)).join(', ')
  return `insert into ${table} (${names}) select ${values} from ${rowsAs(columns)}`
}

/** The JSON list as rows. What holds JSON itself is read as it was written. */
function rowsAs(columns: Readonly<Record<string, Kind>>): string {
  const kinds = Object.entries(columns)
  const form = kinds.some(([, kind]) => kind === 'json') ? 'json' : 'jsonb'
  const typed = kinds.map(([name, kind]) => `${name} ${typeIn[kind]}`).join(', ')
  return `${form}_to_recordset($1::${form}) as row (${typed})`
}

function decoded(name: string, kind: Kind): string {
  if (kind === 'hex') return `decode(${name}, 'hex')`
  return kind === 'utf8' ? `convert_to(${name}, 'UTF8')` : name
}
