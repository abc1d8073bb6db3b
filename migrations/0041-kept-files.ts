import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Documents are kept beside photos, and which event names which file, so that a file is shown to whoever may read a fact that names it,
 * and is gone when nothing names it any more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table photo rename to kept_file`,
  `alter index photo_by_time rename to kept_file_by_time`,
  // A document has no pixels.
  `alter table kept_file alter column width drop not null, alter column height drop not null`,
  // A file that is sent again is about to be named.
  `alter table kept_file add column sent_time timestamptz`,
  `update kept_file set sent_time = created_time`,
  `alter table kept_file alter column sent_time set not null`,
  `create index kept_file_by_sent_time on kept_file (sent_time)`,
  `grant update (sent_time) on kept_file to loomcell_app, loomcell_system`,
  `create table file_use (
    organisation_key integer not null references organisation,
    digest bytea not null check (octet_length(digest) = 32),
    event_key bigint not null references event,
    primary key (organisation_key, digest, event_key)
  )`,
  `create index file_use_by_event on file_use (event_key)`,
  ...ownRows('file_use'),
  `grant select, insert, delete on file_use to loomcell_app, loomcell_system`,
]
