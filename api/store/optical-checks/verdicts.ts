import { sql } from 'kysely'
import type { Database } from '../database.ts'
import type { StoredVerdict } from './pieces.ts'

/** Waits until nobody else judges this piece, and keeps others waiting until the transaction ends. */
export async function lockPiece(tx: Database, pieceKey: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('optical piece'), hashtext(${String(pieceKey)}))`.execute(
    tx,
  )
}

/** A verdict that is to be kept, with the event that it is of a batch. */
export interface NewVerdict extends Omit<StoredVerdict, 'judgedTime'> {
  readonly pieceKey: number
  readonly now: Date
  readonly eventId: string | null
}

/** Adds a person's verdict on a piece; those before it stay. */
export async function addVerdict(
  tx: Database,
  organisationKey: number,
  { pieceKey, ...said }: NewVerdict,
): Promise<void> {
  await tx
    .insertInto('optical_verdict')
    .values({
      organisation_key: organisationKey,
      optical_piece_key: pieceKey,
      class: said.class,
      note: said.note,
      person_id: said.personId,
      judged_by: said.judgedBy,
      judged_time: said.now,
      event_id: said.eventId,
    })
    .execute()
}
