import { type Kysely, sql } from 'kysely'

/**
 * The public log: what waits to be taken into it, its leaves, the tiles of its hashes, its head and the checkpoints that were
 * published. What is recorded waits by a trigger of its own table, in the transaction that records it, so that no way of writing
 * can leave it out. `loomcell_log`, a role for the one process that numbers leaves, alone takes from what waits and writes the
 * rest; the application reaches the log through one function, and anyone reads what is public of it. A leaf's bytes follow from
 * its columns (`domain/proof/log/entry.ts`).
 * Events recorded before wait first, in the order in which they were recorded.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const roleExists = `do $$ begin
  begin
    if not exists (select from pg_roles where rolname = 'loomcell_log') then
      create role loomcell_log nologin;
    end if;
  exception when duplicate_object or unique_violation then null;
  end;
  execute format('grant loomcell_log to %I', current_user);
  execute format('grant usage on schema %I to loomcell_log', current_schema());
end $$`

const kinds = [
  ...['event', 'credential', 'status-list', 'did-document', 'log-key', 'policy'],
  ...['report', 'erasure', 'signature'],
]
const isKind = `check (kind in (${kinds.map((kind) => `'${kind}'`).join(', ')}))`
const isDigest = 'check (octet_length(digest) = 32)'

/** What a table's new rows put into the log. */
function waitsFrom(table: string, rows: string): readonly string[] {
  return [
    `create function log_${table}() returns trigger language plpgsql security definer set search_path from current as $$
      begin
        insert into log_waiting (kind, digest) ${rows};
        return null;
      end $$`,
    `create trigger wait_in_log after insert on ${table} referencing new table as added
      for each statement execute function log_${table}()`,
  ]
}

const statements = [
  roleExists,
  `alter table database_login drop constraint database_login_way_check`,
  `alter table database_login add constraint database_login_way_check
    check (way in ('app', 'public', 'system', 'auth', 'log'))`,
  `insert into database_login (way, login, password)
    select 'log', 'lc_log_' || left(replace(gen_random_uuid()::text, '-', ''), 12),
      replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')`,

  // Rows come in the order of keys, and one that commits late is taken by a later batch. Only who numbers leaves knows places.
  `create table log_waiting (
    key bigint primary key generated always as identity,
    kind text not null ${isKind},
    digest bytea not null ${isDigest},
    since timestamptz not null default now()
  )`,
  `create table log_leaf (
    index bigint primary key check (index >= 0),
    kind text not null ${isKind},
    id uuid not null unique,
    digest bytea not null ${isDigest},
    unique (kind, digest)
  )`,
  // As wide as the log makes it by now: a narrower tile of before is its beginning.
  `create table log_tile (
    level smallint check (level between 0 and 63),
    index bigint check (index >= 0),
    hashes bytea not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
    primary key (level, index)
  )`,
  `alter table log_tile alter column hashes set storage external`,
  // The root of nothing is the digest of nothing (RFC 6962). The name is given once, at the first start that logs.
  `create table log_head (
    is_one boolean primary key default true check (is_one),
    size bigint not null check (size >= 0),
    root bytea not null check (octet_length(root) = 32),
    origin text
  )`,
  `insert into log_head (size, root) values (0, sha256(''))`,
  // A size may be published again once further witnesses signed it.
  `create table log_checkpoint (
    number bigint primary key generated always as identity,
    size bigint not null check (size >= 0),
    root bytea not null check (octet_length(root) = 32),
    note text not null,
    published_time timestamptz not null default now()
  )`,
  `create index log_checkpoint_by_size on log_checkpoint (size, number)`,
  // The public halves of the keys that sign, as C2SP hands them on.
  `create table log_key (
    number integer primary key generated always as identity,
    vkey text not null unique,
    announced_time timestamptz not null default now(),
    ended_time timestamptz
  )`,
  ...['log_leaf', 'log_checkpoint'].map(
    (table) => `create trigger only_grows before update or delete or truncate on ${table}
      for each statement execute function refuse_change()`,
  ),
  ...['log_tile', 'log_head', 'log_key'].map(
    (table) => `create trigger only_grows before delete or truncate on ${table}
      for each statement execute function refuse_change()`,
  ),

  ...waitsFrom('event', `select 'event', digest from added order by event_key`),
  // Of a station, so that one that was removed is noticed.
  ...waitsFrom(
    'scan_signature',
    `select 'signature', sha256(signature) from added order by event_key`,
  ),
  ...waitsFrom(
    'hand_over_step',
    `select 'signature', sha256(signature) from added where signature is not null order by step`,
  ),
  `create function wait_in_log(of_kind text, digests bytea[]) returns void
    language plpgsql security definer set search_path from current as $$
    begin
      if of_kind in ('event', 'signature') then
        raise exception 'Cannot log %: it is logged where it is recorded', of_kind using errcode = 'insufficient_privilege';
      end if;
      insert into log_waiting (kind, digest) select of_kind, digest from unnest(digests) as digest;
    end $$`,
  `revoke execute on function wait_in_log from public`,
  `grant execute on function wait_in_log to loomcell_app, loomcell_system, loomcell_log`,

  `grant select, delete on log_waiting to loomcell_log`,
  `grant select, insert on log_leaf, log_checkpoint to loomcell_log`,
  `grant select, insert, update (hashes) on log_tile to loomcell_log`,
  `grant select, update on log_head to loomcell_log`,
  `grant select, insert, update (ended_time) on log_key to loomcell_log`,
  `grant select on log_leaf, log_tile, log_checkpoint, log_key to loomcell_public`,
  `grant select on log_waiting, log_leaf, log_tile, log_head, log_checkpoint, log_key to loomcell_system`,

  `insert into log_waiting (kind, digest)
    select kind, digest from (
      select event_key, 1 as part, 'event' as kind, digest from event
      union all select event_key, 2, 'signature', sha256(signature) from scan_signature
    ) as recorded order by event_key, part`,
  `insert into log_waiting (kind, digest)
    select 'signature', sha256(signature) from hand_over_step
    where signature is not null order by record_time, hand_over_key, step`,
]
