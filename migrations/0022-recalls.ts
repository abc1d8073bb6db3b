import { type Kysely, sql } from 'kysely'

/**
 * A recall that ended before it was seen to have spread is followed to its end all the same: over what was made while it was
 * open and not over what was made later, as it follows nothing from its end on.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create or replace function spread_recall(key bigint) returns bigint language plpgsql security definer set search_path from current as $$
    declare
      added bigint;
      ended timestamptz;
    begin
      select ended_time into ended from recall where recall_key = key;
      insert into recall_batch (recall_key, batch_key, organisation_key, at_opening)
        with recursive walk (batch_key) as (
          select batch_key from recall where recall_key = key
          union select child from walk join lineage on parent = walk.batch_key
          where ended is null or not exists (
            select from event where event.event_key = lineage.event_key and record_time > ended)
        )
        select key, batch_key, batch.organisation_key, state <> 'reversed' from walk join batch using (batch_key)
          join organisation as holder using (organisation_key)
        where holder.constructed = (
            select constructed from recall join organisation using (organisation_key) where recall_key = key)
          and not exists (
            select from recall_batch as kept where kept.recall_key = key and kept.batch_key = walk.batch_key)
      on conflict do nothing;
      get diagnostics added = row_count;
      return added;
    end $$`,
]
