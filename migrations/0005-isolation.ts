import { type Kysely, sql } from 'kysely'
import { ownRows, ownRowsThrough } from './isolation/own-rows.ts'

/**
 * Who may see which rows, held by the database itself. Three roles, none of which owns a table or may pass a policy by:
 * `loomcell_app` works for the organisations that its transaction names (`set local loomcell.organisations`) and sees
 * nothing without a name; `loomcell_public` reads what a public record page shows and has no right to anything
 * confidential; `loomcell_system` answers who somebody is, checks history and runs jobs.
 * Rows of the ledger carry their organisation, so that no policy has to look elsewhere. A scan's id is its sender's own:
 * two organisations that happen to use the same one never learn of each other.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const rolesExist = `do $$ declare name text; begin
  foreach name in array array['loomcell_public', 'loomcell_system'] loop
    begin
      if not exists (select from pg_roles where rolname = name) then
        execute format('create role %I nologin', name);
      end if;
    exception when duplicate_object or unique_violation then null;
    end;
    execute format('grant %I to %I', name, current_user);
    execute format('grant usage on schema %I to %I', current_schema(), name);
  end loop;
end $$`

/** Gives rows the organisation that their event was recorded for. */
function withOrganisation(table: string, source: string): readonly string[] {
  return [
    `alter table ${table} add column organisation_key integer`,
    `alter table ${table} disable trigger user`,
    `update ${table} set organisation_key = ${source}`,
    `alter table ${table} enable trigger user`,
    `alter table ${table} alter column organisation_key set not null`,
  ]
}

const ofEvent = (table: string) =>
  `(select organisation_key from event where event.event_key = ${table}.event_key)`
const ofBatch = '(select organisation_key from batch where batch.batch_key = stock.batch_key)'

const statements = [
  rolesExist,
  `create function own_organisations() returns integer[] language sql stable as
    $$ select string_to_array(nullif(current_setting('loomcell.organisations', true), ''), ',')::integer[] $$`,

  ...['event_subject', 'disclosure', 'posting', 'lineage'].flatMap((table) =>
    withOrganisation(table, ofEvent(table)),
  ),
  ...withOrganisation('stock', ofBatch),
  `alter table event drop constraint event_id_key`,
  `alter table event add constraint event_id_key unique (organisation_key, id)`,
  `alter table credit drop constraint credit_event_id_class_key`,
  `alter table credit add constraint credit_event_id_class_key unique (organisation_key, event_id, class)`,

  `create or replace function keep_ledger() returns trigger language plpgsql security definer set search_path from current as $$
    declare
      unbalanced record;
    begin
      select event_key, organisation_key, dimension, sum(amount) as gap into unbalanced
        from added group by event_key, organisation_key, dimension having sum(amount) <> 0 limit 1;
      if found then
        raise exception 'Cannot post event %: % does not sum to zero, % are left over',
          unbalanced.event_key, unbalanced.dimension, unbalanced.gap using errcode = 'check_violation';
      end if;
      with change as materialized (
        select batch_key, dimension, organisation_key, sum(amount) as amount from added
        where account = 'stock' group by batch_key, dimension, organisation_key
      ), changed as (
        update stock set amount = stock.amount + change.amount from change
        where stock.batch_key = change.batch_key and stock.dimension = change.dimension
          and stock.organisation_key = change.organisation_key
        returning stock.batch_key, stock.dimension
      )
      insert into stock (batch_key, dimension, amount, organisation_key)
        select batch_key, dimension, amount, organisation_key from change
        where not exists (
          select from changed where changed.batch_key = change.batch_key and changed.dimension = change.dimension
        );
      return null;
    end $$`,

  ...[
    ...['organisation', 'facility', 'access_key', 'batch', 'event'],
    ...['event_subject', 'disclosure', 'posting', 'stock', 'lineage'],
    ...['credit', 'claim', 'scope_certificate', 'transaction_certificate'],
    ...['fibre_library', 'spectrum_identification'],
  ].flatMap((table) => ownRows(table)),
  ...ownRowsThrough('reference_spectrum', 'fibre_library', 'fibre_library_key'),
  ...ownRowsThrough('credit_balance', 'credit', 'credit_key'),
  ...ownRowsThrough('allocation', 'credit', 'credit_key'),
  ...ownRowsThrough('scope_certificate_status', 'scope_certificate', 'scope_certificate_key'),
  ...['transaction_certificate_line', 'certificate_draw', 'certificate_balance'].flatMap((table) =>
    ownRowsThrough(table, 'transaction_certificate', 'transaction_certificate_key'),
  ),

  // The system role may do what the application may, and add what belongs to no organisation yet.
  `do $$ declare granted record; begin
    for granted in select table_name, string_agg(privilege_type, ', ') as rights
      from information_schema.role_table_grants
      where grantee = 'loomcell_app' and table_schema = current_schema() group by table_name
    loop
      execute format('grant %s on %I to loomcell_system', granted.rights, granted.table_name);
    end loop;
  end $$`,
  `revoke insert on organisation from loomcell_app`,

  `grant select (organisation_key, slug, name, constructed) on organisation to loomcell_public`,
  `grant select (facility_key, organisation_key, code, name) on facility to loomcell_public`,
  `grant select (batch_key, id, organisation_key, code, stream, kind, material, state, facility_key, head_seq, head_digest)
    on batch to loomcell_public`,
  `grant select (event_key, event_time, record_time, organisation_key, facility_key, id, stream, stage, digest, envelope)
    on event to loomcell_public`,
  `grant select on event_subject, lineage, stock to loomcell_public`,
  ...['organisation', 'facility', 'batch', 'event', 'event_subject', 'lineage', 'stock'].map(
    (table) => `create policy public_rows on ${table} for select to loomcell_public using (true)`,
  ),
]
