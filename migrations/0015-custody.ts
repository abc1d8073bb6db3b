import { type Kysely, sql } from 'kysely'

/**
 * A step of a hand-over and the events that it makes are one transaction, and the step names those events by their ids, which
 * nobody can guess. Before, the ids followed from the hand-over's: they are looked up once, here. A signature says in which
 * form its text was written: 1 before, 2 from now on, which names what the signature is for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** The dispatch that let the goods go is the first of a hand-over; later ones only change the carrier. */
const isFirstDispatch = `not exists (
  select from hand_over_step as before where before.hand_over_key = step.hand_over_key
    and before.kind = 'dispatch' and before.step < step.step)`

const correction = `(convert_from(statement, 'UTF8')::json #>> '{request,correction}')`

const statements = [
  `alter table hand_over_step
    add column signature_form smallint check (signature_form in (1, 2)),
    add column access_key_key integer,
    add column events uuid[] not null default '{}'`,

  // RFC 9562 version 8, from the SHA-256 of a text, as the code before derived these ids.
  `create function pg_temp.id_from(text) returns uuid language sql immutable as $$
    select (substr(hex, 1, 8) || '-' || substr(hex, 9, 4) || '-8' || substr(hex, 14, 3) || '-'
      || to_hex((('x' || substr(hex, 17, 2))::bit(8)::integer & 63) | 128) || substr(hex, 19, 2) || '-'
      || substr(hex, 21, 12))::uuid
    from encode(sha256(convert_to($1, 'UTF8')), 'hex') as hex $$`,
  `alter table hand_over_step disable trigger only_grows`,
  `update hand_over_step set signature_form = 1 where signature is not null`,
  `update hand_over_step set access_key_key = substr(signer, 5)::integer
    where signer_kind = 'station' and signer ~ '^key-[0-9]+$'`,
  `update hand_over_step set events = made.events
    from (
      select step.hand_over_key, step.step, array_agg(event.id order by event.event_key) as events
      from hand_over_step as step join hand_over using (hand_over_key)
        cross join lateral (values
          ('dispatch', sender_key, 'handed_over', 'dispatch'),
          ('decide', receiver_key, 'taken_over', 'decide'),
          ('return', sender_key, 'handed_back', 'return'),
          ('correct_consent', sender_key, 'hand_over_corrected', 'correct/' || ${correction} || '/sent'),
          ('correct_consent', receiver_key, 'take_over_corrected', 'correct/' || ${correction} || '/accepted')
        ) as known (kind, organisation_key, stage, name)
        join event on event.organisation_key = known.organisation_key and event.stage = known.stage
          and event.id = pg_temp.id_from('hand-over/' || hand_over.id || '/' || known.name)
      where known.kind = step.kind and (step.kind <> 'dispatch' or ${isFirstDispatch})
      group by step.hand_over_key, step.step
    ) as made
    where made.hand_over_key = hand_over_step.hand_over_key and made.step = hand_over_step.step`,
  `alter table hand_over_step enable trigger only_grows`,
  `alter table hand_over_step
    add constraint signature_has_form check ((signature is null) = (signature_form is null))`,

  `alter table scan_signature add column form smallint not null default 1 check (form in (1, 2))`,
  `alter table scan_signature alter column form drop default`,
  `alter table approval add column signature_form smallint check (signature_form in (1, 2))`,
  `update approval set signature_form = 1 where signature is not null`,

  // Custody ends on arrival.
  `update hand_over set custodian_key = null where state not in ('in_transport', 'stored')`,

  // Each side chooses the ids of its own steps: what one side has used says nothing of the other's.
  `alter table hand_over_step drop constraint hand_over_step_hand_over_key_id_key`,
  `alter table hand_over_step add unique (hand_over_key, organisation_key, id)`,
]
