import { type Kysely, sql } from 'kysely'

/**
 * What the holder answers a reader of a public record, kept beside the question. Whoever asks has a link with a secret of which only
 * the digest is kept; what the holder shows for it is a grant that the same secret opens. A way to be reached outside is no longer needed.
 * Questions of before have no such link.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table record_question
    alter reply_to drop not null,
    add asker text check (length(asker) between 1 and 200),
    add link_digest bytea unique check (octet_length(link_digest) = 32),
    add state text not null default 'waiting' check (state in ('waiting', 'answered', 'declined')),
    add answer text check (length(answer) between 1 and 1000),
    add answered_time timestamptz,
    add grant_id uuid references fact_grant (id) deferrable initially deferred,
    add expires_time timestamptz,
    add check ((state = 'waiting') = (answer is null)),
    add check ((state = 'waiting') = (answered_time is null)),
    add check (grant_id is null or state = 'answered')`,
  `update record_question set expires_time = created_time + interval '90 days'`,
  `alter table record_question alter expires_time set not null`,
  `create index record_question_by_end on record_question (expires_time)`,
  `grant update (state, answer, answered_time, grant_id, expires_time) on record_question to loomcell_app`,
]
