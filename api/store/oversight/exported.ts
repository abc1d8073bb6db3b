import { sql, type Transaction } from 'kysely'
import type { z } from 'zod'
import type { Disclosure } from '../../../domain/proof/disclosure.ts'
import type {
  batchLine,
  edgeLine,
  openingLine,
  postingLine,
} from '../../../domain/recompute/export-files.ts'
import type { Database, Tables } from '../database.ts'
import { daysAtFacility } from '../organisations/place.ts'
import type { ExportedPlace, Included } from './included.ts'
import { readKeys, walkRows } from './walk.ts'

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
export async function* walkEvents(
  tx: Transaction<Tables>,
  { events }: Included,
): Rows<ExportedEvent> {
  for (let at = 0; at < events.length; at += eventsTogether) {
    const { rows } = await sql<ExportedEvent>`
      select id, envelope, digest, event_time as "eventTime", facility_key as "placeKey" from event
      where event_key = any(${events.slice(at, at + eventsTogether)}::bigint[]) order by event_key`.execute(
      tx,
    )
    yield* rows
  }
}

/** So many sealed texts are in memory at a time. */
const eventsTogether = 2_000

/** Lines of the ledger of these events, in their order. */
export function walkPostings(
  tx: Transaction<Tables>,
  { events }: Included,
): Rows<Line<typeof postingLine>> {
  return walkRows(
    tx,
    sql`select event.id as event, line, dimension, account, movement, facility.code as facility, batch.id as batch, reason, amount
      from posting join event using (event_key) join facility on facility.facility_key = posting.facility_key left join batch using (batch_key)
      where posting.event_key = any(${[...events]}::bigint[])
      order by posting.event_key, line`,
  )
}

/** Lines of descent that these events made, in their order, and by the ids of child and parent within one. */
export function walkEdges(
  tx: Transaction<Tables>,
  { events }: Included,
): Rows<Line<typeof edgeLine>> {
  return walkRows(
    tx,
    sql`select event.id as event, child.id as child, coalesce(parent.id, elsewhere.id) as parent, grams
      from lineage join event using (event_key)
        join batch as child on child.batch_key = lineage.child
        left join batch as parent on parent.batch_key = lineage.parent
        left join lateral (${parentElsewhere}) as elsewhere on true
      where lineage.event_key = any(${[...events]}::bigint[])
      order by lineage.event_key, child.id, coalesce(parent.id, elsewhere.id)`,
  )
}

// The batch of another organisation is hidden by its rows; the event that took it over names it.
const parentElsewhere = sql`
  select (predecessor ->> 'batch')::uuid as id
  from (select convert_from(event.envelope, 'UTF8')::jsonb as envelope) as read,
    jsonb_array_elements(envelope #> '{body,outputs}') with ordinality as output (made, place),
    lateral (select made -> 'predecessor' as predecessor) as named
  where parent.batch_key is null and envelope #>> array['subjects', (coalesce(jsonb_array_length(envelope #> '{body,batches}'), 0) + place - 1)::text, 'batch'] = child.id::text`

/** What may be disclosed of these events, of those that happened to a recycling lot: its book is among it. */
export async function* walkLotDisclosures(
  tx: Transaction<Tables>,
  { events }: Included,
): Rows<{ readonly event: string; readonly disclosed: readonly Disclosure[] }> {
  const ofLots = new Set(
    await readKeys(
      tx,
      sql`select event_key as key from batch join event_subject using (batch_key) where batch.kind = 'recycling_lot'`,
    ),
  )
  yield* walkRows<{ readonly event: string; readonly disclosed: readonly Disclosure[] }>(
    tx,
    sql`select event.id as event, disclosed from disclosure join event using (event_key)
      where disclosure.event_key = any(${events.filter((key) => ofLots.has(key))}::bigint[]) and event.stream = 'battery'
      order by disclosure.event_key`,
  )
}

/** Every batch that the export speaks of. */
export function walkBatches(
  tx: Transaction<Tables>,
  { batches }: Included,
): Rows<Line<typeof batchLine>> {
  return walkRows(
    tx,
    sql`select batch.id as batch, slug as organisation, batch.code, batch.stream, batch.kind, batch.material
      from batch join organisation using (organisation_key)
      where batch_key = any(${[...batches]}::bigint[]) order by batch.id`,
  )
}

/** Grams that lay somewhere when the period began, on batches that nothing happened to within it. */
export function walkOpening(
  tx: Transaction<Tables>,
  { opened }: Included,
): Rows<Line<typeof openingLine>> {
  return walkRows(
    tx,
    sql`select batch.id as batch, facility.code as facility, grams
      from unnest(${opened.map(({ batch }) => batch)}::bigint[], ${opened.map(({ place }) => place)}::integer[],
          ${opened.map(({ grams }) => grams)}::bigint[]) as opened (batch_key, facility_key, grams)
        join batch using (batch_key) join facility on facility.facility_key = opened.facility_key
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
