import pg from 'pg'
import type { Files } from './exported.ts'
import { emptyDatabase } from './installation.ts'

/** Grams of a row by figure, as a report has them. */
export type FlowRowInSql = Readonly<Record<string, unknown>>

/**
 * Opens a bare database with nothing but the lines of an export in it, and makes flow reports there by plain SQL that shares no line with
 * ours: the ledger is read off the sealed events, following docs/recompute.md.
 */
export async function openFlowInSql(files: Files): Promise<{
  readonly rows: (
    groupBy: readonly string[],
    organisations: readonly string[],
  ) => Promise<readonly FlowRowInSql[]>
  readonly end: () => Promise<void>
}> {
  const client = new pg.Client(await emptyDatabase())
  await client.connect()
  // The database goes with the test, also where that fails before it ends the line.
  client.on('error', () => {})
  for (const name of ['events', 'batches', 'opening', 'facilities'])
    await loadLines(client, name, String(files.get(`${name}.jsonl`)))
  const { period, whole } = JSON.parse(String(files.get('manifest.json')))
  await client.query(eventsOf(period, whole))
  for (const statement of ledger) await client.query(statement)
  return {
    rows: async (groupBy, organisations) => {
      const { rows } = await client.query<{ row: FlowRowInSql }>(
        report(groupBy, { ...period, organisations }),
      )
      return rows.map(({ row }) => row)
    },
    end: () => client.end(),
  }
}

/** Puts the lines of a file into a table of that name, numbered from 1. */
export async function loadLines(client: pg.Client, name: string, text: string): Promise<void> {
  await client.query(`create table ${name} (place bigint, line jsonb)`)
  const lines = text.split('\n').slice(0, -1)
  for (let at = 0; at < lines.length; at += 5_000) {
    const values = [lines.slice(at, at + 5_000), at]
    await client.query(
      `insert into ${name} select $2::bigint + place, line::jsonb from unnest($1::text[]) with ordinality as given (line, place)`,
      values,
    )
  }
}

interface Period {
  readonly from: string
  readonly to: string
  readonly timeZone: string
}

/** A text as SQL writes it. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A day is the one that clocks show in the zone of the report, or of the place of the event. */
function eventsOf({ from, to, timeZone }: Period, whole: boolean): string {
  const zone = timeZone === 'local' ? `(places.line ->> 'timeZone')` : sqlText(timeZone)
  return `
    create table happened as
    select place, events.line ->> 'id' as id, events.line #>> '{actor,organisation}' as organisation,
      split_part(events.line ->> 'type', '.', 1) as stream, split_part(events.line ->> 'type', '.', 2) as stage,
      events.line #>> '{body,mass}' as effect, events.line #>> '{body,facility}' as facility, events.line #>> '{body,reverses}' as reverses,
      events.line -> 'subjects' as subjects, coalesce(events.line #> '{body,batches}', '[]') as batches,
      coalesce(events.line #> '{body,outputs}', '[]') as outputs, events.line -> 'body' as body,
      day < ${sqlText(from)} as before, day >= ${sqlText(to)} as after, to_char(day, 'YYYY-MM') as month
    from events join (select line from facilities) as places
        on places.line ->> 'organisation' = events.line #>> '{actor,organisation}' and places.line ->> 'code' = events.line #>> '{body,facility}'
      cross join lateral (select ((events.line ->> 'eventTime')::timestamptz at time zone ${zone})::date as day) as dated;
    create table touched as
      select distinct subject ->> 'batch' as batch from happened, jsonb_array_elements(subjects) as subject
      where ${whole ? 'true' : 'not before and not after'};`
}

