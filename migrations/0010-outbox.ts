import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * What organisations are told: an outbox that is written in the transaction of what happened, and what becomes of its
 * entries: signed deliveries to webhooks with every attempt, and notifications with who has read them.
 * An entry wakes the jobs by itself (a trigger), so that no writer can forget to, and two writers never wait for each other.
 * Jobs lie in the schema `graphile_worker`, whose tables are that package's own: see `api/store/migrate-jobs.ts`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const key = (name: string) => `${name} bigint primary key generated always as identity`
const owner = 'organisation_key integer not null references organisation'

const statements = [
  `create table outbox_entry (
    ${key('outbox_entry_key')},
    id uuid not null unique default gen_random_uuid(),
    ${owner},
    topic text not null,
    subject text not null,
    payload json not null,
    created_time timestamptz not null default now(),
    taken_time timestamptz
  )`,
  `create index outbox_entry_waiting on outbox_entry (outbox_entry_key) where taken_time is null`,
  `create index outbox_entry_by_age on outbox_entry (created_time)`,

  // The secret itself is never stored: it is derived from the installation's own, and the digest tells whether that is still
  // the one it was derived from. A rotated secret signs beside the new one until `previous_until`.
  `create table webhook (
    ${key('webhook_key')},
    id uuid not null unique,
    ${owner},
    url text not null,
    description text not null,
    topics text[] not null check (cardinality(topics) > 0),
    generation smallint not null default 1 check (generation >= 1),
    secret_digest bytea not null check (octet_length(secret_digest) = 32),
    previous_until timestamptz,
    created_time timestamptz not null,
    paused_time timestamptz,
    paused_reason text,
    removed_time timestamptz
  )`,
  `create index webhook_live on webhook (organisation_key) where removed_time is null`,

  `create table webhook_delivery (
    ${key('webhook_delivery_key')},
    id uuid not null unique default gen_random_uuid(),
    ${owner},
    webhook_key bigint not null references webhook,
    outbox_entry_key bigint not null references outbox_entry on delete cascade,
    state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
    attempts smallint not null default 0 check (attempts >= 0),
    attempts_left smallint not null check (attempts_left >= 0),
    next_time timestamptz check ((next_time is not null) = (state = 'waiting')),
    created_time timestamptz not null,
    unique (outbox_entry_key, webhook_key)
  )`,
  `create index webhook_delivery_by_webhook on webhook_delivery (webhook_key, webhook_delivery_key)`,
  `create index webhook_delivery_waiting on webhook_delivery (next_time) where state = 'waiting'`,

  `create table webhook_attempt (
    webhook_delivery_key bigint not null references webhook_delivery on delete cascade,
    number smallint not null check (number >= 1),
    ${owner},
    time timestamptz not null,
    milliseconds integer not null check (milliseconds >= 0),
    status smallint,
    fault text,
    answer text,
    primary key (webhook_delivery_key, number),
    check (status is not null or fault is not null)
  )`,

  `create table notification (
    ${key('notification_key')},
    id uuid not null unique default gen_random_uuid(),
    ${owner},
    outbox_entry_key bigint not null unique,
    topic text not null,
    subject text not null,
    payload json not null,
    created_time timestamptz not null
  )`,
  `create index notification_by_organisation on notification (organisation_key, notification_key)`,
  `create index notification_by_age on notification (created_time)`,

  `create table notification_read (
    notification_key bigint not null references notification on delete cascade,
    person_id uuid not null,
    ${owner},
    read_time timestamptz not null,
    primary key (person_id, notification_key)
  )`,
  `create index notification_read_by_notification on notification_read (notification_key)`,

  // What a person wants e-mails about; a topic without a row goes by the topic's own rule.
  `create table mail_wish (
    person_id uuid not null,
    ${owner},
    topic text not null,
    wanted boolean not null,
    primary key (person_id, organisation_key, topic)
  )`,

  ...[
    ...['outbox_entry', 'webhook', 'webhook_delivery', 'webhook_attempt'],
    ...['notification', 'notification_read', 'mail_wish'],
  ].flatMap((table) => [
    ...ownRows(table),
    `grant select, insert, update, delete on ${table} to loomcell_system`,
  ]),
  `grant select, insert on outbox_entry, notification_read to loomcell_app`,
  `grant select, insert, update on webhook, webhook_delivery, mail_wish to loomcell_app`,
  `grant select on webhook_attempt, notification to loomcell_app`,

  // Jobs of a schema find its tables again through the same search path that made them.
  `create function enqueue_job(name text, payload json, run_time timestamptz default null, job_key text default null,
      priority integer default 0)
    returns void language plpgsql security definer set search_path from current as $$
    begin
      perform graphile_worker.add_job(name, payload, run_at => run_time, job_key => enqueue_job.job_key,
        priority => enqueue_job.priority);
    end $$`,
  `revoke execute on function enqueue_job from public`,
  `grant execute on function enqueue_job to loomcell_app, loomcell_system`,

  `create function wake_outbox() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      if exists (select from added where taken_time is null) then
        perform enqueue_job('distribute-outbox', '{}');
      end if;
      return null;
    end $$`,
  `create trigger wake_outbox after insert on outbox_entry
    referencing new table as added for each statement execute function wake_outbox()`,
]
