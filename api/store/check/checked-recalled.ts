import { sql } from 'kysely'
import type { RecallSeverity } from '../../../workflows/recall.ts'
import type { Database } from '../database.ts'

/** A batch that left while a recall on it was open, by the times under which both were recorded. */
export interface CheckedRecalled {
  readonly recallKey: number
  readonly batchKey: number
  readonly seq: number
  readonly recall: string
  readonly severity: RecallSeverity
  readonly isItself: boolean
  /** Whether an authority had taken its notice off the holder's pages by then. */
  readonly isTakenDown: boolean
  /** Whether it went to whoever recalls it, or to one that held what it came out of. */
  readonly goesBack: boolean
  readonly eventKey: number
  readonly event: string
  readonly stage: string
  readonly stream: string
  readonly batch: string
  readonly code: string
}

interface Page {
  readonly after: readonly [recallKey: number, batchKey: number, seq: number]
  readonly most: number
  /** Stages by which goods leave, such as `battery.sold`. */
  readonly leaving: readonly string[]
}

/** What left under recall, a page at a time in order. */
export async function readRecalled(
  db: Database,
  { after: [recallKey, batchKey, seq], most, leaving }: Page,
): Promise<readonly CheckedRecalled[]> {
  const { rows } = await sql<CheckedRecalled>`
    select recall_key as "recallKey", affected.batch_key as "batchKey", seq, recall.id as recall, severity,
      recall.batch_key = affected.batch_key as "isItself", exists (
        select from recall_objection as removal
        where removal.recall_key = affected.recall_key and removal.organisation_key = affected.organisation_key
          and authority_key is not null and removal.created_time < record_time) as "isTakenDown",
      exists (
        select from hand_over_cargo as cargo join hand_over using (hand_over_key)
        where cargo.digest = event.digest and (hand_over.receiver_key = recall.organisation_key or exists (
          with recursive up (parent) as (
            select parent from lineage where child = affected.batch_key
            union select lineage.parent from up join lineage on lineage.child = up.parent
          )
          select from up join batch as held on held.batch_key = up.parent
          where held.organisation_key = hand_over.receiver_key))) as "goesBack",
      event_key as "eventKey", event.id as event, stage, event.stream, batch.id as batch, batch.code
    from recall join recall_batch as affected using (recall_key) join batch on batch.batch_key = affected.batch_key
      join event_subject on event_subject.batch_key = affected.batch_key join event using (event_key)
    where (recall_key, affected.batch_key, seq) > (${recallKey}, ${batchKey}, ${seq})
      and event.stream || '.' || stage = any(${leaving}::text[])
      and record_time > recall.created_time and (ended_time is null or record_time < ended_time)
    order by recall_key, affected.batch_key, seq limit ${most}`.execute(db)
  return rows
}

/** Whether an event recorded before it bears a later time, or one after it an earlier one: then a clock was set, and times prove no order. */
export async function isClockDoubtful(db: Database, eventKey: number): Promise<boolean> {
  const { rows } = await sql<{ doubtful: boolean }>`
    select exists (
      select from event as other where other.event_key > ${eventKey} and other.record_time < one.record_time - interval '1 second'
      union all select from event as other where other.event_key < ${eventKey} and other.record_time > one.record_time + interval '1 second'
    ) as doubtful from event as one where one.event_key = ${eventKey}`.execute(db)
  return rows[0]?.doubtful === true
}
