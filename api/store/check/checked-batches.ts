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
  'head_event_key',
  'spent',
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

/** The chain of one batch, in order. */
export async function readLinksOf(db: Database, batchKey: number): Promise<readonly CheckedLink[]> {
  const { rows } = await sql<CheckedLink>`
    select batch_key as "batchKey", seq, event_key as "eventKey", digest, envelope, disclosed
    from event_subject left join event using (event_key) left join disclosure using (event_key)
    where batch_key = ${batchKey} order by seq`.execute(db)
  return rows
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

/** A batch that a recall affects by descent and that is not beside it, or the other way round. */
export interface WrongRecall {
  readonly recall: string
  readonly batchKey: number
  readonly expected: string | null
  readonly found: string | null
}

/**
 * Walks every recall again, down from its batch, and gives where what is kept beside it differs. One that has ended follows
 * nothing more, and one that is still spreading is not at its end, so of these only what does not belong there is found.
 */
export async function readWrongRecalls(db: Database): Promise<readonly WrongRecall[]> {
  const { rows } = await sql<WrongRecall>`
    with recursive walk (recall_key, batch_key) as (
      select recall_key, batch_key from recall
      union select recall_key, child from walk join lineage on parent = walk.batch_key
    ), walked as (
      select recall_key, walk.batch_key, batch.organisation_key from walk join batch using (batch_key)
    )
    select recall.id as recall, coalesce(walked.batch_key, kept.batch_key) as "batchKey",
      walked.organisation_key::text as expected, kept.organisation_key::text as found
    from walked full join recall_batch as kept using (recall_key, batch_key)
      join recall on recall.recall_key = coalesce(walked.recall_key, kept.recall_key)
    where walked.organisation_key is distinct from kept.organisation_key
      and (kept.organisation_key is not null or recall.ended_time is null and recall.spread_time is not null)
    order by 1, 2`.execute(db)
  return rows
}

/** A stored signature with what it is checked against; null where that is missing or another organisation's. */
export interface CheckedSignature {
  readonly eventKey: number
  readonly signature: Buffer
  /** Id of the event. */
  readonly id: string | null
  /** Hex. */
  readonly scanDigest: string | null
  /** Which text was signed. */
  readonly form: number
  /** Short name of the organisation. */
  readonly organisation: string
  /** Raw Ed25519 public key of the station. */
  readonly signingKey: Buffer | null
}

/** Signatures after a key, in order. */
export async function readSignatures(
  db: Database,
  { after, most }: { after: number; most: number },
): Promise<readonly CheckedSignature[]> {
  const { rows } = await sql<CheckedSignature>`
    select scan_signature.event_key as "eventKey", signature, form, slug as organisation, event.id, encode(scan_digest, 'hex') as "scanDigest",
      signing_key as "signingKey"
    from scan_signature join organisation using (organisation_key)
      left join event on event.event_key = scan_signature.event_key
        and event.organisation_key = scan_signature.organisation_key
      left join access_key on access_key.access_key_key = scan_signature.access_key_key
        and access_key.organisation_key = scan_signature.organisation_key
    where scan_signature.event_key > ${after} order by scan_signature.event_key limit ${most}`.execute(
    db,
  )
  return rows
}
