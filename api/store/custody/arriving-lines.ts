import { sql } from 'kysely'
import type { HandOverState } from '../../../workflows/hand-over.ts'
import type { Database } from '../database.ts'

/** A line of a hand-over that is on its way to the asking organisation, or stands at its door. */
export interface ArrivingLine {
  /** Id of the hand-over. */
  readonly handOver: string
  readonly state: HandOverState
  readonly line: number
  readonly batchKey: number
  readonly batchId: string
  /** The sender's code, as it stands on the label. */
  readonly code: string
  /** The maker's serial number, once the goods have left. */
  readonly serial: string | null
  readonly stream: string
  readonly kind: string
  readonly material: string
  /** As sent; as offered before they left. */
  readonly grams: number
  readonly danger: unknown
  readonly senderKey: number
  readonly dueTime: Date | null
}

/** Where goods are the receiver's to expect or to decide on. */
const arrivingStates: readonly HandOverState[] = ['offered', 'in_transport', 'stored', 'received']

/** Most lines that a label is compared with: more than arrive anywhere in a day. */
const mostLines = 5_000

/** All that is on its way to an organisation, in the order in which it was offered. */
export async function listArriving(
  db: Database,
  organisationKey: number,
): Promise<readonly ArrivingLine[]> {
  const { rows } = await sql<ArrivingLine>`
    select hand_over.id as "handOver", state, line.line, line.batch_key as "batchKey", batch_id as "batchId", code,
      cargo.context->>'serial' as serial, stream, kind, material, coalesce(sent_grams, offered_grams) as grams, danger,
      hand_over.sender_key as "senderKey", due_time as "dueTime"
    from hand_over join hand_over_line as line using (hand_over_key)
      left join hand_over_cargo as cargo on cargo.hand_over_key = line.hand_over_key and cargo.line = line.line
    where parties @> array[${organisationKey}::integer] and hand_over.receiver_key = ${organisationKey}
      and closed_time is null and state = any(${[...arrivingStates]}::text[])
    order by hand_over.hand_over_key, line.line limit ${mostLines}`.execute(db)
  return rows
}

/** Where a batch went that is no longer its organisation's. */
export interface LeftFor {
  readonly batchKey: number
  readonly handOver: string
  readonly state: HandOverState
  readonly receiverKey: number
}

/** The last hand-over of each of these batches. */
export async function listLeft(
  db: Database,
  batchKeys: readonly number[],
): Promise<readonly LeftFor[]> {
  if (batchKeys.length === 0) return []
  const { rows } = await sql<LeftFor>`
    select distinct on (line.batch_key) line.batch_key as "batchKey", hand_over.id as "handOver", state,
      receiver_key as "receiverKey"
    from hand_over_line as line join hand_over using (hand_over_key)
    where line.batch_key = any(${[...batchKeys]}::bigint[]) and state not in ('offered', 'cancelled')
    order by line.batch_key, hand_over_key desc`.execute(db)
  return rows
}
