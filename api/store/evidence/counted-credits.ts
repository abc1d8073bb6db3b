import { type RawBuilder, sql } from 'kysely'
import type { RecycledClass } from '../../../domain/claim/recycled-class.ts'
import type { Database } from '../database.ts'

/** Batches of the organisation that went to another one and came back, under the names that `lineage` has. */
const wentAndCameBack = sql`hand_over_line as went
  join hand_over_line as back on back.batch_id = went.receiver_batch_id
  join batch as home on home.id = back.receiver_batch_id`

/**
 * Evidence that stands for itself. Goods that came back may have been sold meanwhile, so that a certificate stands for them
 * again; a declaration would only say anew what it said before.
 */
function standsForItself(kind: RawBuilder<unknown>) {
  return sql`(${kind} = 'declaration' or ${kind} = 'certificate' and not came_back)`
}

/**
 * A credit of this class in which one of these batches, or what was made of them at whatever remove, counts on evidence of its
 * own; undefined when there is none. What left whole and came back is followed too.
 */
export async function findCounting(
  db: Database,
  organisationKey: number,
  { outputs, class: name }: { outputs: readonly string[]; class: RecycledClass },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with recursive walk (batch_key, came_back) as (
      select batch_key, false from batch where id = any(${outputs}::uuid[])
      union select step.batch_key, walk.came_back or step.came_back from walk cross join lateral (
        select child as batch_key, false as came_back from lineage where parent = walk.batch_key
        union all select home.batch_key, true from ${wentAndCameBack} where went.batch_key = walk.batch_key
      ) as step
    )
    select credit.id from credit cross join lateral json_array_elements(inputs) as input
      join (walk join batch using (batch_key)) on batch.id::text = input->>'batchId'
    where credit.organisation_key = ${organisationKey} and class = ${name}
      and ${standsForItself(sql`input->'evidence'->>'kind'`)}
    limit 1`.execute(db)
  return rows[0]?.id
}

/** A credit of this class that one of the processes before the making of a batch earned; undefined when there is none. */
export async function findEarnedBefore(
  db: Database,
  organisationKey: number,
  { batch, class: name, evidence }: { batch: string; class: RecycledClass; evidence: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with recursive walk (batch_key, came_back) as (
      select batch_key, false from batch where id = ${batch}
      union select step.batch_key, walk.came_back or step.came_back from walk cross join lateral (
        select parent as batch_key, false as came_back from lineage where child = walk.batch_key
        union all select went.batch_key, true from ${wentAndCameBack} where home.batch_key = walk.batch_key
      ) as step
    )
    select credit.id from walk join event_subject using (batch_key) join event using (event_key)
      join credit on event_id = event.id and credit.organisation_key = event.organisation_key
    where seq = 1 and credit.organisation_key = ${organisationKey} and class = ${name} and loss is null
      and ${standsForItself(sql`${evidence}::text`)}
    order by credit_key desc limit 1`.execute(db)
  return rows[0]?.id
}
