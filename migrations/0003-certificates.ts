import { type Kysely, sql } from 'kysely'

/**
 * Certificates of the standards for recycled content: scope certificates with the history of their status, transaction
 * certificates that come in and go out, and what was drawn from those that came in. All only ever grows; what is left of a
 * certificate is written by a trigger and by nobody else.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const classCheck = `check (class in ('pre_consumer', 'post_consumer'))`

const growing = [
  ...['scope_certificate', 'scope_certificate_status', 'transaction_certificate'],
  ...['transaction_certificate_line', 'certificate_draw'],
]

const statements = [
  `create table scope_certificate (
    scope_certificate_key bigint primary key generated always as identity,
    organisation_key integer not null references organisation,
    body text not null,
    number text not null,
    holder text not null,
    standard text not null,
    version text not null,
    valid_from date not null,
    valid_to date not null check (valid_to >= valid_from),
    created_time timestamptz not null,
    unique (organisation_key, body, number)
  )`,

  `create table scope_certificate_status (
    scope_certificate_status_key bigint primary key generated always as identity,
    scope_certificate_key bigint not null references scope_certificate,
    status text not null check (status in ('issued', 'suspended', 'withdrawn')),
    since date not null,
    created_time timestamptz not null
  )`,

  `create table transaction_certificate (
    transaction_certificate_key bigint primary key generated always as identity,
    id uuid not null,
    organisation_key integer not null references organisation,
    scope_certificate_key bigint not null references scope_certificate,
    direction text not null check (direction in ('in', 'out')),
    number text not null,
    seller text not null,
    buyer text not null,
    ship_date date not null,
    papers json not null,
    claim_key bigint unique references claim check (claim_key is null or direction = 'out'),
    digest bytea not null check (octet_length(digest) = 32),
    created_time timestamptz not null,
    unique (organisation_key, id),
    unique (organisation_key, scope_certificate_key, number)
  )`,

  `create table transaction_certificate_line (
    transaction_certificate_key bigint not null references transaction_certificate,
    line smallint not null,
    product text not null,
    net_grams bigint not null check (net_grams > 0),
    pre_basis_points integer not null check (pre_basis_points >= 0),
    post_basis_points integer not null check (post_basis_points >= 0),
    check (pre_basis_points + post_basis_points between 1 and 10000),
    primary key (transaction_certificate_key, line)
  )`,

  `create table certificate_draw (
    certificate_draw_key bigint primary key generated always as identity,
    transaction_certificate_key bigint not null references transaction_certificate,
    class text not null ${classCheck},
    grams bigint not null check (grams > 0),
    credit_key bigint references credit,
    into_certificate_key bigint references transaction_certificate
      check (into_certificate_key > transaction_certificate_key),
    check (num_nonnulls(credit_key, into_certificate_key) = 1)
  )`,
  `create index certificate_draw_by_certificate on certificate_draw (transaction_certificate_key)`,

  // Certified grams that came in and were not yet drawn: used until empty, without an expiry.
  `create table certificate_balance (
    transaction_certificate_key bigint not null references transaction_certificate,
    class text not null ${classCheck},
    grams bigint not null constraint certificate_not_below_zero check (grams >= 0),
    primary key (transaction_certificate_key, class)
  )`,

  ...growing.map(
    (table) =>
      `create trigger only_grows before update or delete or truncate on ${table}
       for each statement execute function refuse_change()`,
  ),

  `create function open_certificate() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      insert into certificate_balance (transaction_certificate_key, class, grams)
        select transaction_certificate_key, class, sum(div(net_grams::numeric * basis_points, 10000))
        from added join transaction_certificate using (transaction_certificate_key)
          cross join lateral (values ('pre_consumer', pre_basis_points), ('post_consumer', post_basis_points))
            as share (class, basis_points)
        where direction = 'in' group by transaction_certificate_key, class;
      return null;
    end $$`,
  `create trigger open_certificate after insert on transaction_certificate_line
    referencing new table as added for each statement execute function open_certificate()`,

  `create function draw_certificate() returns trigger language plpgsql security definer set search_path from current as $$
    declare
      asked integer;
      changed integer;
    begin
      perform from certificate_balance
        where (transaction_certificate_key, class) in (select transaction_certificate_key, class from added)
        order by transaction_certificate_key, class for update;
      select count(distinct (transaction_certificate_key, class)) into asked from added;
      update certificate_balance set grams = certificate_balance.grams - drawn.grams
        from (select transaction_certificate_key, class, sum(grams) as grams from added group by 1, 2) as drawn
        where certificate_balance.transaction_certificate_key = drawn.transaction_certificate_key
          and certificate_balance.class = drawn.class;
      get diagnostics changed = row_count;
      if changed <> asked then
        raise exception 'Cannot draw from a certificate that did not come in' using errcode = 'check_violation';
      end if;
      return null;
    end $$`,
  `create trigger draw_certificate after insert on certificate_draw
    referencing new table as added for each statement execute function draw_certificate()`,

  `grant select, insert on ${growing.join(', ')} to loomcell_app`,
  `grant select on certificate_balance to loomcell_app`,
]
