import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { z } from 'zod'
import type { Disclosure } from '../../../domain/proof/disclosure.ts'
import type {
  batchLine,
  edgeLine,
  facilityLine,
  openingLine,
  postingLine,
} from '../../../domain/recompute/export-files.ts'
import type { Database, Tables } from '../database.ts'
import { daysAtFacility } from '../organisations/place.ts'
import { credited, type ExportedClaims } from './exported-claims.ts'
import { walkRows } from './walk.ts'

/** A facility of the export, and between which instants the period lies for what happened there. */
export interface ExportedPlace extends z.output<typeof facilityLine> {
  readonly placeKey: number
}

/** What is exported: whose, and what happened where from one instant until before another. */
export interface Exported extends ExportedClaims {
  readonly places: readonly Pick<ExportedPlace, 'placeKey' | 'start' | 'finish'>[]
  /** Only what was recorded up to this instant. */
  readonly asOf: Date | undefined
  /** All events there are, instead of those of the period with the whole chains of the batches that they touch. */
  readonly whole: boolean
}

/** An event as it was sealed, with what it is known by. */
export interface ExportedEvent {
  readonly id: string
  readonly envelope: Buffer
  readonly digest: Buffer
  readonly eventTime: Date
  /** Of the facility at which it happened. */
  readonly placeKey: number
}

type Line<Schema extends z.ZodType> = z.output<Schema>
type Rows<Row> = AsyncGenerator<Row, void>

/** Events of the export in the order in which they were recorded. */
export function walkEvents(tx: Transaction<Tables>, asked: Exported): Rows<ExportedEvent> {
  return walkRows(
    tx,
    sql`with ${included(asked)}
      select id, envelope, digest, event_time as "eventTime", facility_key as "placeKey" from included join event using (event_key)
      order by event_key`,
  )
}

/** Lines of the ledger of these events, in their order. */
export function walkPostings(
  tx: Transaction<Tables>,
  asked: Exported,
): Rows<Line<typeof postingLine>> {
  return walkRows(
    tx,
    sql`with ${included(asked)}
      select event.id as event, line, dimension, account, movement, facility.code as facility, batch.id as batch, reason, amount
      from included join event using (event_key) join posting using (event_key)
        join facility on facility.facility_key = posting.facility_key left join batch using (batch_key)
      order by event_key, line`,
  )
}

/** Lines of descent that these events made, in their order, and by the ids of child and parent within one. */
export function walkEdges(tx: Transaction<Tables>, asked: Exported): Rows<Line<typeof edgeLine>> {
  return walkRows(
    tx,
    sql`with ${included(asked)}
      select event.id as event, child.id as child, coalesce(parent.id, elsewhere.id) as parent, grams
      from included join event using (event_key) join lineage using (event_key)
        join batch as child on child.batch_key = lineage.child
        left join batch as parent on parent.batch_key = lineage.parent
        left join lateral (${parentElsewhere}) as elsewhere on true
      order by event_key, child.id, coalesce(parent.id, elsewhere.id)`,
  )
}

// The batch of another organisation is hidden by its rows; the event that took it over names it.
const parentElsewhere = sql`
  select (predecessor ->> 'batch')::uuid as id
  from (select convert_from(event.envelope, 'UTF8')::jsonb as envelope) as read,
    jsonb_array_elements(envelope #> '{body,outputs}') with ordinality as output (made, place),
    lateral (select made -> 'predecessor' as predecessor) as named
  where parent.batch_key is null and envelope #>> array['subjects', (coalesce(jsonb_array_length(envelope #> '{body,batches}'), 0) + place - 1)::text, 'batch'] = child.id::text`

/** What may be disclosed of these events, of the stages that write the book of a recycling lot. */
export function walkLotDisclosures(
  tx: Transaction<Tables>,
  asked: Exported,
): Rows<{ readonly event: string; readonly disclosed: readonly Disclosure[] }> {
  return walkRows(
    tx,
    sql`with ${included(asked)}
      select event.id as event, disclosed
      from included join event using (event_key) join disclosure using (event_key)
      where event.stream = 'battery' and exists (
        select from event_subject join batch using (batch_key)
        where event_subject.event_key = event.event_key and batch.kind = 'recycling_lot'
      )
      order by event_key`,
  )
}

