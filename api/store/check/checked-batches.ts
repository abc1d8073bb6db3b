import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { listed, type Row } from '../row.ts'

const together = 500

const batchColumns = [
  'batch_key',
  'id',
  'code',
  'stream',
  'kind',
  'material',
  'state',
  'context',
  'head_seq',
  'head_digest',
] as const

/** A batch's row with the names behind its keys. */
export interface CheckedBatch extends Row<'batch', (typeof batchColumns)[number]> {
  readonly organisation: string
  readonly facility: string | null
}

/** Every batch in order of its key, read in pieces so that memory stays flat. */
export async function* readBatches(db: Database): AsyncGenerator<CheckedBatch> {
  let after = 0
  for (;;) {
    const { rows } = await sql<CheckedBatch>`
      select ${listed('batch', batchColumns)}, organisation.slug as organisation, facility.code as facility
      from batch join organisation using (organisation_key)
        left join facility on facility.facility_key = batch.facility_key
          and facility.organisation_key = batch.organisation_key
      where batch_key > ${after} order by batch_key limit ${together}`.execute(db)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.batchKey
  }
}

/** A place in a batch's chain with the event that holds it; nulls where the event is gone. */
export interface CheckedLink {
  readonly batchKey: number
  readonly seq: number
  readonly eventKey: number
  readonly digest: Buffer | null
  readonly envelope: Buffer | null
  readonly disclosed: unknown
}

/** Every chain in order of batch and place. */
export async function* readLinks(db: Database): AsyncGenerator<CheckedLink> {
  let after = { batchKey: 0, seq: 0 }
  for (;;) {
    const { rows } = await sql<CheckedLink>`
      select batch_key as "batchKey", seq, event_key as "eventKey", digest, envelope, disclosed
      from event_subject left join event using (event_key) left join disclosure using (event_key)
      where (batch_key, seq) > (${after.batchKey}, ${after.seq})
      order by batch_key, seq limit ${together}`.execute(db)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined) return
    after = last
  }
}

export interface CheckedStock {
  readonly batchKey: number
  readonly dimension: string
  /** As text, since a changed row may hold any number. */
  readonly amount: string
}

/** Every line of stock in order of batch and dimension. */
export async function* readStocks(db: Database): AsyncGenerator<CheckedStock> {
  let after = { batchKey: 0, dimension: '' }
  for (;;) {
    const { rows } = await sql<CheckedStock>`
      select batch_key as "batchKey", dimension, amount::text as amount from stock
      where (batch_key, dimension) > (${after.batchKey}, ${after.dimension})
      order by batch_key, dimension limit ${together}`.execute(db)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined) return
    after = last
  }
}
