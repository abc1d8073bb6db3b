import { sql } from 'kysely'
import type { Disclosure } from '../../../domain/proof/disclosure.ts'
import type { Database } from '../database.ts'

/** One event of a batch's chain as stored. */
export interface ChainEvent {
  readonly seq: number
  readonly digest: Buffer
  /** The exact text that the digest is taken over. */
  readonly envelope: string
  /** Sealed facts that the asking organisation may see: those of its own events. */
  readonly disclosed: readonly Disclosure[] | null
  /** Grams that came onto the batch and left it; moving between facilities is neither. */
  readonly inGrams: number
  readonly outGrams: number
}

/** The exact texts of the events that take back or correct others of a batch's chain, in order. */
export async function listCorrecting(
  db: Database,
  organisationKey: number,
  { batchKey, stages }: { batchKey: number; stages: readonly string[] },
): Promise<readonly string[]> {
  const { rows } = await sql<{ envelope: string }>`
    select convert_from(envelope, 'UTF8') as envelope
    from batch join event_subject using (batch_key) join event using (event_key)
    where batch.batch_key = ${batchKey} and batch.organisation_key = ${organisationKey}
      and event.stage = any(${stages}::text[])
    order by event_subject.seq`.execute(db)
  return rows.map(({ envelope }) => envelope)
}

/** A batch's chain after a place in it, in order. */
export async function listBatchEvents(
  db: Database,
  organisationKey: number,
  { batchKey, after, limit }: { batchKey: number; after: number; limit: number },
): Promise<readonly ChainEvent[]> {
  const { rows } = await sql<ChainEvent>`
    select event_subject.seq, event.digest, convert_from(event.envelope, 'UTF8') as envelope,
      case when event.organisation_key = ${organisationKey} then disclosed end as disclosed,
      moved."inGrams", moved."outGrams"
    from batch join event_subject using (batch_key) join event using (event_key)
      left join disclosure using (event_key)
      cross join lateral (
        select coalesce(sum(amount) filter (where amount > 0), 0) as "inGrams",
          coalesce(-sum(amount) filter (where amount < 0), 0) as "outGrams"
        from posting where posting.event_key = event.event_key and posting.batch_key = batch.batch_key
          and dimension = 'mass' and movement <> 'moved'
      ) as moved
    where batch.batch_key = ${batchKey} and batch.organisation_key = ${organisationKey}
      and event_subject.seq > ${after}
    order by event_subject.seq limit ${limit}`.execute(db)
  return rows
}
