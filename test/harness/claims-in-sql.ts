import pg from 'pg'
import type { Files } from './exported.ts'
import { loadLines, sqlText } from './flow-in-sql.ts'
import { emptyDatabase } from './installation.ts'

/** Recycled content of one organisation of an export, reconciled: rows as a report has them. */
export interface ClaimsInSql {
  readonly rows: (
    organisation: string,
    days: { readonly from: string; readonly to: string; readonly timeZone: string },
  ) => Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly end: () => Promise<void>
}

/**
 * Opens a bare database with the sealed events, the credits, the claims and the draws of an export in it, and reconciles them there by plain
 * SQL that shares no line with ours, following docs/recompute.md: all masses of a credit but those that it names are read off its event.
 */
export async function openClaimsInSql(files: Files): Promise<ClaimsInSql> {
  const client = new pg.Client(await emptyDatabase())
  await client.connect()
  // The database goes with the test, also where that fails before it ends the line.
  client.on('error', () => {})
  for (const name of ['events', 'credits', 'claims', 'draws'])
    await loadLines(client, name, String(files.get(`${name}.jsonl`)))
  await client.query(held)
  await client.query(happened)
  return {
    rows: async (organisation, days) => {
      const { rows } = await client.query<{ row: Record<string, unknown> }>(
        reconciliation(organisation, days),
      )
      return rows.map(({ row }) => row)
    },
    end: () => client.end(),
  }
}

const held = `
  create table process as
    select line ->> 'id' as event, line #>> '{body,facility}' as facility,
      (select coalesce(sum((one ->> 'drawnGrams')::bigint), 0) from jsonb_array_elements(line #> '{body,batches}') as one)
        + (select coalesce(sum((one ->> 'massGrams')::bigint), 0) from jsonb_array_elements(coalesce(line #> '{body,additions}', '[]')) as one) as went_in,
      (select coalesce(sum((one ->> 'massGrams')::bigint), 0) from jsonb_array_elements(line #> '{body,outputs}') as one) as came_out,
      (select max((back.line ->> 'recordTime')::timestamptz) from events as back where back.line #>> '{body,reverses}' = events.line ->> 'id') as taken_back
    from events where line #>> '{body,mass}' = 'transformed';
  create table held as
    select line ->> 'credit' as id, line ->> 'organisation' as organisation, facility, line ->> 'material' as material, line ->> 'class' as class,
      line ->> 'loss' as loss, (line ->> 'given')::timestamptz as given, (line #>> '{ended,time}')::timestamptz as ended, taken_back,
      recycled, div(put::numeric * recycled, went_in)::bigint as claimable
    from (
      select credits.line, process.*,
        case when credits.line ? 'loss' then (credits.line ->> 'outputGrams')::bigint else came_out end as put,
        (select coalesce(sum((one ->> 'grams')::bigint), 0) from credits as main, jsonb_array_elements(main.line -> 'inputs') as one
          where main.line ->> 'credit' = coalesce(credits.line ->> 'byProductOf', credits.line ->> 'credit')) as recycled
      from credits join process on event = credits.line ->> 'event'
    ) as named;`

// A draw is as late as the latest of what it touches; what came back or was written off is as late as the end that did it. What is left of a
// credit goes as its process is taken back, and what is ended later had gone by then.
const happened = `
  create table drawn as
    select held.id, (draws.line ->> 'grams')::bigint as grams, draws.line ? 'writtenOff' as written_off,
      claims.line ->> 'standard' || ' ' || (claims.line ->> 'version') as standard,
      greatest(held.given, (claims.line ->> 'made')::timestamptz, later.given, case when (draws.line ->> 'grams')::bigint < 0 or draws.line ? 'writtenOff'
        then coalesce((claims.line #>> '{ended,time}')::timestamptz, held.ended) end) as time
    from draws join held on held.id = draws.line ->> 'credit' left join claims on claims.line ->> 'claim' = draws.line ->> 'claim'
      left join held as later on later.id = draws.line ->> 'into';
  create table taken as
    select id, claimable, greatest(taken_back, given, (select max(time) from drawn where drawn.id = held.id and grams > 0 and not written_off)) as gone
    from held where taken_back is not null;
  create table happened as
    select id, 'in' as kind, null as standard, given as time, recycled as grams from held where loss is null
    union all select id, 'lost', null, given, recycled - claimable from held where loss is null
    union all select id, 'by_product', null, given, claimable from held where loss is not null
    union all select id, case when written_off then 'gone' when standard is null then 'on' else 'claimed' end, standard, time, grams from drawn
    union all select id, 'gone', null, gone, claimable from taken
    union all select id, 'gone', null, greatest(gone, time), -grams from taken join drawn using (id);`

function reconciliation(
  organisation: string,
  { from, to, timeZone }: { from: string; to: string; timeZone: string },
): string {
  const day = `(time at time zone ${sqlText(timeZone)})::date`
  const within = (kind: string) =>
    `coalesce(sum(grams) filter (where kind = '${kind}' and ${day} >= ${sqlText(from)}), 0)`
  const left = `case when kind in ('in', 'by_product') then grams else -grams end`
  return `
    with own as (select held.*, kind, standard, time, grams from held join happened using (id)
      where organisation = ${sqlText(organisation)} and ${day} < ${sqlText(to)}),
    claimed as (select facility, material, class, jsonb_object_agg(standard, grams) as by_standard from (
      select facility, material, class, standard, sum(grams) as grams from own where kind = 'claimed' and ${day} >= ${sqlText(from)} group by 1, 2, 3, 4
    ) as sums group by 1, 2, 3),
    pool as (select facility, material, class, ${within('in')} as came, ${within('lost')} as lost,
        coalesce(sum(${left}) filter (where ${day} < ${sqlText(from)}), 0) as opened, ${within('by_product')} as beside, ${within('gone')} as gone,
        ${within('on')} as carried, sum(${left}) as closed
      from own group by 1, 2, 3)
    select jsonb_build_object('facility', facility, 'material', material, 'class', class, 'openingGrams', opened, 'recycledInputGrams', came,
      'processLossGrams', lost, 'conversionFactor', case when came > 0 then trunc((came - lost)::numeric / came, 6)::text end,
      'byProductGrams', beside, 'takenBackGrams', gone, 'claimedGrams', coalesce(by_standard, '{}'), 'carriedOnGrams', carried,
      'closingGrams', closed) as row
    from pool left join claimed using (facility, material, class)
    where opened <> 0 or closed <> 0 or came <> 0 or beside <> 0 or gone <> 0 or carried <> 0
      or exists (select from jsonb_each(by_standard) where value <> '0')
    order by facility collate "C", material collate "C", class`
}
