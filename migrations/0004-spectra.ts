import { type Kysely, sql } from 'kysely'

/**
 * Identification of fibre from infrared spectra: libraries of reference spectra as they were measured, and identifications
 * with the spectrum, the answer and the library that it rests on. All only ever grows: a better library is a further one,
 * known by the digest of its content, so that an old identification stays explained.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const quantityCheck = `check (quantity in ('transmittance', 'absorbance'))`

const growing = ['fibre_library', 'reference_spectrum', 'spectrum_identification']

const statements = [
  `create table fibre_library (
    fibre_library_key bigint primary key generated always as identity,
    organisation_key integer not null references organisation,
    digest bytea not null check (octet_length(digest) = 32),
    quantity text not null ${quantityCheck},
    wavenumbers double precision[] not null check (cardinality(wavenumbers) > 1),
    method text not null,
    self_check json not null,
    created_time timestamptz not null,
    unique (organisation_key, digest)
  )`,

  `create table reference_spectrum (
    fibre_library_key bigint not null references fibre_library,
    line integer not null,
    spectrum text not null,
    sample text not null,
    fibre_type text not null,
    fibre text not null,
    readings double precision[] not null,
    primary key (fibre_library_key, line),
    unique (fibre_library_key, spectrum)
  )`,

  `create table spectrum_identification (
    spectrum_identification_key bigint primary key generated always as identity,
    id uuid not null,
    organisation_key integer not null references organisation,
    fibre_library_key bigint not null references fibre_library,
    sample text,
    instrument text,
    quantity text not null ${quantityCheck},
    wavenumbers double precision[] not null,
    readings double precision[] not null check (cardinality(readings) = cardinality(wavenumbers)),
    spectrum_digest bytea not null check (octet_length(spectrum_digest) = 32),
    method text not null,
    answer json not null,
    digest bytea not null check (octet_length(digest) = 32),
    created_time timestamptz not null,
    unique (organisation_key, id)
  )`,

  ...growing.map(
    (table) =>
      `create trigger only_grows before update or delete or truncate on ${table}
       for each statement execute function refuse_change()`,
  ),

  `grant select, insert on ${growing.join(', ')} to loomcell_app`,
]
