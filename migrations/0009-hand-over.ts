import { type Kysely, sql } from 'kysely'

/**
 * Custody from one organisation to another. A hand-over and its lines are seen by every party to it; what the receiver goes
 * on from (`hand_over_cargo`) by sender and receiver only. Steps only grow and each names the digest of the one before, so
 * that what a side signed stays as it was. A batch stays its organisation's own for ever: the receiver's is a further one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const states = `('offered', 'in_transport', 'stored', 'received', 'accepted', 'part_accepted', 'refused', 'returned', 'cancelled')`
const own = '(select own_organisations())::integer[]'
const isParty = `parties && ${own}`
const ofParty = (table: string) =>
  `exists (select from hand_over where hand_over.hand_over_key = ${table}.hand_over_key)`

function policies(table: string, condition: string): readonly string[] {
  return [
    `alter table ${table} enable row level security`,
    `create policy own_rows on ${table} to loomcell_app using (${condition}) with check (${condition})`,
    `create policy all_rows on ${table} to loomcell_system using (true) with check (true)`,
  ]
}

const statements = [
  `create table hand_over (
    hand_over_key bigint primary key generated always as identity,
    id uuid not null unique,
    sender_key integer not null references organisation,
    receiver_key integer not null references organisation check (receiver_key <> sender_key),
    custodian_key integer references organisation,
    parties integer[] not null check (parties @> array[sender_key, receiver_key]),
    sender_facility_key integer not null references facility,
    receiver_facility_key integer references facility,
    state text not null check (state in ${states}),
    machine_version smallint not null,
    papers json not null,
    request_digest bytea not null check (octet_length(request_digest) = 32),
    step_count smallint not null check (step_count >= 1),
    head_digest bytea not null check (octet_length(head_digest) = 32),
    created_time timestamptz not null,
    dispatched_time timestamptz,
    due_time timestamptz,
    received_time timestamptz,
    decided_time timestamptz,
    closed_time timestamptz,
    retain_until date
  )`,
  `create index hand_over_by_party on hand_over using gin (parties)`,
  `create index hand_over_due on hand_over (due_time) where closed_time is null`,

  `create table hand_over_line (
    hand_over_key bigint not null references hand_over,
    line smallint not null check (line >= 1),
    batch_key bigint not null,
    batch_id uuid not null,
    code text not null,
    stream text not null,
    kind text not null,
    material text not null,
    offered_grams bigint not null check (offered_grams > 0),
    sent_grams bigint check (sent_grams > 0),
    accepted_grams bigint check (accepted_grams >= 0),
    refused_grams bigint check (refused_grams between 0 and sent_grams),
    returned_grams bigint check (returned_grams = refused_grams),
    refusal_reason text check (refused_grams = 0 or refusal_reason is not null),
    note text,
    receiver_code text,
    receiver_batch_id uuid,
    primary key (hand_over_key, line)
  )`,
  `create index hand_over_line_by_batch on hand_over_line (batch_key)`,
  `create index hand_over_line_by_receiver_batch on hand_over_line (receiver_batch_id)`,

  // What the next holder's rules read, and where the batch stood before: nobody's but the two sides'.
  `create table hand_over_cargo (
    hand_over_key bigint not null references hand_over,
    line smallint not null,
    sender_key integer not null,
    receiver_key integer not null,
    digest bytea not null check (octet_length(digest) = 32),
    standing text not null,
    context json not null,
    content json not null,
    primary key (hand_over_key, line)
  )`,

  `create table hand_over_step (
    hand_over_key bigint not null references hand_over,
    step smallint not null check (step >= 1),
    id uuid not null,
    kind text not null,
    organisation_key integer not null references organisation,
    signer_kind text not null check (signer_kind in ('person', 'station')),
    signer text not null,
    signer_name text not null,
    record_time timestamptz not null,
    request_digest bytea not null check (octet_length(request_digest) = 32),
    statement bytea not null,
    digest bytea not null check (octet_length(digest) = 32),
    signature bytea check (octet_length(signature) = 64),
    primary key (hand_over_key, step),
    unique (hand_over_key, id)
  )`,
  `create trigger only_grows before update or delete or truncate on hand_over_step
    for each statement execute function refuse_change()`,

  // The one thing of a facility that the other side's papers name.
  `create function facility_code(key integer) returns text language sql stable security definer set search_path from current as
    $$ select code from facility where facility_key = key $$`,

  ...policies('hand_over', isParty),
  ...policies('hand_over_line', ofParty('hand_over_line')),
  ...policies('hand_over_step', ofParty('hand_over_step')),
  ...policies('hand_over_cargo', `array[sender_key, receiver_key] && ${own}`),
  `grant select, insert, update on hand_over, hand_over_line to loomcell_app, loomcell_system`,
  `grant select, insert on hand_over_cargo, hand_over_step to loomcell_app, loomcell_system`,
]
