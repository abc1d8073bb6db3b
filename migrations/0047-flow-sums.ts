import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Sums of the mass ledger, so that a report of years reads thousands of rows and not millions. The statement that posts also adds up what it
 * posts, into rows of its own that nobody else changes: no row is hot, and no commit waits for another. A job folds them into days and
 * months in one statement that removes what it folded, so that what is kept and what is not folded yet are together exact at any moment.
 * A day is that of the place of the event, with all that the event posted, whatever facility a line stands at: what one event moved
 * left and arrived on one day. What comes late lands in its own day. The day of the record (UTC) is kept beside it, so that sums can be read
 * as they stood on another day.
 * Where a place's time zone changes its sums are wrong at once: it is marked, read from the ledger meanwhile, and summed up anew. That
 * is also how a data folder from before comes by its sums.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const keys = [
  ...['organisation_key', 'facility_key', 'place_key', 'stream', 'stage', 'material', 'kind'],
  ...['account', 'movement', 'reason', 'inward'],
]

/** Whose rows, where the line stands, where the event happened, and of what sort the line is. */
const keyColumns = `
  organisation_key integer not null,
  facility_key integer not null,
  place_key integer not null,
  inward boolean not null,
  stream text not null,
  stage text not null,
  material text,
  kind text,
  account text not null,
  movement text not null,
  reason text`
const sums = `grams bigint not null, lines bigint not null check (lines > 0)`

const columns = keys.join(', ')
const dated = `${columns}, day, record_day`

/** Where the days of an event begin: see `docs/time.md`. */
const day = `(event.event_time at time zone coalesce(place.time_zone, organisation.time_zone, 'Asia/Hong_Kong'))::date`
const recordDay = `(event.record_time at time zone 'UTC')::date`

// A loss, an addition or a gap is on no batch: it belongs to what was worked, as far as all of that was of one sort.
const oneSort = (column: string, of: string) =>
  `case when min(${of}.${column}) = max(${of}.${column}) then min(${of}.${column}) end as ${column}`

function folding(table: string, dateColumns: string, dates: string): string {
  return `insert into ${table} as kept (${columns}, ${dateColumns}, grams, lines)
    select ${columns}, ${dates}, sum(grams)::bigint, sum(lines)::bigint from gone
    group by ${columns}, ${dates}
    on conflict (organisation_key, place_key, day, ${table === 'flow_day' ? 'record_day, ' : ''}facility_key, stream, stage,
      material, kind, account, movement, reason, inward)
    do update set grams = kept.grams + excluded.grams, lines = kept.lines + excluded.lines`
}

