import { type Kysely, sql } from 'kysely'

/**
 * The spine: who, where, batches, events, the mass ledger and lineage.
 * Events, subjects, postings and lineage only ever grow: a trigger refuses every change, and the role that the
 * application works as has no right to one. Stock is written by the ledger's own trigger and by nobody else.
 * Hot tables carry no foreign keys: one statement writes an event with all its rows, and `loomcell check` compares every
 * row with the sealed event, which a foreign key could not.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create sequence batch_key_seq`,
  `create sequence event_key_seq`,

  `create table organisation (
    organisation_key integer primary key generated always as identity,
    slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    name text not null,
    constructed boolean not null default false,
    created_time timestamptz not null
  )`,

  `create table facility (
    facility_key integer primary key generated always as identity,
    organisation_key integer not null references organisation,
    code text not null,
    name text not null,
    created_time timestamptz not null,
    unique (organisation_key, code)
  )`,

  // The key itself is shown once and never stored: only its digest is.
  `create table access_key (
    access_key_key integer primary key generated always as identity,
    organisation_key integer not null references organisation,
    name text not null,
    prefix text not null,
    digest bytea not null unique check (octet_length(digest) = 32),
    created_time timestamptz not null,
    revoked_time timestamptz
  )`,

  `create table batch (
    batch_key bigint primary key,
    id uuid not null unique,
    organisation_key integer not null references organisation,
    code text not null,
    stream text not null,
    kind text not null,
    material text not null,
    state text not null,
    context json not null,
    facility_key integer not null references facility,
    head_seq integer not null check (head_seq >= 1),
    head_digest bytea not null check (octet_length(head_digest) = 32),
    unique (organisation_key, code)
  ) with (fillfactor = 85)`,

  `create table event (
    event_key bigint primary key,
    event_time timestamptz not null,
    record_time timestamptz not null,
    organisation_key integer not null,
    facility_key integer not null,
    id uuid not null unique,
    stream text not null,
    stage text not null,
    scan_digest bytea not null check (octet_length(scan_digest) = 32),
    digest bytea not null check (octet_length(digest) = 32),
    envelope bytea not null
  )`,

  // Each batch's own chain: no gap, no fork.
  `create table event_subject (
    batch_key bigint not null,
    seq integer not null check (seq >= 1),
    event_key bigint not null,
    primary key (batch_key, seq)
  )`,

  // The one erasable table: what opens the digests that an event seals. Columns are ordered by size, so that no byte is
  // lost to alignment; json is smaller than jsonb and nothing searches inside it.
  `create table disclosure (
    event_key bigint primary key,
    disclosed json not null
  )`,

  // Grams in the dimension 'mass', milligrams in 'element:…' and 'fibre:…'.
  `create table posting (
    event_key bigint not null,
    batch_key bigint check ((account = 'stock') = (batch_key is not null)),
    amount bigint not null,
    facility_key integer not null,
    line smallint not null,
    dimension text not null,
    account text not null check (account in ('stock', 'outside', 'loss', 'difference')),
    movement text not null check (movement in ('received', 'dispatched', 'consumed', 'produced', 'moved', 'measured')),
    reason text,
    primary key (event_key, line)
  )`,

  `create table stock (
    batch_key bigint not null,
    amount bigint not null constraint stock_not_below_zero check (amount >= 0),
    dimension text not null,
    primary key (batch_key, dimension)
  ) with (fillfactor = 85)`,

  // A child's key is always greater than its parent's, since keys are drawn after the parents are locked: no cycle fits in.
  `create table lineage (
    child bigint not null,
    parent bigint not null,
    grams bigint not null check (grams >= 0),
    event_key bigint not null,
    primary key (child, parent),
    constraint lineage_has_no_cycle check (child > parent)
  )`,
  `create index batch_by_age on batch (organisation_key, batch_key)`,
  `create index lineage_down on lineage (parent, child)`,
  `create index event_by_time on event (organisation_key, event_time)`,

  `create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'Cannot % %: history only grows; record a further event', lower(tg_op), tg_table_name
        using errcode = 'restrict_violation';
    end $$`,
  ...['event', 'event_subject', 'posting', 'lineage'].map(
    (table) =>
      `create trigger only_grows before update or delete or truncate on ${table}
       for each statement execute function refuse_change()`,
  ),

  `create function keep_ledger() returns trigger language plpgsql security definer set search_path from current as $$
    declare
      unbalanced record;
    begin
      select event_key, dimension, sum(amount) as gap into unbalanced
        from added group by event_key, dimension having sum(amount) <> 0 limit 1;
      if found then
        raise exception 'Cannot post event %: % does not sum to zero, % are left over',
          unbalanced.event_key, unbalanced.dimension, unbalanced.gap using errcode = 'check_violation';
      end if;
      with change as materialized (
        select batch_key, dimension, sum(amount) as amount from added
        where account = 'stock' group by batch_key, dimension
      ), changed as (
        update stock set amount = stock.amount + change.amount from change
        where stock.batch_key = change.batch_key and stock.dimension = change.dimension
        returning stock.batch_key, stock.dimension
      )
      insert into stock (batch_key, dimension, amount)
        select batch_key, dimension, amount from change
        where not exists (
          select from changed where changed.batch_key = change.batch_key and changed.dimension = change.dimension
        );
      return null;
    end $$`,
  `create trigger keep_ledger after insert on posting
    referencing new table as added for each statement execute function keep_ledger()`,

  `do $$ begin
    if not exists (select from pg_roles where rolname = 'loomcell_app') then
      create role loomcell_app nologin;
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$`,
  `do $$ begin
    execute format('grant loomcell_app to %I', current_user);
    execute format('grant usage on schema %I to loomcell_app', current_schema());
  end $$`,
  `grant usage on sequence batch_key_seq, event_key_seq to loomcell_app`,
  `grant select, insert on organisation, facility, event, event_subject, posting, lineage to loomcell_app`,
  `grant select, insert, update on access_key, batch to loomcell_app`,
  `grant select, insert, update, delete on disclosure to loomcell_app`,
  `grant select on stock to loomcell_app`,
]
