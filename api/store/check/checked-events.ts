import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** An event's row with the names behind its keys; amounts as text, since a changed row may hold any number. */
export interface CheckedEvent {
  readonly eventKey: number
  readonly id: string
  readonly organisation: string
  /** Null when the key names no facility of the organisation. */
  readonly facility: string | null
  readonly stream: string
  readonly stage: string
  readonly eventTime: Date
  readonly recordTime: Date
  readonly digest: Buffer
  readonly envelope: Buffer
}

/** Events after a key, in order. */
export async function readEvents(
  db: Database,
  { after, most }: { after: number; most: number },
): Promise<readonly CheckedEvent[]> {
  const { rows } = await sql<CheckedEvent>`
    select event_key as "eventKey", event.id, coalesce(organisation.slug, '') as organisation,
      facility.code as facility, stream, stage, event_time as "eventTime", record_time as "recordTime", digest, envelope
    from event left join organisation using (organisation_key)
      left join facility on facility.facility_key = event.facility_key
        and facility.organisation_key = event.organisation_key
    where event_key > ${after} order by event_key limit ${most}`.execute(db)
  return rows
}

/** Keys above the first and up to the second, which is absent for "all that follow". */
export interface KeyRange {
  readonly after: number
  readonly upTo: number | undefined
}

export interface CheckedDisclosure {
  readonly eventKey: number
  readonly disclosed: unknown
}

/** What may be disclosed of the events of a range, also where the event itself is gone. */
export async function readDisclosures(
  db: Database,
  range: KeyRange,
): Promise<readonly CheckedDisclosure[]> {
  const { rows } = await sql<CheckedDisclosure>`
    select event_key as "eventKey", disclosed from disclosure where ${within(range)}`.execute(db)
  return rows
}

export interface CheckedPosting {
  readonly eventKey: number
  readonly line: number
  readonly dimension: string
  readonly account: string
  readonly movement: string
  readonly facility: string | null
  readonly batch: string | null
  readonly reason: string | null
  readonly amount: string
}

/** Ledger lines of the events of a range, also where the event itself is gone. */
export async function readPostings(
  db: Database,
  range: KeyRange,
): Promise<readonly CheckedPosting[]> {
  const { rows } = await sql<CheckedPosting>`
    select event_key as "eventKey", line, dimension, account, movement, facility.code as facility,
      case when posting.batch_key is not null then coalesce(batch.id::text, 'key ' || posting.batch_key) end as batch,
      reason, amount::text as amount
    from posting left join facility using (facility_key) left join batch using (batch_key)
    where ${within(range)} order by event_key, line`.execute(db)
  return rows
}

export interface CheckedPlace {
  readonly batch: string
  readonly seq: number
  readonly batchKey: number | null
  readonly eventKey: number | null
}

/** Who holds each place in a batch's chain; null keys where there is no such batch or nothing in the place. */
export async function readPlaces(
  db: Database,
  places: readonly { readonly batch: string; readonly seq: number }[],
): Promise<readonly CheckedPlace[]> {
  const batches = places.map(({ batch }) => batch)
  const seqs = places.map(({ seq }) => seq)
  const { rows } = await sql<CheckedPlace>`
    select named.batch, named.seq, batch.batch_key as "batchKey", event_key as "eventKey"
    from unnest(${batches}::uuid[], ${seqs}::integer[]) as named (batch, seq)
      left join batch on batch.id = named.batch
      left join event_subject on event_subject.batch_key = batch.batch_key and event_subject.seq = named.seq`.execute(
    db,
  )
  return rows
}

export interface CheckedEdge {
  readonly child: string
  readonly parent: string
  readonly grams: string
  readonly eventKey: number
}

/** Every line of descent of these children; a parent that is no batch shows as its key. */
export async function readEdges(
  db: Database,
  children: readonly number[],
): Promise<readonly CheckedEdge[]> {
  const { rows } = await sql<CheckedEdge>`
    select child.id as child, coalesce(parent.id::text, 'key ' || lineage.parent) as parent, grams::text as grams,
      event_key as "eventKey"
    from lineage join batch as child on child.batch_key = lineage.child
      left join batch as parent on parent.batch_key = lineage.parent
    where lineage.child = any(${children}::bigint[])`.execute(db)
  return rows
}

/** Lines of descent whose child is no batch, so that no event could account for them. */
export async function readOrphanEdges(
  db: Database,
): Promise<readonly { readonly child: number; readonly parent: number; readonly grams: string }[]> {
  const { rows } = await sql<{ child: number; parent: number; grams: string }>`
    select child, parent, grams::text as grams from lineage
    where not exists (select from batch where batch_key = child) order by child, parent`.execute(db)
  return rows
}

export function within({ after, upTo }: KeyRange) {
  return upTo === undefined
    ? sql`event_key > ${after}`
    : sql`event_key > ${after} and event_key <= ${upTo}`
}