/** Every batch that the export speaks of. */
export function walkBatches(
  tx: Transaction<Tables>,
  asked: Exported,
): Rows<Line<typeof batchLine>> {
  return walkRows(
    tx,
    sql`with ${included(asked)}, ${opened(asked)}, spoken as (
        select batch_key from included join event_subject using (event_key) union select batch_key from opened
      )
      select batch.id as batch, slug as organisation, batch.code, batch.stream, batch.kind, batch.material
      from spoken join batch using (batch_key) join organisation using (organisation_key)
      order by batch.id`,
  )
}

/** Grams that lay somewhere when the period began, on batches that nothing happened to within it. */
export function walkOpening(
  tx: Transaction<Tables>,
  asked: Exported,
): Rows<Line<typeof openingLine>> {
  return walkRows(
    tx,
    sql`with ${included(asked)}, ${opened(asked)}
      select batch.id as batch, facility.code as facility, grams
      from opened join batch using (batch_key) join facility on facility.facility_key = opened.facility_key
      order by batch.id, facility.code`,
  )
}

/** Facilities of the organisations, with the zone of their days. */
export async function listExportedFacilities(
  db: Database,
  organisationKeys: readonly number[],
): Promise<readonly Omit<ExportedPlace, 'start' | 'finish'>[]> {
  const { rows } = await sql<Omit<ExportedPlace, 'start' | 'finish'>>`
    select facility_key as "placeKey", slug as organisation, facility.code, facility.name, ${daysAtFacility} as "timeZone"
    from facility join organisation using (organisation_key)
    where organisation_key = any(${[...organisationKeys]}::integer[]) order by slug, facility.code`.execute(
    db,
  )
  return rows
}

/**
 * `own`: all events; `touched`: batches that something happened to within the period; `included`: events that the export has, with those on
 * which its credits rest.
 */
function included({ organisationKeys, places, asOf, whole, until }: Exported): RawBuilder<unknown> {
  const recorded = asOf === undefined ? sql`` : sql`and event.record_time <= ${asOf}`
  const period = sql`asked as (
    select * from unnest(${places.map(({ placeKey }) => placeKey)}::integer[], ${places.map(({ start }) => start)}::timestamptz[],
      ${places.map(({ finish }) => finish)}::timestamptz[]) as asked (facility_key, start, finish)
  ), own as not materialized (
    select event.event_key, event.facility_key, event.event_time from event
    where event.organisation_key = any(${[...organisationKeys]}::integer[]) ${recorded}
  )`
  if (whole) return sql`${period}, included as materialized (select event_key from own)`
  return sql`${period}, happened as materialized (
    select event_key from asked join own using (facility_key)
    where own.event_time >= start and own.event_time < finish
  ), touched as materialized (
    select distinct batch_key from happened join event_subject using (event_key)
  ), ${credited({ organisationKeys, until })}, included as materialized (
    select event_key from happened union select event_key from credited
    union select event_key from touched join event_subject using (batch_key) join own using (event_key)
  )`
}

/** `opened`: opening stock that no event of the export tells. Whoever has all events needs none. */
function opened({ whole }: Exported): RawBuilder<unknown> {
  if (whole)
    return sql`opened as (select null::bigint as batch_key, null::integer as facility_key, 0::bigint as grams where false)`
  return sql`opened as materialized (
    select batch_key, posting.facility_key, sum(amount) as grams
    from asked join own using (facility_key) join posting using (event_key)
    where own.event_time < start and account = 'stock' and dimension = 'mass'
      and not exists (select from touched where touched.batch_key = posting.batch_key)
    group by 1, 2 having sum(amount) <> 0
  )`
}