const ledger = [
  `create table own (id text, account text, movement text, facility text, batch text, reason text, amount bigint)`,
  `create view worked as
    select id, effect, subjects -> (at - 1)::integer ->> 'batch' as batch, one, coalesce(one ->> 'at', facility) as facility
    from happened cross join lateral jsonb_array_elements(batches) with ordinality as named (one, at)`,
  `create view made as
    select id, effect, facility, one, (one ->> 'massGrams')::bigint as mass, (one #>> '{predecessor,grams}')::bigint as sent,
      subjects -> (jsonb_array_length(batches) + at - 1)::integer ->> 'batch' as batch
    from happened cross join lateral jsonb_array_elements(outputs) with ordinality as named (one, at)`,
  `insert into own
    select id, 'stock', 'moved', one #>> '{moved,from}', batch, null, -(one #>> '{moved,grams}')::bigint from worked
    union all select id, 'stock', 'moved', facility, batch, null, (one #>> '{moved,grams}')::bigint from worked
    union all select id, 'stock', case effect when 'dispatched' then 'dispatched' else 'consumed' end, facility, batch, null,
      -(one ->> 'drawnGrams')::bigint from worked
    union all select id, 'outside', 'dispatched', facility, null, null, (one ->> 'drawnGrams')::bigint from worked where effect = 'dispatched'
    union all select id, 'stock', 'received', facility, batch, null, (one ->> 'gainedGrams')::bigint from worked
    union all select id, 'outside', 'received', facility, null, null, -(one ->> 'gainedGrams')::bigint from worked
    union all select id, 'stock', case effect when 'dispatch_corrected' then 'dispatched' else 'received' end, facility, batch, null,
      (one ->> 'correctedGrams')::bigint from worked
    union all select id, 'outside', case effect when 'dispatch_corrected' then 'dispatched' else 'received' end, facility, null, null,
      -(one ->> 'correctedGrams')::bigint from worked
    union all select id, 'stock', 'measured', facility, batch, null, (one ->> 'foundGrams')::bigint from worked
    union all select id, 'difference', 'measured', facility, null, 'weighing', -(one ->> 'foundGrams')::bigint from worked
    union all select id, 'stock', case effect when 'transformed' then 'produced' else 'received' end, facility, batch, null,
      coalesce(sent, mass) from made
    union all select id, 'outside', 'received', facility, null, null, -coalesce(sent, mass) from made where effect <> 'transformed'
    union all select id, 'stock', 'measured', facility, batch, null, coalesce(mass, 0) - sent from made
    union all select id, 'difference', 'measured', facility, null, 'weighing', sent - coalesce(mass, 0) from made
    union all select id, 'loss', 'consumed', facility, null, one ->> 'reason', (one ->> 'massGrams')::bigint
      from happened, jsonb_array_elements(body -> 'losses') as one
    union all select id, 'outside', 'received', facility, null, one ->> 'material', -(one ->> 'massGrams')::bigint
      from happened, jsonb_array_elements(body -> 'additions') as one
    union all select id, 'difference', 'measured', facility, null, 'process', (body ->> 'differenceGrams')::bigint from happened`,
  // An event that takes another back has the other's lines with the opposite sign, in its own time.
  `create table ledger as
    select happened.id, happened.organisation, stream, stage, before, month, account, movement, own.facility, batch, reason,
      case when reverses is null then amount else -amount end as amount
    from happened join own on own.id = coalesce(reverses, happened.id)
    where not after and amount <> 0`,
  `create table sorts as select line ->> 'batch' as batch, line ->> 'kind' as kind, line ->> 'material' as material, line ->> 'stream' as stream,
      line ->> 'organisation' as organisation from batches`,
  // A line on no batch belongs to what was worked, as far as all of that was of one sort.
  `create table sorted as
    select ledger.*, case when ledger.batch is null then alone.kind else sorts.kind end as kind,
      case when ledger.batch is null then alone.material else sorts.material end as material
    from ledger left join sorts using (batch) left join (
      select id, case when count(distinct kind) = 1 then min(kind) end as kind,
        case when count(distinct material) = 1 then min(material) end as material
      from ledger as drawn join sorts using (batch) where account = 'stock' and movement = 'consumed' group by id
    ) as alone using (id)
    where not before or (account = 'stock' and batch in (select batch from touched))
    union all select null, sorts.organisation, sorts.stream, null, true, null, 'stock', 'received', line ->> 'facility', batch, null, (line ->> 'grams')::bigint,
      kind, material
    from opening join sorts on batch = line ->> 'batch'`,
]

