import { sql } from 'kysely'
import type { Database } from '../database.ts'
import type { StoredVerdict } from './pieces.ts'

/** Waits until nobody else judges this piece, and keeps others waiting until the transaction ends. */
export async function lockPiece(tx: Database, pieceKey: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('optical piece'), hashtext(${String(pieceKey)}))`.execute(
    tx,
  )
}

/** Adds a person's verdict on a piece; those before it stay. */
export async function addVerdict(
  tx: Database,
  organisationKey: number,
  {
    pieceKey,
    ...said
  }: Omit<StoredVerdict, 'judgedTime'> & { readonly pieceKey: number; readonly now: Date },
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
    })
    .execute()
}
