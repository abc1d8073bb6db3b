import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Links by which an inspector without an account reads one facility or one hand-over for minutes. Only the digest of a link's secret is
 * kept. A row is ended by its time or by its owner, and stays as the owner's record of what was shown.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table inspection_link (
    inspection_link_key bigint primary key generated always as identity,
    id uuid not null unique,
    organisation_key integer not null references organisation,
    link_digest bytea not null unique check (octet_length(link_digest) = 32),
    facility_key integer,
    hand_over_key bigint references hand_over,
    shown_to text check (length(shown_to) between 1 and 100),
    person_id text not null,
    made_by text not null,
    created_time timestamptz not null,
    expires_time timestamptz not null,
    ended_time timestamptz,
    looks integer not null default 0 check (looks >= 0),
    last_look_time timestamptz,
    foreign key (facility_key, organisation_key) references facility (facility_key, organisation_key),
    check ((facility_key is null) <> (hand_over_key is null)),
    check (expires_time > created_time and expires_time <= created_time + interval '1 hour')
  )`,
  `create index inspection_link_by_organisation on inspection_link (organisation_key, inspection_link_key)`,
  ...ownRows('inspection_link'),
  `grant select, insert, update (ended_time) on inspection_link to loomcell_app`,
  `grant select, insert, update (ended_time, looks, last_look_time) on inspection_link to loomcell_system`,
]
