import { type Kysely, sql } from 'kysely'

/**
 * Claims about recycled material: credits that a transformation gives, and allocations drawn from them by claims and by
 * later credits. All only ever grows; what is left of a credit is written by a trigger and by nobody else, and the
 * database refuses to let it fall below zero. Like the spine, a credit names its event without a foreign key, and `loomcell
 * check` compares the two. The trigger takes its rows in order of the key, so that
 * draws from the same credits wait for each other and never lock up.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const classCheck = `check (class in ('pre_consumer', 'post_consumer'))`
const modelCheck = `check (model in ('identity_preserved', 'segregated', 'controlled_blending', 'mass_balance'))`

const growing = ['credit', 'claim', 'allocation']

const statements = [
  `create table credit (
    credit_key bigint primary key generated always as identity,
    id uuid not null,
    organisation_key integer not null references organisation,
    event_id uuid not null,
    class text not null ${classCheck},
    model text not null ${modelCheck},
    material text not null,
    recycled_input_grams bigint not null check (recycled_input_grams >= 0),
    total_input_grams bigint not null check (total_input_grams > 0 and total_input_grams >= recycled_input_grams),
    output_grams bigint not null check (output_grams >= 0 and output_grams <= total_input_grams),
    claimable_grams bigint not null
      check (claimable_grams = div(output_grams::numeric * recycled_input_grams, total_input_grams)),
    inputs json not null,
    digest bytea not null check (octet_length(digest) = 32),
    created_time timestamptz not null,
    unique (organisation_key, id),
    unique (event_id, class)
  )`,

  `create table claim (
    claim_key bigint primary key generated always as identity,
    id uuid not null,
    organisation_key integer not null references organisation,
    standard text not null,
    version text not null,
    claim_use text not null,
    model text not null ${modelCheck},
    net_grams bigint not null check (net_grams > 0),
    pre_basis_points integer not null check (pre_basis_points >= 0),
    post_basis_points integer not null check (post_basis_points >= 0),
    reference text,
    digest bytea not null check (octet_length(digest) = 32),
    created_time timestamptz not null,
    unique (organisation_key, id),
    check (pre_basis_points + post_basis_points between 1 and 10000)
  )`,

  // A later process carries a credit on by drawing it into its own: a greater key, so that no cycle fits in.
  `create table allocation (
    allocation_key bigint primary key generated always as identity,
    credit_key bigint not null references credit,
    grams bigint not null check (grams > 0),
    claim_key bigint references claim,
    into_credit_key bigint references credit check (into_credit_key > credit_key),
    check (num_nonnulls(claim_key, into_credit_key) = 1)
  )`,
  `create index allocation_by_credit on allocation (credit_key)`,
  `create index allocation_by_claim on allocation (claim_key)`,

  `create table credit_balance (
    credit_key bigint primary key references credit,
    grams bigint not null constraint credit_not_below_zero check (grams >= 0)
  )`,

  ...growing.map(
    (table) =>
      `create trigger only_grows before update or delete or truncate on ${table}
       for each statement execute function refuse_change()`,
  ),

  `create function open_credit() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      insert into credit_balance (credit_key, grams) select credit_key, claimable_grams from added;
      return null;
    end $$`,
  `create trigger open_credit after insert on credit
    referencing new table as added for each statement execute function open_credit()`,

  `create function draw_credit() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      perform from credit_balance where credit_key in (select credit_key from added) order by credit_key for update;
      update credit_balance set grams = credit_balance.grams - drawn.grams
        from (select credit_key, sum(grams) as grams from added group by credit_key) as drawn
        where credit_balance.credit_key = drawn.credit_key;
      return null;
    end $$`,
  `create trigger draw_credit after insert on allocation
    referencing new table as added for each statement execute function draw_credit()`,

  `grant select, insert on ${growing.join(', ')} to loomcell_app`,
  `grant select on credit_balance to loomcell_app`,
]
