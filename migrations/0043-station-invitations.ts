import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Invitations by which a device becomes a station: shown once as a QR, only their digest is stored. One that was taken names the key that
 * came of it, so that the same device may ask again and nobody else.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table station_invitation (
    station_invitation_key integer primary key generated always as identity,
    organisation_key integer not null references organisation,
    station_id uuid not null,
    digest bytea not null unique check (octet_length(digest) = 32),
    invited_by text not null,
    created_time timestamptz not null,
    expires_time timestamptz not null,
    access_key_key integer references access_key
  )`,
  `create index station_invitation_by_station on station_invitation (organisation_key, station_id)`,
  ...ownRows('station_invitation'),
  `grant select, insert on station_invitation to loomcell_app, loomcell_system`,
  `grant update (expires_time, access_key_key) on station_invitation to loomcell_app, loomcell_system`,
]
