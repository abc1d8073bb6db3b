import { type RawBuilder, sql } from 'kysely'
import {
  type FigureLines,
  type FlowFigure,
  figureLines,
  isStanding,
} from '../../../domain/flow-figure.ts'
import { usualTimeZone } from '../../../domain/local-day.ts'
import type { Account, Movement } from '../../../domain/mass.ts'
import type { Database } from '../database.ts'
import { batchOfLine } from '../inventory/flow.ts'
import { custodyOf } from './custody-of.ts'

/** Who passed goods to whom: keys of organisations, null for outside. */
export interface Sides {
  readonly from: number | null
  readonly to: number | null
}

/** Which lines of the mass ledger are meant. A name that is absent means any; null those for which no single one can be named. */
export interface AskedPostings {
  /** First day, and the first after the last: those of the event's own place, unless a zone is named. */
  readonly from: string
  readonly to: string
  /** IANA name; null for each event by the days of its own place. */
  readonly timeZone: string | null
  /** Whose. */
  readonly keys: readonly number[]
  /** A figure of a flow, or what one side passed to the other. */
  readonly figure: FlowFigure | Sides
  readonly facility?: string | undefined
  readonly stream?: string | undefined
  readonly stage?: string | undefined
  readonly material?: string | null | undefined
  readonly kind?: string | null | undefined
  /** Of a loss, or of what was added. */
  readonly reason?: string | undefined
  /** Only what was recorded up to this moment. */
  readonly asOf?: Date | undefined
}

/** A line of the mass ledger with its event. */
export interface StoredPosting {
  readonly eventKey: number
  readonly line: number
  readonly eventId: string
  readonly eventTime: Date
  readonly recordTime: Date
  readonly organisation: string
  readonly facility: string
  readonly stream: string
  readonly stage: string
  /** Code of the batch; null for a line that is on none. */
  readonly batch: string | null
  readonly account: Account
  readonly movement: Movement
  readonly reason: string | null
  /** What it adds to the figure. */
  readonly grams: number
}

/** Where a page of lines ended. */
export interface PostingPlace {
  readonly eventKey: number
  readonly line: number
}

/** How many lines there are, and their sum, read off the ledger itself. */
export async function sumPostings(
  db: Database,
  asked: AskedPostings,
): Promise<{ readonly lines: number; readonly grams: number }> {
  const { rows } = await sql<{ lines: number; grams: number }>`
    select count(*) as lines, coalesce(sum(${signed(asked)}), 0) as grams
    from ${lines(asked)}
    where event.organisation_key = any(${[...asked.keys]}::integer[]) and ${meant(asked)}`.execute(
    db,
  )
  return rows[0] ?? { lines: 0, grams: 0 }
}

/**
 * A page of these lines by the time of their events, oldest first. Every organisation's are read by the index of its events until
 * the page is full, so that a page of ten million lines costs what one of a hundred does.
 */
export async function pagePostings(
  db: Database,
  asked: AskedPostings,
  { after, limit }: { readonly after: PostingPlace | undefined; readonly limit: number },
): Promise<readonly StoredPosting[]> {
  const { rows } = await sql<StoredPosting>`
    with last as (${placeOf(after)})
    select found.* from last cross join unnest(${[...asked.keys]}::integer[]) as own(organisation_key)
      cross join lateral (
        select event.event_key as "eventKey", posting.line, event.id as "eventId", event.event_time as "eventTime",
          event.record_time as "recordTime", organisation.name as organisation, facility.code as facility,
          event.stream, event.stage, batch.code as batch, posting.account, posting.movement, posting.reason,
          ${signed(asked)} as grams
        from ${lines(asked)}
        where event.organisation_key = own.organisation_key and ${meant(asked)} and ${
          after === undefined
            ? sql`true`
            : sql`event.event_time >= last.event_time
              and (event.event_time, event.event_key, posting.line) > (last.event_time, last.event_key, last.line)`
        }
        order by event.event_time, event.event_key, posting.line limit ${limit}
      ) as found
    order by "eventTime", "eventKey", line limit ${limit}`.execute(db)
  return rows
}

function placeOf(after: PostingPlace | undefined): RawBuilder<unknown> {
  if (after === undefined) return sql`select null::integer as line`
  const { eventKey, line } = after
  return sql`select event_time, event_key, ${line}::smallint as line from event where event_key = ${eventKey}`
}

