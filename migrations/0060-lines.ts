import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Production lines: ordered stations of a facility with area, people and rated capacity, in versions by day, which only grow. What stations
 * read of themselves is a stream of its own beside the chain: pieces, states, meters. Nothing changes a reading; old ones are removed, and
 * what they added up to by clock hour stays.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const growing = ['production_line', 'production_line_version', 'production_line_station']
const adding = ['production_hour', 'production_hour_reason']

const statements = [
  `create table production_line (
    production_line_key bigint primary key generated always as identity,
    organisation_key integer not null references organisation,
    facility_key integer not null,
    code text not null check (length(code) between 1 and 80),
    created_time timestamptz not null,
    unique (organisation_key, code),
    unique (production_line_key, organisation_key),
    foreign key (facility_key, organisation_key) references facility (facility_key, organisation_key)
  )`,
  `create table production_line_version (
    production_line_key bigint not null,
    version integer not null check (version >= 1),
    organisation_key integer not null,
    valid_from date not null,
    name text not null check (length(name) between 1 and 200),
    area integer not null check (area between 1 and 10000000),
    area_unit text not null check (area_unit in ('m2', 'ft2')),
    planned_people integer not null check (planned_people between 1 and 10000),
    rated_per_hour integer not null check (rated_per_hour between 1 and 1000000),
    shifts text[] not null check (cardinality(shifts) between 1 and 6),
    written_by text not null,
    written_time timestamptz not null,
    primary key (production_line_key, version),
    unique (production_line_key, version, organisation_key),
    foreign key (production_line_key, organisation_key) references production_line (production_line_key, organisation_key)
  )`,
  `create table production_line_station (
    production_line_key bigint not null,
    version integer not null,
    place integer not null check (place between 1 and 20),
    organisation_key integer not null,
    station_id uuid not null,
    rated_per_hour integer not null check (rated_per_hour between 1 and 1000000),
    primary key (production_line_key, version, place),
    unique (production_line_key, version, station_id),
    foreign key (production_line_key, version, organisation_key)
      references production_line_version (production_line_key, version, organisation_key)
  )`,
  `create table station_reading (
    station_reading_key bigint primary key generated always as identity,
    organisation_key integer not null references organisation,
    production_line_key bigint not null,
    station_id uuid not null,
    seq bigint not null check (seq between 0 and 9007199254740991),
    from_time timestamptz not null,
    to_time timestamptz not null check (to_time > from_time),
    good integer check (good between 0 and 1000000),
    bad integer check (bad between 0 and 1000000),
    defects json,
    state text check (state in ('running', 'stopped', 'fault')),
    reason text check (length(reason) between 1 and 200),
    energy_watt_hours bigint check (energy_watt_hours >= 0),
    water_millilitres bigint check (water_millilitres >= 0),
    dye_grams bigint check (dye_grams >= 0),
    digest bytea not null check (octet_length(digest) = 32),
    received_time timestamptz not null,
    unique (organisation_key, station_id, seq),
    check (coalesce(good, bad, energy_watt_hours, water_millilitres, dye_grams) is not null or state is not null),
    check ((reason is null) = (state is null or state = 'running')),
    foreign key (production_line_key, organisation_key) references production_line (production_line_key, organisation_key)
  )`,
  `create index station_reading_by_time on station_reading (station_id, from_time)`,
  `create index station_reading_by_line on station_reading (production_line_key, from_time, station_reading_key)`,
  `create index station_reading_by_age on station_reading (from_time)`,
  `create table production_hour (
    production_line_key bigint not null,
    station_id uuid not null,
    hour timestamptz not null,
    organisation_key integer not null,
    good bigint not null check (good >= 0),
    bad bigint not null check (bad >= 0),
    running_ms bigint not null check (running_ms >= 0),
    stopped_ms bigint not null check (stopped_ms >= 0),
    fault_ms bigint not null check (fault_ms >= 0 and running_ms + stopped_ms + fault_ms <= 3600000),
    energy_watt_hours bigint not null check (energy_watt_hours >= 0),
    water_millilitres bigint not null check (water_millilitres >= 0),
    dye_grams bigint not null check (dye_grams >= 0),
    energy_readings integer not null check (energy_readings >= 0),
    water_readings integer not null check (water_readings >= 0),
    dye_readings integer not null check (dye_readings >= 0),
    primary key (production_line_key, hour, station_id),
    foreign key (production_line_key, organisation_key) references production_line (production_line_key, organisation_key)
  )`,
  `create table production_hour_reason (
    production_line_key bigint not null,
    station_id uuid not null,
    hour timestamptz not null,
    kind text not null check (kind in ('defect', 'stopped', 'fault')),
    reason text not null,
    organisation_key integer not null,
    amount bigint not null check (amount >= 0),
    primary key (production_line_key, hour, station_id, kind, reason),
    foreign key (production_line_key, organisation_key) references production_line (production_line_key, organisation_key)
  )`,
  ...growing.flatMap((table) => [
    `create trigger only_grows before update or delete or truncate on ${table}
     for each statement execute function refuse_change()`,
    ...ownRows(table),
    `grant select, insert on ${table} to loomcell_app, loomcell_system`,
  ]),
  `create trigger never_changes before update or truncate on station_reading
    for each statement execute function refuse_change()`,
  ...ownRows('station_reading'),
  `grant select, insert on station_reading to loomcell_app`,
  `grant select, insert, delete on station_reading to loomcell_system`,
  ...adding.flatMap((table) => [
    `create trigger never_shrinks before delete or truncate on ${table}
     for each statement execute function refuse_change()`,
    ...ownRows(table),
  ]),
  ...['loomcell_app', 'loomcell_system'].flatMap((role) => [
    `grant select, insert, update (good, bad, running_ms, stopped_ms, fault_ms, energy_watt_hours, water_millilitres, dye_grams,
      energy_readings, water_readings, dye_readings) on production_hour to ${role}`,
    `grant select, insert, update (amount) on production_hour_reason to ${role}`,
  ]),
]
