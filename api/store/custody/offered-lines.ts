import type pg from 'pg'
import type { TopicName } from '../../../domain/topic.ts'
import { scopeStatement } from '../scoped-pool.ts'

/** A line of a hand-over whose goods have not left yet. */
export interface OfferedLine {
  readonly handOverKey: number
  readonly handOver: string
  readonly senderKey: number
  readonly receiverKey: number
  readonly line: number
  readonly batchKey: number
  readonly stream: string
  readonly danger: unknown
}

/** All lines of the hand-overs in which one of these batches is offered. */
export async function findOfferedWith(
  client: pg.ClientBase,
  batchKeys: readonly number[],
): Promise<readonly OfferedLine[]> {
  const { rows } = await client.query<OfferedLine>(
    `select hand_over_key as "handOverKey", hand_over.id as "handOver", hand_over.sender_key as "senderKey",
       hand_over.receiver_key as "receiverKey", line, batch_key as "batchKey", stream, danger
     from hand_over_line join hand_over using (hand_over_key)
     where state = 'offered'
       and hand_over_key in (select hand_over_key from hand_over_line where batch_key = any($1::bigint[]))
     order by hand_over_key, line`,
    [batchKeys],
  )
  return rows
}

/** What a line's goods are known to be by now. */
export interface Retold {
  readonly hand_over_key: number
  readonly line: number
  readonly danger: unknown
}

/** One receiver to be told. */
export interface Telling {
  readonly organisation_key: number
  readonly topic: TopicName
  readonly subject: string
  readonly payload: Readonly<Record<string, unknown>>
}

/**
 * Writes what goods are by now on the lines that offer them, and tells the receivers. For their outbox the transaction names
 * them; before and after it sees the rows of `organisationKeys` only.
 */
export async function retellDangers(
  client: pg.ClientBase,
  { lines, told }: { lines: readonly Retold[]; told: readonly Telling[] },
  organisationKeys: readonly number[],
): Promise<void> {
  await client.query(
    `update hand_over_line as line set danger = row.danger
     from json_to_recordset($1::json) as row (hand_over_key bigint, line integer, danger json)
     where line.hand_over_key = row.hand_over_key and line.line = row.line`,
    [JSON.stringify(lines)],
  )
  const receivers = [...new Set(told.map(({ organisation_key }) => organisation_key))]
  await client.query(scopeStatement(receivers))
  await client.query(
    `insert into outbox_entry (organisation_key, topic, subject, payload)
     select * from json_to_recordset($1::json) as row (organisation_key integer, topic text, subject text, payload json)`,
    [JSON.stringify(told)],
  )
  await client.query(scopeStatement(organisationKeys))
}
