import type pg from 'pg'

/** Facilities beside MAIN at which the year happens. */
const others = ['EAST', 'WEST', 'NORTH']
/** Lives that one statement lays. */
const together = 50_000
/** Events of a life: a pack comes in, is worked into a lot with a loss, and the lot leaves. */
const eventsOfLife = 3

/**
 * Lays a year of work straight into the tables of the first organisation, as many events as asked for, and sums it up by the product's own
 * functions: two batches and seven lines of the ledger for three events, over four facilities, two streams, six materials and all days
 * of 2026 up to November. Nothing of a flow report reads more than that.
 */
export async function layYear(owner: pg.Client, events: number): Promise<void> {
  await owner.query('set session_replication_role = replica')
  await owner.query(
    `insert into facility (organisation_key, code, name, created_time)
     select ${ours}, code, code, now() from unnest($1::text[]) as code on conflict do nothing`,
    [others],
  )
  const lives = Math.ceil(events / eventsOfLife)
  const { rows } = await owner.query<{ before: string }>(
    `select nextval('event_key_seq') + nextval('batch_key_seq') as before`,
  )
  const before = Number(rows[0]?.before)
  for (let first = 0; first < lives; first += together) {
    const last = Math.min(first + together, lives) - 1
    for (const statement of [batches, happened, posted])
      await owner.query(`with ${life} ${statement}`, [first, last, before])
  }
  await owner.query(`select setval('event_key_seq', $1), setval('batch_key_seq', $1)`, [
    before + 10 * lives + 10,
  ])
  await owner.query('set session_replication_role = origin')
  await owner.query(`insert into flow_unsummed (facility_key, organisation_key)
    select facility_key, organisation_key from facility where organisation_key = ${ours} on conflict do nothing`)
  await owner.query('vacuum analyze batch, event, posting')
  await owner.query(
    `select sum_up_flow(facility_key) from facility where organisation_key = ${ours}`,
  )
  await fold(owner)
  await owner.query('vacuum analyze flow_delta, flow_day, flow_month')
}

/** Folds what is summed into days and months, to the last. */
export async function fold(owner: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await owner.query<{ folded: string }>('select fold_flow(50000) as folded')
    if (Number(rows[0]?.folded) === 0) return
  }
}

const ours = '(select min(organisation_key) from facility)'

const life = `place as (
    select array_agg(facility_key order by facility_key) as keys, ${ours} as organisation
    from facility where organisation_key = ${ours}
  ), life as (
    select $3::bigint + life * 10 + 10 as key, organisation, keys[1 + life % cardinality(keys)] as facility,
      case when life % 3 = 0 then 'textile' else 'battery' end as stream,
      (array['NMC', 'LFP', 'NCA', 'LCO', 'cotton', 'polyester'])[1 + life % 6] as material,
      100000 + (life * 7919) % 300000 as grams, 1 + (life * 31) % 900 as lost,
      timestamptz '2026-01-01T01:00:00Z' + (life * 104729 % 27360000) * interval '1 second' as began
    from generate_series($1::bigint, $2::bigint) as life, place
  )`

const batches = `insert into batch (batch_key, id, organisation_key, code, stream, kind, material, state, context, facility_key,
    head_seq, head_digest, head_event_key, spent)
  select key + nth, gen_random_uuid(), organisation, 'YEAR-' || key + nth, stream, case nth when 0 then 'pack' else 'lot' end, material,
    'done', '{}', facility, 2, sha256(''), key + nth + 1, true
  from life, generate_series(0, 1) as nth`

const happened = `insert into event (event_key, event_time, record_time, organisation_key, facility_key, id, stream, stage, scan_digest, digest, envelope)
  select key + nth, began + nth * interval '5 hours', began + nth * interval '5 hours 10 minutes', organisation, facility,
    gen_random_uuid(), stream, (array['taken_in', 'worked', 'sent'])[1 + nth], sha256(''), sha256(''), convert_to(repeat('x', 700), 'UTF8')
  from life, generate_series(0, 2) as nth`

const posted = `insert into posting (event_key, batch_key, amount, facility_key, line, dimension, account, movement, reason, organisation_key)
  select key + at, batch, amount, facility, line, 'mass', account, movement, reason, organisation
  from life, lateral (values
    (0, key, grams, 0, 'stock', 'received', null), (0, null, -grams, 1, 'outside', 'received', null),
    (1, key, -grams, 0, 'stock', 'consumed', null), (1, key + 1, grams - lost, 1, 'stock', 'produced', null),
    (1, null, lost, 2, 'loss', 'consumed', 'dust'),
    (2, key + 1, lost - grams, 0, 'stock', 'dispatched', null), (2, null, grams - lost, 1, 'outside', 'dispatched', null)
  ) as line (at, batch, amount, line, account, movement, reason)`
