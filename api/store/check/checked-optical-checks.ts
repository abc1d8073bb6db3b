import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** What calls of models and verdicts are kept as saying of batches, beside the event that says it. */
export interface CheckedCall {
  readonly eventKey: number
  readonly id: string
  readonly envelope: Buffer
  readonly disclosed: unknown
  /** Null where neither a call nor a verdict is kept under the event's id. */
  readonly class: string | null
  /** Null of a verdict. */
  readonly model: string | null
  readonly version: string | null
  readonly confidenceMillionths: number | null
}

/** Calls that count as events of batches, and verdicts that are kept as such. */
const told = sql`(
  select call.organisation_key, call.id, call.class, version.model, version.version, call.confidence_millionths
  from optical_call as call join optical_piece as piece using (optical_piece_key) join optical_version as version using (optical_version_key)
  where call.was_live and piece.batch is not null
  union all select organisation_key, event_id, class, null, null, null from optical_verdict where event_id is not null)`

/** Events of this stage behind a key, each with the call or verdict of its id. */
export async function readOpticalEvents(
  db: Database,
  {
    stage,
    after,
    limit,
  }: { readonly stage: string; readonly after: number; readonly limit: number },
): Promise<readonly CheckedCall[]> {
  const { rows } = await sql<CheckedCall>`
    select event.event_key as "eventKey", event.id, event.envelope, disclosure.disclosed, told.class, told.model, told.version,
      told.confidence_millionths as "confidenceMillionths"
    from event left join disclosure using (event_key)
      left join ${told} as told on told.organisation_key = event.organisation_key and told.id = event.id
    where event.stage = ${stage} and event.event_key > ${after} order by event.event_key limit ${limit}`.execute(
    db,
  )
  return rows
}

/** Ids of calls and verdicts that should be events of batches and are none. */
export async function readUntoldCalls(db: Database, stage: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select told.id from ${told} as told where not exists (select from event
      where event.organisation_key = told.organisation_key and event.id = told.id and event.stage = ${stage})
    order by told.id limit 100`.execute(db)
  return rows.map(({ id }) => id)
}
