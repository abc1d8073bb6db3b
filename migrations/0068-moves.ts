import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Places inside a facility and what moves between them, beside the chain: moves with their loads and steps, which only grow, where each batch
 * stands now, and orders for containers out of a colour store.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const growing = ['move_load', 'move_step', 'move_step_load']
const staying = ['facility_place', 'container_order', 'move']
const roles = 'loomcell_app, loomcell_system'

const statements = [
  `create table facility_place (
    facility_place_key bigint primary key generated always as identity,
    organisation_key integer not null references organisation,
    facility_key integer not null,
    code text not null check (length(code) between 1 and 80),
    kind text not null check (kind in ('dock', 'store', 'colour_store', 'station', 'quarantine')),
    served_by text not null check (served_by in ('both', 'hands', 'machines')),
    name text not null check (length(name) between 1 and 200),
    names jsonb not null default '{}' check (jsonb_typeof(names) = 'object' and names - array['en', 'zh-Hant', 'zh-Hans'] = '{}'),
    capacity_grams bigint check (capacity_grams >= 1),
    capacity_containers integer check (capacity_containers >= 1),
    created_time timestamptz not null,
    closed_time timestamptz,
    unique (organisation_key, code),
    unique (facility_place_key, organisation_key),
    foreign key (facility_key, organisation_key) references facility (facility_key, organisation_key)
  )`,
  `create table container_order (
    container_order_key bigint primary key generated always as identity,
    organisation_key integer not null references organisation,
    id uuid not null,
    to_place_key bigint not null,
    material text check (length(material) between 1 and 200),
    colour text check (length(colour) between 1 and 200),
    containers integer not null check (containers between 1 and 200),
    asked_by text not null,
    asked_name text not null,
    asked_time timestamptz not null,
    cancelled_name text,
    cancelled_time timestamptz,
    digest bytea not null check (octet_length(digest) = 32),
    check (num_nonnulls(material, colour) >= 1),
    check ((cancelled_name is null) = (cancelled_time is null)),
    unique (organisation_key, id),
    unique (container_order_key, organisation_key),
    foreign key (to_place_key, organisation_key) references facility_place (facility_place_key, organisation_key)
  )`,
  `create index container_order_by_age on container_order (organisation_key, container_order_key)`,
  `create table move (
    move_key bigint primary key generated always as identity,
    organisation_key integer not null references organisation,
    id uuid not null,
    from_place_key bigint not null,
    to_place_key bigint not null check (to_place_key <> from_place_key),
    manner text not null check (manner in ('carried', 'follow_me', 'platoon')),
    container_order_key bigint,
    asked_by text not null,
    asked_name text not null,
    asked_time timestamptz not null,
    recorded_time timestamptz not null,
    closed_time timestamptz,
    digest bytea not null check (octet_length(digest) = 32),
    unique (organisation_key, id),
    unique (move_key, organisation_key),
    foreign key (from_place_key, organisation_key) references facility_place (facility_place_key, organisation_key),
    foreign key (to_place_key, organisation_key) references facility_place (facility_place_key, organisation_key),
    foreign key (container_order_key, organisation_key) references container_order (container_order_key, organisation_key)
  )`,
  `create index move_by_age on move (organisation_key, move_key)`,
  `create index move_open on move (organisation_key, move_key) where closed_time is null`,
  `create index move_by_closing on move (organisation_key, closed_time)`,
  `create index move_by_order on move (container_order_key) where container_order_key is not null`,
  `create table move_load (
    move_key bigint not null,
    batch_key bigint not null,
    organisation_key integer not null,
    primary key (move_key, batch_key),
    foreign key (move_key, organisation_key) references move (move_key, organisation_key)
  )`,
  `create index move_load_by_batch on move_load (batch_key, move_key)`,
  `create table move_step (
    move_key bigint not null,
    seq integer not null check (seq >= 1),
    organisation_key integer not null,
    id uuid not null,
    step text not null check (step in ('started', 'taken_over', 'ended', 'cancelled')),
    mover_kind text not null check (mover_kind in ('person', 'robot', 'vehicle', 'conveyor')),
    mover_id text not null,
    mover_name text not null,
    step_time timestamptz not null,
    recorded_time timestamptz not null,
    metres integer check (metres >= 0),
    stops integer check (stops >= 0),
    reason text check (length(reason) between 1 and 1000),
    digest bytea not null check (octet_length(digest) = 32),
    primary key (move_key, seq),
    unique (organisation_key, id),
    check ((reason is not null) = (step in ('taken_over', 'cancelled'))),
    check (step <> 'started' or num_nonnulls(metres, stops) = 0),
    foreign key (move_key, organisation_key) references move (move_key, organisation_key)
  )`,
  // A move starts once and comes to one end.
  `create unique index move_step_start on move_step (move_key) where step = 'started'`,
  `create unique index move_step_end on move_step (move_key) where step in ('ended', 'cancelled')`,
  `create table move_step_load (
    move_key bigint not null,
    seq integer not null,
    batch_key bigint not null,
    organisation_key integer not null,
    grams bigint check (grams >= 1),
    primary key (move_key, seq, batch_key),
    foreign key (move_key, seq) references move_step (move_key, seq),
    foreign key (move_key, batch_key) references move_load (move_key, batch_key)
  )`,
  `create function keep_moved_mass() returns trigger language plpgsql set search_path from current as $$
    begin
      if exists (select from move_step_load as other where other.move_key = new.move_key and other.batch_key = new.batch_key
        and other.grams is distinct from new.grams) then
        raise exception 'a load weighs the same at both ends of its move' using errcode = 'check_violation';
      end if;
      return new;
    end $$`,
  `create trigger keeps_mass before insert on move_step_load for each row execute function keep_moved_mass()`,
  // Where a batch stands, or the move that it is on.
  `create table batch_position (
    batch_key bigint primary key,
    organisation_key integer not null references organisation,
    facility_place_key bigint,
    move_key bigint,
    since timestamptz not null,
    check (num_nonnulls(facility_place_key, move_key) = 1),
    foreign key (facility_place_key, organisation_key) references facility_place (facility_place_key, organisation_key),
    foreign key (move_key, organisation_key) references move (move_key, organisation_key)
  )`,
  `create index batch_position_by_place on batch_position (facility_place_key, since) where facility_place_key is not null`,
  `create index batch_position_by_move on batch_position (move_key) where move_key is not null`,
  ...growing.flatMap((table) => [
    `create trigger only_grows before update or delete or truncate on ${table}
     for each statement execute function refuse_change()`,
    ...ownRows(table),
    `grant select, insert on ${table} to ${roles}`,
  ]),
  ...[...staying, 'batch_position'].flatMap((table) => [
    `create trigger never_shrinks before delete or truncate on ${table}
     for each statement execute function refuse_change()`,
    ...ownRows(table),
  ]),
  `grant select, insert, update (name, names, served_by, capacity_grams, capacity_containers, closed_time) on facility_place to ${roles}`,
  `grant select, insert, update (cancelled_name, cancelled_time) on container_order to ${roles}`,
  `grant select, insert, update (closed_time) on move to ${roles}`,
  `grant select, insert, update (facility_place_key, move_key, since) on batch_position to ${roles}`,
]