function report(
  groupBy: readonly string[],
  { from, to, organisations }: Period & { readonly organisations: readonly string[] },
): string {
  const named = groupBy.filter((name) => name !== 'month')
  const group = `jsonb_build_object(${named.map((name) => `'${name}', ${name}`).join(', ')})`
  const byMonth = groupBy.includes('month')
  const stands = !groupBy.includes('stage')
  const months = byMonth
    ? `select to_char(day, 'YYYY-MM') as month from generate_series(${sqlText(from)}::date, ${sqlText(to)}::date - 1, '1 day') as day group by 1`
    : `select null::text as month`
  const grams = (condition: string, sign = '') =>
    `${sign}coalesce(sum(amount) filter (where not before and ${condition}), 0)`
  const by = (account: string, sign = '') => `(
    select coalesce(jsonb_object_agg(reason, grams), '{}') from (
      select reason, ${sign}sum(amount) as grams from part
      where part.own_group = line.own_group and part.own_month is not distinct from line.own_month and not before and ${account}
      group by reason
    ) as sums)`
  return `
    with part as (select *, ${group} as own_group, ${byMonth ? 'month' : 'null::text'} as own_month from sorted
      where organisation in (${organisations.map(sqlText).join()})),
    months as (${months}),
    groups as (select own_group, coalesce(sum(amount) filter (where before), 0) as opening from part group by 1),
    figures as (
      select own_group, own_month,
        ${grams(`account = 'stock' and movement = 'received'`)} as came,
        ${grams(`account = 'stock' and movement = 'produced'`)} as produced,
        ${grams(`account = 'stock' and movement = 'moved' and amount > 0`)} as moved_in,
        ${grams(`account = 'stock' and movement = 'dispatched'`, '-')} as went,
        ${grams(`account = 'stock' and movement = 'consumed'`, '-')} as consumed,
        ${grams(`account = 'stock' and movement = 'moved' and amount < 0`, '-')} as moved_out,
        ${grams(`account = 'stock' and movement = 'measured'`)} as found,
        ${grams(`account = 'difference' and reason <> 'weighing'`)} as gap,
        ${grams(`account = 'stock'`)} as stock,
        ${by(`account = 'outside' and reason is not null`, '-')} as added, ${by(`account = 'loss'`)} as lost
      from part as line group by 1, 2
    )
    select jsonb_build_object(
      'group', row.row_group ${byMonth ? `|| jsonb_build_object('month', row.row_month)` : ''},
      'openingGrams', ${stands ? 'opened' : 'null::bigint'}, 'closingGrams', ${stands ? 'closed' : 'null::bigint'},
      'inGrams', coalesce(came, 0), 'producedGrams', coalesce(produced, 0), 'movedInGrams', coalesce(moved_in, 0),
      'outGrams', coalesce(went, 0), 'consumedGrams', coalesce(consumed, 0), 'movedOutGrams', coalesce(moved_out, 0),
      'weighingDifferenceGrams', coalesce(found, 0), 'processDifferenceGrams', coalesce(gap, 0),
      'addedGrams', coalesce(added, '{}'), 'lostGrams', coalesce(lost, '{}')) as row
    from (
      select groups.own_group as row_group, months.month as row_month, came, produced, moved_in, went, consumed, moved_out, found, gap, added, lost,
        opening + coalesce(sum(stock) over (partition by groups.own_group order by months.month
          rows between unbounded preceding and 1 preceding), 0) as opened,
        opening + sum(coalesce(stock, 0)) over (partition by groups.own_group order by months.month) as closed
      from groups cross join months left join figures on figures.own_group = groups.own_group
        and figures.own_month is not distinct from months.month
    ) as row
    where ${stands ? 'opened <> 0 or closed <> 0 or ' : ''}
      greatest(abs(came), abs(produced), abs(moved_in), abs(went), abs(consumed), abs(moved_out), abs(found), abs(gap)) > 0
      or exists (select from jsonb_each(added || lost) where value <> '0')`
}
