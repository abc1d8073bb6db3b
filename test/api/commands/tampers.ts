import { randomUUID } from 'node:crypto'

/** A way to change what is stored, the table that `check` must name, and words that must stand in its answer. */
export const tampers: readonly (readonly [string, string, string, RegExp?])[] = [
  ['one byte of an envelope', lastEvent(`envelope = set_byte(envelope, 60, 33)`), 'event'],
  ['a byte that is no UTF-8', lastEvent(`envelope = set_byte(envelope, 60, 255)`), 'event'],
  ['an envelope cut short', lastEvent(`envelope = substr(envelope, 1, 90)`), 'event', /opened/],
  ['a space in an envelope', lastEvent(`envelope = envelope || ' '::bytea`), 'event', /envelope/],
  [
    'a digest',
    lastEvent(`digest = set_byte(digest, 0, get_byte(digest, 0) # 1)`),
    'event',
    /digest/,
  ],
  ['a stage', lastEvent(`stage = 'sold'`), 'event', /battery\.sold/],
  ['an event time', lastEvent(`event_time = event_time + interval '1 ms'`), 'event', /event_time/],
  [
    'a record time',
    lastEvent(`record_time = record_time - interval '1 h'`),
    'event',
    /record_time/,
  ],
  ['the id of an event', lastEvent(`id = '${randomUUID()}'`), 'event', /"id"/],
  ['a facility of an event', lastEvent(`facility_key = ${otherFacility()}`), 'event', /"B"/],
  ['an organisation', lastEvent(`organisation_key = 99`), 'event', /organisation/],
  ['a deleted event', `delete from event where event_key = ${lastKey()}`, 'disclosure'],
  [
    'a sealed fact',
    `update disclosure set disclosed = jsonb_set(disclosed::jsonb, '{0,2}', '{"/facts/other":1}')
    where event_key = (select min(event_key) from disclosure)`,
    'disclosure',
    /other/,
  ],
  [
    'facts of no event',
    `insert into disclosure (event_key, organisation_key, disclosed) values (999999, 1, '[]')`,
    'disclosure',
  ],
  ['a deleted place', `delete from event_subject where event_key = ${lastKey()}`, 'event_subject'],
  [
    'a place of another event',
    `update event_subject set event_key = 1 where event_key = ${lastKey()}`,
    'event_subject',
  ],
  [
    'a moved place',
    `update event_subject set seq = seq + 1 where event_key = ${lastKey()}`,
    'event_subject',
  ],
  [
    'a place too many',
    `insert into event_subject (batch_key, seq, event_key, organisation_key)
    select batch_key, head_seq + 1, ${lastKey()}, organisation_key from batch
    order by batch_key limit 1`,
    'event_subject',
    /not there/,
  ],
  [
    'a chain of no batch',
    `insert into event_subject (batch_key, seq, event_key, organisation_key) values (999999, 1, 1, 1)`,
    'event_subject',
  ],
  [
    'grams of a sum',
    `update flow_delta set grams = grams + 1 where flow_delta_key = (select min(flow_delta_key) from flow_delta)`,
    'flow_day',
    / g in \d/,
  ],
  [
    'a sum taken away',
    `delete from flow_delta where flow_delta_key = (select min(flow_delta_key) from flow_delta)`,
    'flow_day',
    /nothing/,
  ],
  [
    'a day of a sum',
    `update flow_delta set day = day - 40 where flow_delta_key = (select min(flow_delta_key) from flow_delta)`,
    'flow_day',
  ],
  [
    'a month too many',
    `insert into flow_month (grams, lines, organisation_key, facility_key, place_key, inward, stream, stage, account, movement, day)
    select 5, 1, organisation_key, facility_key, place_key, true, stream, stage, account, movement, date '2026-01-01'
    from flow_delta order by flow_delta_key limit 1`,
    'flow_month',
    /5 g in 1/,
  ],
  ['grams of a posting', posting(`set amount = amount + 1`), 'posting'],
  ['a facility of a posting', posting(`set facility_key = ${otherFacility()}`), 'posting', /at B/],
  [
    'a batch of a posting',
    posting(`set batch_key = (select max(batch_key) from batch)`),
    'posting',
  ],
  [
    'a reason',
    `update posting set reason = 'other' where (event_key, line) = (select event_key, line
    from posting where account = 'loss' limit 1)`,
    'posting',
    /for other/,
  ],
  [
    'a deleted posting',
    `delete from posting where line = 0 and event_key = (select max(event_key) from posting)`,
    'posting',
  ],
  [
    'a posting too many',
    `insert into posting ${copyOf('posting', { line: '99' })}`,
    'posting',
    /line 99/,
  ],
  [
    'postings of no event',
    `insert into posting ${copyOf('posting', { event_key: '999999' })}`,
    'posting',
    /999999/,
  ],
  [
    'an absurd amount',
    posting(`set amount = 9223372036854775807`),
    'posting',
    /9223372036854775807/,
  ],
  [
    'stock',
    `update stock set amount = amount + 1 where (batch_key, dimension) = (select batch_key, dimension
    from stock order by batch_key limit 1)`,
    'stock',
  ],
  [
    'a deleted stock',
    `delete from stock where batch_key = (select min(batch_key) from stock)`,
    'stock',
  ],
  [
    'a stock too many',
    `insert into stock (batch_key, dimension, amount, organisation_key)
      select max(batch_key), 'element:Au', 5, 1 from batch`,
    'stock',
    /element:Au/,
  ],
  [
    'a stock of no batch',
    `insert into stock (batch_key, dimension, amount, organisation_key) values (999999, 'mass', 5, 1)`,
    'stock',
    /999999/,
  ],
  ['a deleted mark', mark('delete from batch_mark'), 'batch_mark', /nothing/],
  ['another mark', mark(`update batch_mark set mark = sha256('x')`), 'batch_mark', /"mark"/],
  [
    'a mark within another model',
    `update batch_mark set within = 'OTHER' where (batch_key, mark, within) = (select batch_key, mark, within
      from batch_mark where sort = 'unit' limit 1)`,
    'batch_mark',
    /OTHER/,
  ],
  [
    'a mark that stands by another key',
    mark('update batch_mark set apart = 7777'),
    'batch_mark',
    /7777/,
  ],
  [
    'a mark of a world',
    mark('update batch_mark set constructed = true'),
    'batch_mark',
    /constructed/,
  ],
  [
    'a mark too many',
    `insert into batch_mark ${copyOf('batch_mark', { mark: `'\\x${'ab'.repeat(32)}'` })}`,
    'batch_mark',
    /abab/,
  ],
  [
    'a mark of no batch',
    `insert into batch_mark ${copyOf('batch_mark', { batch_key: '999999', apart: '999999' })}`,
    'batch_mark',
    /999999/,
  ],
  ['grams of a descent', edge(`update lineage set grams = grams + 1`), 'lineage', /grams/],
  ['the event of a descent', edge(`update lineage set event_key = 1`), 'lineage'],
  ['a deleted descent', edge(`delete from lineage`), 'lineage', /nothing/],
  [
    'a descent too many',
    `insert into lineage (child, parent, grams, event_key, organisation_key)
      select max(batch_key), min(batch_key), 7, 1, 1 from batch`,
    'lineage',
  ],
  [
    'a descent of no batch',
    `insert into lineage (child, parent, grams, event_key, organisation_key) values (999999, 1, 7, 1, 1)`,
    'lineage',
    /999999/,
  ],
  ...['event_subject', 'disclosure', 'posting', 'lineage', 'stock'].map(
    (table) =>
      [
        `the organisation of a row of ${table}`,
        `update ${table} set organisation_key = 999999`,
        table,
        /999999/,
      ] as const,
  ),
  ['a state', firstBatch(`state = 'sold'`), 'batch', /"sold"/],
  ['a context', firstBatch(`context = context::jsonb || '{"grade":"A"}'`), 'batch', /grade/],
  ['a kind', firstBatch(`kind = 'cell'`), 'batch', /"cell"/],
  ['a material', firstBatch(`material = 'LFP'`), 'batch', /"LFP"/],
  ['a code', firstBatch(`code = 'OTHER'`), 'batch', /OTHER/],
  ['a facility of a batch', firstBatch(`facility_key = ${otherFacility()}`), 'batch', /"B"/],
  ['a head', firstBatch(`head_seq = head_seq + 1`), 'batch', /head_seq/],
  [
    'a head digest',
    firstBatch(`head_digest = set_byte(head_digest, 0, get_byte(head_digest, 0) # 1)`),
    'batch',
    /head_digest/,
  ],
  ['a last event', firstBatch(`head_event_key = head_event_key + 1`), 'batch', /head_event_key/],
  ['a batch said to be spent', firstBatch(`spent = not spent`), 'batch', /spent/],
  [
    'a deleted batch',
    `delete from batch where batch_key = (select min(batch_key) from batch)`,
    'event_subject',
  ],
  [
    'a batch without events',
    `insert into batch ${copyOf('batch', { batch_key: '999999', id: `'${randomUUID()}'`, code: `'GHOST'`, head_seq: '1' })}`,
    'batch',
    /GHOST/,
  ],
]

/** A row of the table with some columns changed, whatever its columns are. */
function copyOf(table: string, changes: Record<string, string>): string {
  const pairs = Object.entries(changes).map(([column, value]) => `'${column}', ${value}`)
  const changed = `to_jsonb(one) || jsonb_build_object(${pairs.join(', ')})`
  return `select (jsonb_populate_record(null::${table}, ${changed})).* from (table ${table} limit 1) as one`
}

function lastKey(): string {
  return '(select max(event_key) from event)'
}

function otherFacility(): string {
  return `(select facility_key from facility where code = 'B')`
}

function lastEvent(change: string): string {
  return `update event set ${change} where event_key = ${lastKey()}`
}

function firstBatch(change: string): string {
  return `update batch set ${change} where batch_key = (select min(batch_key) from batch)`
}

function mark(start: string): string {
  return `${start} where (batch_key, mark, within) = (select batch_key, mark, within from batch_mark
    where sort = 'code' order by batch_key limit 1)`
}

function posting(change: string): string {
  return `update posting ${change} where (event_key, line) = (select event_key, line from posting
    where account = 'stock' order by event_key, line limit 1)`
}

function edge(start: string): string {
  return `${start} where (child, parent) = (select child, parent from lineage limit 1)`
}
