import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A line of a hand-over whose goods left, with the papers they left on and what they were then. */
export interface CheckedCarriage {
  readonly handOver: string
  readonly line: number
  readonly stream: string
  readonly code: string
  readonly kind: string
  readonly leftState: string
  readonly context: unknown
  readonly papers: unknown
  /** Stream and version that the goods left under, such as `battery/2`. */
  readonly schema: string
}

/** Lines of hand-overs that left, a page at a time in order. */
export async function readCarriage(
  db: Database,
  { after, most }: { after: readonly [handOverKey: number, line: number]; most: number },
): Promise<readonly (CheckedCarriage & { readonly handOverKey: number })[]> {
  const [key, line] = after
  const { rows } = await sql<CheckedCarriage & { readonly handOverKey: number }>`
    select hand_over_key as "handOverKey", hand_over.id as "handOver", line, stream, code, kind, standing as "leftState", context, papers,
      coalesce((
        select convert_from(envelope, 'UTF8')::json #>> '{schema,id}'
        from event_subject join event using (event_key)
        where event_subject.batch_key = hand_over_line.batch_key and event.digest = hand_over_cargo.digest
      ), stream || '/1') as schema
    from hand_over_cargo join hand_over using (hand_over_key) join hand_over_line using (hand_over_key, line)
    where (hand_over_key, line) > (${key}, ${line})
    order by hand_over_key, line limit ${most}`.execute(db)
  return rows
}