/** From where to where events are meant: what lay there at a moment is everything before it. */
function isWithin({ from, to, timeZone, figure }: AskedPostings): RawBuilder<unknown> {
  const zone =
    timeZone === null
      ? sql`coalesce(place.time_zone, organisation.time_zone, ${usualTimeZone})`
      : sql`${timeZone}::text`
  const midnight = (day: string) => sql`${day}::date::timestamp at time zone ${zone}`
  const end = figure === 'opening' ? from : to
  // A day begins within a day of that of Greenwich: known before any row is read, so that an index finds the rows.
  const after = sql`event.event_time < (${end}::date + 1)::timestamp at time zone 'UTC' and event.event_time < ${midnight(end)}`
  if (!isSides(figure) && isStanding(figure)) return after
  return sql`event.event_time >= (${from}::date - 1)::timestamp at time zone 'UTC' and event.event_time >= ${midnight(from)} and ${after}`
}

function lines({ material, kind, figure }: AskedPostings): RawBuilder<unknown> {
  const isOfSort = material !== undefined || kind !== undefined
  const ofBatch = isOfSort
    ? batchOfLine
    : sql`left join batch on batch.batch_key = posting.batch_key`
  const ofCustody = isSides(figure)
    ? sql`left join ${custodyOf(sql`sender_key, receiver_key`)} as custody on true`
    : sql``
  return sql`event join posting using (event_key)
    join facility on facility.facility_key = posting.facility_key
    join facility as place on place.facility_key = event.facility_key
    join organisation on organisation.organisation_key = event.organisation_key ${ofBatch} ${ofCustody}`
}

function isSides(figure: AskedPostings['figure']): figure is Sides {
  return typeof figure === 'object'
}

function meant(asked: AskedPostings): RawBuilder<unknown> {
  const { keys, figure, facility, stream, stage, material, kind, reason, asOf } = asked
  const named: readonly (readonly [RawBuilder<unknown>, string | null | undefined])[] = [
    [sql`facility.code`, facility],
    [sql`event.stream`, stream],
    [sql`event.stage`, stage],
    [sql`posting.reason`, reason],
    [sql`coalesce(batch.material, worked.material)`, material],
    [sql`coalesce(batch.kind, worked.kind)`, kind],
  ]
  const conditions = named.flatMap(([column, value]) =>
    value === undefined ? [] : [sql`${column} is not distinct from ${value}::text`],
  )
  return sql.join(
    [
      sql`${isWithin(asked)} and posting.dimension = 'mass'`,
      isSides(figure)
        ? isPassed(figure, keys)
        : sql`(${sql.join(figureLines[figure].map(isLine), sql` or `)})`,
      ...(asOf === undefined ? [] : [sql`event.record_time <= ${asOf}`]),
      ...conditions,
    ],
    sql` and `,
  )
}

function isLine({ account, movement, reason }: FigureLines): RawBuilder<unknown> {
  return sql.join(
    [
      sql`posting.account = ${account}`,
      ...(movement === undefined ? [] : [sql`posting.movement = ${movement}`]),
      ...(reason === 'some' ? [sql`posting.reason is not null`] : []),
      ...(reason === 'not weighing' ? [sql`posting.reason is distinct from 'weighing'`] : []),
    ],
    sql` and `,
  )
}

/** What one side passed to the other, in the books of whoever received where those are meant, else of whoever sent; as `readMovements` counts it. */
function isPassed({ from, to }: Sides, keys: readonly number[]): RawBuilder<unknown> {
  const own = sql`event.organisation_key`
  const sender = sql`coalesce(custody.sender_key, case when posting.movement = 'dispatched' then ${own} end)`
  const receiver = sql`coalesce(custody.receiver_key, case when posting.movement = 'received' then ${own} end)`
  const isSenders = sql`${own} is not distinct from ${sender}`
  return sql`posting.account = 'stock' and posting.movement in ('received', 'dispatched')
    and ${sender} is not distinct from ${from}::integer and ${receiver} is not distinct from ${to}::integer
    and ${isInBooksOfReceiver(to, keys) ? sql`not ${isSenders}` : isSenders}`
}

function isInBooksOfReceiver(to: number | null, keys: readonly number[]): boolean {
  return to !== null && keys.includes(to)
}

/** A line as it counts in a figure: all lines of an account have one sign there. */
function signed({ figure, keys }: AskedPostings): RawBuilder<unknown> {
  if (isSides(figure)) {
    return isInBooksOfReceiver(figure.to, keys) ? sql`posting.amount` : sql`-posting.amount`
  }
  const turned = figureLines[figure].filter(({ sign }) => sign === -1).map(({ account }) => account)
  return sql`case when posting.account = any(${turned}::text[]) then -posting.amount else posting.amount end`
}
