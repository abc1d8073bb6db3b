import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** What people tell a hand-over by: what is in it, and who the other one is. */
export interface NamedHandOver {
  readonly id: string
  readonly part: 'sender' | 'receiver' | 'custodian'
  /** Keys of organisations. */
  readonly senderKey: number
  readonly receiverKey: number
  /** Code of its first line, and how many lines there are. */
  readonly code: string
  readonly lines: number
  /** Grams that left, or that were offered while nothing has. */
  readonly grams: number
}

/** What these hand-overs are told by, as far as the organisation is a party to them. */
export async function readHandOverNames(
  db: Database,
  organisationKey: number,
  ids: readonly string[],
): Promise<readonly NamedHandOver[]> {
  const { rows } = await sql<NamedHandOver>`
    select id::text, sender_key as "senderKey", receiver_key as "receiverKey", goods.*,
      case ${organisationKey}::integer when sender_key then 'sender' when receiver_key then 'receiver' else 'custodian' end as part
    from hand_over cross join lateral (
      select (array_agg(code order by line))[1] as code, count(*)::integer as lines,
        sum(coalesce(sent_grams, offered_grams))::bigint as grams
      from hand_over_line where hand_over_line.hand_over_key = hand_over.hand_over_key
    ) as goods
    where id = any(${[...ids]}::uuid[]) and ${organisationKey} = any(parties) and lines > 0`.execute(
    db,
  )
  return rows
}
