import { sql } from 'kysely'
import type { RecallNotice, RecallSeverity } from '../../../workflows/recall.ts'
import type { Database } from '../database.ts'
import { type AskedPeriod, listOf, midnight } from './asked.ts'

/** Goods that left and were not decided upon yet. */
export interface Transit {
  readonly handOvers: number
  readonly grams: number
  /** When the one left that is longest on its way; null where none is. */
  readonly oldest: Date | null
}

/** What these organisations sent or are to receive and what is on its way now; between two of them it counts once. */
export async function readTransit(
  db: Database,
  keys: readonly number[],
  stream: string | undefined,
): Promise<Transit> {
  const { rows } = await sql<Transit>`
    select count(distinct hand_over_key) as "handOvers", min(dispatched_time) as oldest,
      coalesce(sum(coalesce(corrected_sent_grams, sent_grams, offered_grams)), 0)::bigint as grams
    from hand_over join hand_over_line using (hand_over_key)
    where state in ('in_transport', 'stored', 'received') and (sender_key = any(${listOf(keys)}) or receiver_key = any(${listOf(keys)}))
      and (${stream ?? null}::text is null or stream = ${stream ?? null})`.execute(db)
  return rows[0] ?? { handOvers: 0, grams: 0, oldest: null }
}

/** A recall that is open on something that these organisations hold or held. */
export interface HeldRecall {
  readonly id: string
  readonly severity: RecallSeverity
  readonly notice: RecallNotice
  /** Id of the batch that is recalled with all that came out of it; null where the reader may not see it. */
  readonly batch: string | null
  /** Slug of one of those that hold something of it, else of one that did. */
  readonly holder: string
  /** What they hold of it now, and how many of them do: what was passed on or worked is not there any more. */
  readonly batches: number
  readonly holders: number
  readonly createdTime: Date
}

/** Open recalls by what these organisations hold of them, newest first. */
export async function listHeldRecalls(
  db: Database,
  keys: readonly number[],
  limit: number,
): Promise<readonly HeldRecall[]> {
  const { rows } = await sql<HeldRecall>`
    select recall.id, severity, notice, min(recalled.id::text) as batch, coalesce(min(organisation.slug) filter (where not held.spent), min(organisation.slug)) as holder,
      count(distinct affected.batch_key) filter (where not held.spent) as batches,
      count(distinct affected.organisation_key) filter (where not held.spent) as holders, recall.created_time as "createdTime"
    from recall join recall_batch as affected using (recall_key)
      join organisation on organisation.organisation_key = affected.organisation_key
      join batch as held on held.batch_key = affected.batch_key
      left join batch as recalled on recalled.batch_key = recall.batch_key
    where ended_time is null and affected.organisation_key = any(${listOf(keys)})
    group by recall.recall_key order by recall.recall_key desc limit ${limit}`.execute(db)
  return rows
}

/** Lines that were refused in a period of days, and what they weighed. */
export async function readRefused(
  db: Database,
  { keys, from, to, timeZone, stream }: AskedPeriod & { readonly stream: string | undefined },
): Promise<{ readonly lines: number; readonly grams: number }> {
  const { rows } = await sql<{ lines: number; grams: number }>`
    select count(*) as lines, coalesce(sum(refused_grams), 0)::bigint as grams
    from hand_over join hand_over_line using (hand_over_key)
    where refused_grams > 0 and decided_time >= ${midnight(from, timeZone)} and decided_time < ${midnight(to, timeZone)}
      and (${stream ?? null}::text is null or stream = ${stream ?? null})
      and (sender_key = any(${listOf(keys)}) or receiver_key = any(${listOf(keys)}))`.execute(db)
  return rows[0] ?? { lines: 0, grams: 0 }
}
