import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * Funded projects with what was spent on them, and courses that people took part in. Money is in whole cents. That no cost stands under two
 * schemes is a key here, and not a look: a line by payee, invoice and amount, an asset by its serial number. What a grant claim contains is
 * frozen; a line that was wrong is withdrawn and stays.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const growing = [
  'funding_project',
  'milestone_event',
  'grant_claim',
  'spend_line_event',
  'training_course',
]
const changing = ['funding_milestone', 'spend_line', 'training_participant']

const statements = [
  `create table training_course (
    training_course_key bigint primary key generated always as identity,
    id uuid not null unique default gen_random_uuid(),
    organisation_key integer not null references organisation,
    name text not null check (length(name) between 1 and 200),
    provider text not null check (length(provider) between 1 and 200),
    hours integer not null check (hours between 1 and 2000),
    cost_cents bigint not null check (cost_cents between 0 and 100000000000),
    from_day date not null,
    to_day date not null check (to_day >= from_day),
    competence text,
    written_by text not null,
    written_time timestamptz not null,
    unique (training_course_key, organisation_key)
  )`,
  `create index training_course_by_organisation on training_course (organisation_key, from_day)`,
  `create table training_participant (
    training_course_key bigint not null,
    membership_key integer not null,
    organisation_key integer not null,
    operator text not null,
    competence_certificate_key integer unique references competence_certificate,
    primary key (training_course_key, membership_key),
    foreign key (training_course_key, organisation_key) references training_course (training_course_key, organisation_key),
    foreign key (membership_key, organisation_key) references membership (membership_key, organisation_key)
  )`,

  // One project has the cap of a financial year, where a scheme's cap is of one.
  `create table funding_project (
    funding_project_key bigint primary key generated always as identity,
    organisation_key integer not null references organisation,
    code text not null check (length(code) between 1 and 80),
    title text not null check (length(title) between 1 and 200),
    scheme text not null,
    scheme_version text not null,
    starts date not null,
    ends date not null check (ends >= starts),
    budget_cents bigint not null check (budget_cents between 1 and 1000000000000),
    capped_year integer,
    written_by text not null,
    written_time timestamptz not null,
    unique (organisation_key, code),
    unique (organisation_key, scheme, capped_year),
    unique (funding_project_key, organisation_key)
  )`,
  `create table funding_milestone (
    funding_project_key bigint not null,
    number integer not null check (number between 1 and 20),
    organisation_key integer not null,
    name text not null check (length(name) between 1 and 200),
    planned_day date not null,
    reached_day date,
    evidence text check (length(evidence) between 1 and 1000),
    reached_by text,
    reached_time timestamptz,
    primary key (funding_project_key, number),
    check (num_nulls(reached_day, evidence, reached_by, reached_time) in (0, 4)),
    foreign key (funding_project_key, organisation_key) references funding_project (funding_project_key, organisation_key)
  )`,
  `create table milestone_event (
    funding_project_key bigint not null,
    number integer not null,
    event_id uuid not null,
    organisation_key integer not null,
    primary key (funding_project_key, number, event_id),
    foreign key (organisation_key, event_id) references event (organisation_key, id),
    foreign key (funding_project_key, number) references funding_milestone (funding_project_key, number)
  )`,
  // Both sums are of this claim and all before it.
  `create table grant_claim (
    funding_project_key bigint not null,
    number integer not null check (number >= 1),
    organisation_key integer not null,
    milestone integer not null,
    spend_cents bigint not null check (spend_cents >= 1),
    grant_cents bigint not null check (grant_cents between 0 and spend_cents),
    claimed_by text not null,
    claimed_time timestamptz not null,
    primary key (funding_project_key, number),
    unique (funding_project_key, milestone),
    foreign key (funding_project_key, milestone) references funding_milestone (funding_project_key, number)
  )`,
  // Which project holds an asset, for as long as one of its lines counts. Serial numbers are compared by their skeleton.
  `create table funded_asset (
    organisation_key integer not null,
    serial_key text not null,
    funding_project_key bigint not null,
    primary key (organisation_key, serial_key),
    unique (organisation_key, serial_key, funding_project_key),
    foreign key (funding_project_key, organisation_key) references funding_project (funding_project_key, organisation_key)
  )`,
  `create table spend_line (
    spend_line_key bigint primary key generated always as identity,
    id uuid not null unique default gen_random_uuid(),
    organisation_key integer not null,
    funding_project_key bigint not null,
    number integer not null check (number >= 1),
    day date not null,
    amount_cents bigint not null check (amount_cents between 1 and 100000000000),
    payee text not null check (length(payee) between 1 and 200),
    invoice text not null check (length(invoice) between 1 and 100),
    payee_key text not null,
    invoice_key text not null,
    kind text not null,
    asset_name text check (length(asset_name) between 1 and 200),
    asset_serial text check (length(asset_serial) between 1 and 100),
    held_serial text,
    training_course_key bigint,
    written_by text not null,
    written_time timestamptz not null,
    claim_number integer,
    withdrawn_by text,
    withdrawn_time timestamptz,
    unique (funding_project_key, number),
    unique (spend_line_key, organisation_key),
    check ((asset_name is null) = (asset_serial is null)),
    check ((withdrawn_by is null) = (withdrawn_time is null)),
    check ((held_serial is not null) = (asset_serial is not null and withdrawn_time is null)),
    check (claim_number is null or withdrawn_time is null),
    foreign key (funding_project_key, organisation_key) references funding_project (funding_project_key, organisation_key),
    foreign key (organisation_key, held_serial, funding_project_key)
      references funded_asset (organisation_key, serial_key, funding_project_key),
    foreign key (training_course_key, organisation_key) references training_course (training_course_key, organisation_key),
    foreign key (funding_project_key, claim_number) references grant_claim (funding_project_key, number)
  )`,
  // Across all projects, and so across all schemes.
  `create unique index spend_line_once on spend_line (organisation_key, payee_key, invoice_key, amount_cents)
    where withdrawn_time is null`,
  `create index spend_line_by_asset on spend_line (organisation_key, held_serial) where held_serial is not null`,
  `create table spend_line_event (
    spend_line_key bigint not null,
    event_id uuid not null,
    organisation_key integer not null,
    primary key (spend_line_key, event_id),
    foreign key (organisation_key, event_id) references event (organisation_key, id),
    foreign key (spend_line_key, organisation_key) references spend_line (spend_line_key, organisation_key)
  )`,
  `create function refuse_loose_spend() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      if new.asset_serial is null and new.training_course_key is null
        and not exists (select from spend_line_event where spend_line_key = new.spend_line_key) then
        raise exception 'Cannot keep spend line %: it is tied to no event, asset or course', new.number
          using errcode = 'restrict_violation';
      end if;
      return null;
    end $$`,
  `create constraint trigger is_tied after insert on spend_line deferrable initially deferred
    for each row execute function refuse_loose_spend()`,
  `create function refuse_frozen_spend() returns trigger language plpgsql as $$
    begin
      if old.claim_number is not null or old.withdrawn_time is not null then
        raise exception 'Cannot change spend line %: it is claimed or withdrawn', old.number
          using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`,
  `create trigger is_frozen before update on spend_line for each row execute function refuse_frozen_spend()`,
  ...growing.map(
    (table) =>
      `create trigger only_grows before update or delete or truncate on ${table}
       for each statement execute function refuse_change()`,
  ),
  ...changing.map(
    (table) =>
      `create trigger never_shrinks before delete or truncate on ${table}
       for each statement execute function refuse_change()`,
  ),
  ...[...growing, ...changing, 'funded_asset'].flatMap((table) => [
    ...ownRows(table),
    `grant select, insert on ${table} to loomcell_app, loomcell_system`,
  ]),
  `grant update (reached_day, evidence, reached_by, reached_time) on funding_milestone to loomcell_app, loomcell_system`,
  `grant update (claim_number, held_serial, withdrawn_by, withdrawn_time) on spend_line to loomcell_app, loomcell_system`,
  `grant update (competence_certificate_key) on training_participant to loomcell_app, loomcell_system`,
  `grant delete on funded_asset to loomcell_app, loomcell_system`,
]
