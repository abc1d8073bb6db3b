import { type Selectable, type SqlBool, sql, type Transaction } from 'kysely'
import type { HandOverState } from '../../../workflows/hand-over.ts'
import type { Database, Tables } from '../database.ts'
import { columns, type Row } from '../row.ts'

const handOverColumns = [
  'hand_over_key',
  'id',
  'sender_key',
  'receiver_key',
  'custodian_key',
  'parties',
  'state',
  'request_digest',
  'step_count',
  'head_digest',
  'created_time',
  'due_time',
] as const

/** A hand-over as it stands; keys are those of organisations. */
export interface StoredHandOver extends Row<'hand_over', (typeof handOverColumns)[number]> {
  /** Codes of the facilities. */
  readonly from: string
  readonly to: string | null
  readonly papers: Readonly<Record<string, unknown>>
  readonly retainUntil: string | null
}

export type LineRow = Selectable<Tables['hand_over_line']>
export type CargoRow = Selectable<Tables['hand_over_cargo']>
export type StepRow = Selectable<Tables['hand_over_step']>

/** Columns of a hand-over that its steps change. */
export type HandOverChange = Partial<
  Pick<
    Selectable<Tables['hand_over']>,
    | 'custodian_key'
    | 'parties'
    | 'receiver_facility_key'
    | 'dispatched_time'
    | 'due_time'
    | 'received_time'
    | 'decided_time'
    | 'closed_time'
    | 'retain_until'
  >
>

// A facility's code is the other side's to know, although its other rows are not: it stands on the papers.
function selectHandOvers(db: Database) {
  return db
    .selectFrom('hand_over')
    .select(columns('hand_over', handOverColumns))
    .select(sql<string>`facility_code(sender_facility_key)`.as('from'))
    .select(sql<string | null>`facility_code(receiver_facility_key)`.as('to'))
    .select(sql<Record<string, unknown>>`papers`.as('papers'))
    .select(sql<string | null>`retain_until::text`.as('retainUntil'))
}

/** The hand-over of this id, if the organisation is a party to it. */
export async function findHandOver(
  db: Database,
  organisationKey: number,
  id: string,
): Promise<StoredHandOver | undefined> {
  return selectHandOvers(db)
    .where('id', '=', id)
    .where(sql<SqlBool>`${organisationKey} = any(parties)`)
    .executeTakeFirst()
}

/** The same, held until the transaction ends, so that two steps never cross. */
export async function lockHandOver(
  tx: Transaction<Tables>,
  organisationKey: number,
  id: string,
): Promise<StoredHandOver | undefined> {
  await sql`select from hand_over where id = ${id} for update`.execute(tx)
  return findHandOver(tx, organisationKey, id)
}

export interface HandOverFilter {
  readonly side?: 'sender' | 'receiver' | undefined
  readonly states?: readonly HandOverState[] | undefined
  /** Only hand-overs made before the one of this key. */
  readonly cursor?: number | undefined
  readonly limit: number
}

/** Hand-overs that the organisation is a party to, newest first. */
export async function listHandOvers(
  db: Database,
  organisationKey: number,
  { side, states, cursor, limit }: HandOverFilter,
): Promise<readonly StoredHandOver[]> {
  let query = selectHandOvers(db)
    .where(sql<SqlBool>`parties @> array[${organisationKey}::integer]`)
    .orderBy('hand_over_key', 'desc')
    .limit(limit)
  if (side !== undefined) query = query.where(`${side}_key`, '=', organisationKey)
  if (cursor !== undefined) query = query.where('hand_over_key', '<', cursor)
  if (states === undefined) return query.execute()
  // In which state it is now is not for a former carrier to find out, not even by asking for it.
  return query
    .where(sql<SqlBool>`state = any(${[...states]}::text[])`)
    .where(sql<SqlBool>`${organisationKey} in (sender_key, receiver_key, custodian_key)`)
    .execute()
}

/** Writes a step's change of the hand-over itself. */
export async function updateHandOver(
  tx: Transaction<Tables>,
  handOverKey: number,
  change: HandOverChange & { state: HandOverState; step_count: number; head_digest: Buffer },
): Promise<void> {
  await tx.updateTable('hand_over').set(change).where('hand_over_key', '=', handOverKey).execute()
}
