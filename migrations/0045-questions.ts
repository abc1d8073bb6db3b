import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * What readers of a public record ask its holder. Whoever asks is a stranger who leaves a way to be answered: it is kept until the
 * holder has dealt with it, and never longer than the rules of the house say.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table record_question (
    record_question_key bigint primary key generated always as identity,
    id uuid not null unique,
    organisation_key integer not null references organisation,
    batch_key bigint not null,
    about text not null,
    question text not null check (length(question) between 1 and 1000),
    reply_to text not null check (length(reply_to) between 1 and 200),
    language text not null,
    created_time timestamptz not null
  )`,
  `create index record_question_by_organisation on record_question (organisation_key, record_question_key)`,
  `create index record_question_by_batch on record_question (batch_key)`,
  ...ownRows('record_question'),
  `grant select, delete on record_question to loomcell_app`,
  `grant select, insert, delete on record_question to loomcell_system`,
]
