import { type Selectable, sql, type Transaction } from 'kysely'
import type { HandOverState } from '../../../workflows/hand-over.ts'
import type { Database, Tables } from '../database.ts'

/** A hand-over as it stands; keys are those of organisations. */
export interface StoredHandOver {
  readonly handOverKey: number
  readonly id: string
  readonly senderKey: number
  readonly receiverKey: number
  readonly custodianKey: number | null
  readonly parties: readonly number[]
  /** Codes of the facilities. */
  readonly from: string
  readonly to: string | null
  readonly state: HandOverState
  readonly papers: Readonly<Record<string, unknown>>
  readonly requestDigest: Buffer
  readonly stepCount: number
  readonly headDigest: Buffer
  readonly createdTime: Date
  readonly dueTime: Date | null
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
const selected = sql`
  select hand_over_key as "handOverKey", id, sender_key as "senderKey", receiver_key as "receiverKey",
    custodian_key as "custodianKey", parties, facility_code(sender_facility_key) as "from",
    facility_code(receiver_facility_key) as "to", state, papers, request_digest as "requestDigest",
    step_count as "stepCount", head_digest as "headDigest", created_time as "createdTime", due_time as "dueTime",
    retain_until::text as "retainUntil"
  from hand_over`

/** The hand-over of this id, if the organisation is a party to it. */
export async function findHandOver(
  db: Database,
  organisationKey: number,
  id: string,
): Promise<StoredHandOver | undefined> {
  const { rows } = await sql<StoredHandOver>`
    ${selected} where id = ${id} and ${organisationKey} = any(parties)`.execute(db)
  return rows[0]
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
  const own = side === undefined ? sql`any(parties)` : sql.ref(`${side}_key`)
  // In which state it is now is not for a former carrier to find out, not even by asking for it.
  const knows = sql`${organisationKey} in (sender_key, receiver_key, custodian_key)`
  const { rows } = await sql<StoredHandOver>`
    ${selected}
    where ${organisationKey} = ${own} and parties @> array[${organisationKey}::integer]
      and (${states === undefined} or (state = any(${states ?? []}::text[]) and ${knows}))
      and (${cursor === undefined} or hand_over_key < ${cursor ?? 0})
    order by hand_over_key desc limit ${limit}`.execute(db)
  return rows
}

/** Writes a step's change of the hand-over itself. */
export async function updateHandOver(
  tx: Transaction<Tables>,
  handOverKey: number,
  change: HandOverChange & { state: HandOverState; step_count: number; head_digest: Buffer },
): Promise<void> {
  await tx.updateTable('hand_over').set(change).where('hand_over_key', '=', handOverKey).execute()
}

/** Key of the organisation's facility of this code. */
export async function findFacilityKey(
  db: Database,
  organisationKey: number,
  code: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('facility')
    .select('facility_key')
    .where('organisation_key', '=', organisationKey)
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.facility_key
}
