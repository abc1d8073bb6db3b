import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Photos beside history: an event names one by its digest, so that the picture can be erased and every proof stays. Each
 * organisation keeps its own, once. What it is says the picture's content and no name of a file.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table photo (
    organisation_key integer not null references organisation,
    digest bytea not null check (octet_length(digest) = 32),
    type text not null,
    width integer not null,
    height integer not null,
    content bytea not null,
    created_time timestamptz not null,
    primary key (organisation_key, digest)
  )`,
  // A photo is packed already.
  `alter table photo alter column content set storage external`,
  `create index photo_by_time on photo (organisation_key, created_time)`,
  ...ownRows('photo'),
  `grant select, insert, delete on photo to loomcell_app, loomcell_system`,
]
