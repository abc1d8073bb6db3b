import { type Kysely, sql } from 'kysely'

/**
 * How the processes of an installation enter their database, and how far its first start came.
 * Each way in has a login of its own that is a member of one role and of no other, so that no statement can step up from it;
 * `own_organisations` believes a name only with its MAC when such a login asks, so that no expression can name somebody else's
 * organisation. Names, passwords and the key of that MAC lie here, where the owner alone reads.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const random = `replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')`

const statements = [
  `create table database_login (
    way text primary key check (way in ('app', 'public', 'system', 'auth')),
    login text not null unique,
    password text not null check (length(password) >= 64)
  )`,
  `insert into database_login (way, login, password)
    select way, 'lc_' || way || '_' || left(${random}, 12), ${random}
    from unnest(array['app', 'public', 'system', 'auth']) as way`,

  `create table scope_key (
    is_one boolean primary key default true check (is_one),
    key bytea not null check (octet_length(key) = 32)
  )`,
  `insert into scope_key (key) select sha256(convert_to(${random} || ${random}, 'UTF8'))`,

  // The MAC is SHA-256 over the key and a SHA-256 over key and text, as in HMAC, of backend and organisations: another
  // session's name, which a list of activity may show, is worth nothing here. Whoever is no login of ours works as the owner.
  `create or replace function own_organisations() returns integer[]
    language plpgsql stable security definer set search_path from current as $$
    declare
      named text := nullif(current_setting('loomcell.organisations', true), '');
      keys text := split_part(named, ':', 1);
      held bytea;
    begin
      if session_user like 'lc\\_%' then
        select key into held from scope_key;
        if split_part(named, ':', 2) is distinct from encode(sha256(held || sha256(held
          || convert_to(pg_backend_pid() || ':' || keys, 'UTF8'))), 'hex') then
          return null;
        end if;
      end if;
      return string_to_array(nullif(keys, ''), ',')::integer[];
    end $$`,

  // What stands after the first start: nothing yet, a part of it, or all and told. An older installation made the platform's
  // administrator last; without one it was cut off, or is older than people are.
  `create table first_start (
    is_one boolean primary key default true check (is_one),
    state text not null check (state in ('new', 'old', 'begun', 'told'))
  )`,
  `insert into first_start (state) select case
    when not exists (select from organisation where slug = 'first') then
      case when exists (select from organisation) then 'told' else 'new' end
    when exists (select from membership where role = 'platform') then 'told'
    else 'old' end`,
  `grant select, update on first_start to loomcell_system`,
]