const statements = [
  `create table flow_delta (
    flow_delta_key bigint primary key generated always as identity, ${sums}, ${keyColumns},
    day date not null, record_day date not null
  )`,
  `create index flow_delta_by_place on flow_delta (organisation_key, place_key)`,
  `create table flow_day (${sums}, ${keyColumns}, day date not null, record_day date not null) with (fillfactor = 85)`,
  `create unique index flow_day_once on flow_day (organisation_key, place_key, day, record_day, facility_key, stream, stage,
    material, kind, account, movement, reason, inward) nulls not distinct`,
  // The first day of the month stands for it.
  `create table flow_month (${sums}, ${keyColumns}, day date not null check (extract(day from day) = 1)) with (fillfactor = 85)`,
  `create unique index flow_month_once on flow_month (organisation_key, place_key, day, facility_key, stream, stage,
    material, kind, account, movement, reason, inward) nulls not distinct`,
  // A place whose sums are not to be read until they are made anew; `marks` counts how often it was said.
  `create table flow_unsummed (
    facility_key integer primary key references facility,
    organisation_key integer not null,
    marks integer not null default 1
  )`,
  ...['flow_delta', 'flow_day', 'flow_month', 'flow_unsummed'].flatMap((table) => [
    ...ownRows(table),
    `grant select on ${table} to loomcell_app, loomcell_system`,
  ]),

  // Whoever reads what was recorded on one day, or since, finds it without an index that every scan pays for.
  `create index event_by_record on event using brin (record_time) with (pages_per_range = 32, autosummarize = on)`,

  // Each line of the mass ledger with all that it is summed by.
  `create view flow_line with (security_invoker = true) as
    select posting.organisation_key, posting.facility_key, event.facility_key as place_key, event.stream, event.stage,
      coalesce(batch.material, worked.material) as material, coalesce(batch.kind, worked.kind) as kind,
      posting.account, posting.movement, posting.reason, posting.amount > 0 as inward, posting.amount,
      ${day} as day, ${recordDay} as record_day
    from event join posting using (event_key)
      join facility as place on place.facility_key = event.facility_key
      join organisation on organisation.organisation_key = place.organisation_key
      left join batch on batch.batch_key = posting.batch_key
      left join lateral (
        select ${oneSort('material', 'drawn')}, ${oneSort('kind', 'drawn')}
        from posting as taken join batch as drawn on drawn.batch_key = taken.batch_key
        where taken.event_key = event.event_key and taken.account = 'stock' and taken.dimension = 'mass'
          and taken.movement = 'consumed'
      ) as worked on posting.batch_key is null
    where posting.dimension = 'mass'`,
  `grant select on flow_line to loomcell_app, loomcell_system`,

  // By the keys of what was just written, whatever the tables' sizes: a plan that was kept from when they were small stays right.
  `create function keep_flow() returns trigger language plpgsql security definer set search_path from current
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
    begin
      -- Whoever changes a time zone waits for what is being summed by the one before.
      perform pg_advisory_xact_lock_shared(hashtext('flow'), organisation_key)
        from (select distinct organisation_key from added order by 1) as touched;
      with line as materialized (
        select added.*, batch.material, batch.kind from added left join batch using (batch_key) where dimension = 'mass'
      ), worked as materialized (
        select event_key, ${oneSort('material', 'line')}, ${oneSort('kind', 'line')}
        from line where account = 'stock' and movement = 'consumed' group by event_key
      )
      insert into flow_delta (${dated}, grams, lines)
        select line.organisation_key, line.facility_key, event.facility_key, event.stream, event.stage,
          coalesce(line.material, worked.material), coalesce(line.kind, worked.kind),
          line.account, line.movement, line.reason, line.amount > 0, ${day}, ${recordDay}, sum(line.amount)::bigint, count(*)
        from line join event using (event_key)
          join facility as place on place.facility_key = event.facility_key
          join organisation on organisation.organisation_key = place.organisation_key
          left join worked on line.batch_key is null and worked.event_key = line.event_key
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13;
      return null;
    end $$`,
  `create trigger keep_flow after insert on posting
    referencing new table as added for each statement execute function keep_flow()`,

  // One at a time: what one adds to a sum, another must not take away unseen.
  `create function fold_flow(most integer) returns bigint language plpgsql security definer set search_path from current as $$
    declare
      upto bigint;
      folded bigint;
    begin
      perform pg_advisory_xact_lock(hashtext('fold_flow'));
      select max(flow_delta_key) into upto
        from (select flow_delta_key from flow_delta order by flow_delta_key limit most) as oldest;
      with gone as (
        delete from flow_delta where flow_delta_key <= upto returning *
      ), days as (
        ${folding('flow_day', 'day, record_day', 'day, record_day')}
      ), months as (
        ${folding('flow_month', 'day', `date_trunc('month', day)::date`)}
      )
      select count(*) into folded from gone;
      return folded;
    end $$`,

  // In one statement, and so by one view of the database: what commits meanwhile brings its own sums, and stays.
  `create function sum_up_flow(place integer) returns void language plpgsql security definer set search_path from current as $$
    declare
      known flow_unsummed;
    begin
      perform pg_advisory_xact_lock(hashtext('fold_flow'));
      select * into known from flow_unsummed where facility_key = place;
      if not found then return; end if;
      with deltas as (
        delete from flow_delta where organisation_key = known.organisation_key and place_key = place
      ), days as (
        delete from flow_day where organisation_key = known.organisation_key and place_key = place
      ), months as (
        delete from flow_month where organisation_key = known.organisation_key and place_key = place
      ), marked as (
        delete from flow_unsummed where facility_key = place and marks = known.marks
      )
      insert into flow_delta (${dated}, grams, lines)
        select ${dated}, sum(amount)::bigint, count(*) from flow_line
        where organisation_key = known.organisation_key and place_key = place group by ${dated};
    end $$`,
  ...['fold_flow(integer)', 'sum_up_flow(integer)'].flatMap((name) => [
    `revoke execute on function ${name} from public`,
    `grant execute on function ${name} to loomcell_system`,
  ]),

  `create function mark_unsummed() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      perform pg_advisory_xact_lock(hashtext('flow'), new.organisation_key);
      insert into flow_unsummed (facility_key, organisation_key)
        select facility_key, organisation_key from facility
        where organisation_key = new.organisation_key
          and case tg_table_name when 'facility' then to_jsonb(new) ->> 'facility_key' = facility_key::text
            else time_zone is null end
      on conflict (facility_key) do update set marks = flow_unsummed.marks + 1;
      return null;
    end $$`,
  ...['facility', 'organisation'].map(
    (table) => `create trigger mark_unsummed after update of time_zone on ${table} for each row
      when (old.time_zone is distinct from new.time_zone) execute function mark_unsummed()`,
  ),

  `insert into flow_unsummed (facility_key, organisation_key) select facility_key, organisation_key from facility
    where exists (select from event where event.facility_key = facility.facility_key)`,
]
