import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Passports that follow what is newly said of a model: a row for each version that was written, with how far its organisation's
 * passports were gone through, taken away at their end. What a receiver is told of a thing that was handed over, kept as it stood
 * on that day. And passports by those that they go on from, to lead on from an original.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table passport_model_due (
    model_version_key bigint primary key references model_version,
    organisation_key integer not null references organisation,
    after_passport_key bigint not null default 0
  )`,
  // Only what is written while passports of its stream stand has any to follow it; whoever writes it need not know.
  `create function note_model() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      if exists (select from passport
          where organisation_key = new.organisation_key and stream = new.stream and ended_time is null) then
        insert into passport_model_due (model_version_key, organisation_key)
          values (new.model_version_key, new.organisation_key);
        perform enqueue_job('issue-passports', '{}');
      end if;
      return null;
    end $$`,
  `create trigger note_model after insert on model_version for each row execute function note_model()`,
  ...ownRows('passport_model_due'),
  `grant select, delete on passport_model_due to loomcell_system`,
  `grant update (after_passport_key) on passport_model_due to loomcell_system`,

  `create table carried_facts (
    batch_key bigint primary key,
    organisation_key integer not null references organisation,
    facts json not null,
    carried_time timestamptz not null
  )`,
  `create trigger only_grows before update or delete or truncate on carried_facts
    for each statement execute function refuse_change()`,
  ...ownRows('carried_facts'),
  `grant select, insert on carried_facts to loomcell_system`,
  `grant select on carried_facts to loomcell_app`,

  `create index passport_predecessor_by_original on passport_predecessor (predecessor_key)`,
]
