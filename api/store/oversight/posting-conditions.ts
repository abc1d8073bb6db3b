import { type RawBuilder, sql } from 'kysely'
import {
  type FigureLines,
  type FlowFigure,
  figureLines,
  isStanding,
} from '../../../domain/flow-figure.ts'
import { outsidePartner } from '../../../domain/flow-report.ts'
import { usualTimeZone } from '../../../domain/local-day.ts'
import { midnight } from './asked.ts'
import {
  batchOfLine,
  isOfOutside,
  joinCustody,
  partnerKeyOfLine,
  plainBatchOfLine,
} from './ledger-flow.ts'
import { joinOrigins, originOfLine, originsOf, workedOrigins } from './origins.ts'

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
  /** Code of the estate in which the facility stands now; null for those that stand in none. */
  readonly estate?: string | null | undefined
  readonly stream?: string | undefined
  readonly stage?: string | undefined
  readonly material?: string | null | undefined
  readonly kind?: string | null | undefined
  /** Key of whoever stood on the other side, or outside; null for what nobody passed to anybody. */
  readonly partner?: number | typeof outsidePartner | null | undefined
  /** As what it first came in, told by these facts; null for what is of several. */
  readonly origin?: string | null | undefined
  readonly originFacts?: readonly string[] | undefined
  /** Of a loss, or of what was added. */
  readonly reason?: string | undefined
  /** Only what was recorded up to this moment. */
  readonly asOf?: Date | undefined
}

/** From where to where events are meant: what lay there at a moment is everything before it. */
function isWithin({ from, to, timeZone, figure }: AskedPostings): RawBuilder<unknown> {
  const isBefore = (day: string) => {
    if (timeZone !== null) return sql`event.event_time < ${midnight(day, timeZone)}`
    // A day begins within a day of that of Greenwich: known before any row is read, so that an index finds the rows.
    return sql`event.event_time < ${midnight(day, 'UTC')} + interval '1 day' and ${dayOfEvent} < ${day}::date`
  }
  const isSince = (day: string) => {
    if (timeZone !== null) return sql`event.event_time >= ${midnight(day, timeZone)}`
    return sql`event.event_time >= ${midnight(day, 'UTC')} - interval '1 day' and ${dayOfEvent} >= ${day}::date`
  }
  const before = isBefore(figure === 'opening' ? from : to)
  return !isSides(figure) && isStanding(figure) ? before : sql`${isSince(from)} and ${before}`
}

/** The day on which an event happened, at its own place. */
const dayOfEvent = sql`(event.event_time at time zone coalesce(place.time_zone, organisation.time_zone, ${usualTimeZone}))::date`

/** Where lines are read from, with all that the conditions ask. */
export function linesOf(asked: AskedPostings): RawBuilder<unknown> {
  const { material, kind, figure, partner, origin } = asked
  const isOfSort = material !== undefined || kind !== undefined
  const ofBatch = isOfSort ? batchOfLine : plainBatchOfLine
  const ofCustody = isSides(figure) || partner !== undefined ? joinCustody : sql``
  const ofOrigin = origin === undefined ? sql`` : joinOrigins
  return sql`event join posting using (event_key)
    join facility on facility.facility_key = posting.facility_key
    join facility as place on place.facility_key = event.facility_key
    join organisation on organisation.organisation_key = event.organisation_key ${ofBatch} ${ofCustody} ${ofOrigin}`
}

/** What the statement has to begin with, `with recursive` before it, where lines are asked for by origin; none otherwise. */
export function originsFor({
  keys,
  origin,
  originFacts = [],
}: AskedPostings): RawBuilder<unknown> | undefined {
  return origin === undefined ? undefined : sql`${originsOf(keys, originFacts)}, ${workedOrigins}`
}

/** Whether what one side passed to the other is asked for. */
export function isSides(figure: AskedPostings['figure']): figure is Sides {
  return typeof figure === 'object'
}

/** The estate in which a `facility` stands now. */
export const estateOfPlace = sql`(select estate.code from estate where estate.estate_key = facility.estate_key)`

/** Which lines are meant. */
export function meant(asked: AskedPostings): RawBuilder<unknown> {
  const {
    keys,
    figure,
    facility,
    estate,
    stream,
    stage,
    material,
    kind,
    partner,
    origin,
    reason,
    asOf,
  } = asked
  const named: readonly (readonly [RawBuilder<unknown>, string | null | undefined])[] = [
    [sql`facility.code`, facility],
    [estateOfPlace, estate],
    [sql`event.stream`, stream],
    [sql`event.stage`, stage],
    [sql`posting.reason`, reason],
    [sql`coalesce(batch.material, worked.material)`, material],
    [sql`coalesce(batch.kind, worked.kind)`, kind],
    [originOfLine, origin],
  ]
  const conditions = named.flatMap(([column, value]) =>
    value === undefined ? [] : [sql`${column} is not distinct from ${value}::text`],
  )
  return sql.join(
    [
      sql`${isWithin(asked)} and posting.dimension = 'mass'`,
      isSides(figure) ? isPassed(figure, keys) : isLineOf(figure, 'posting'),
      ...(partner === undefined ? [] : [isOfPartner(partner)]),
      ...(asOf === undefined ? [] : [sql`event.record_time <= ${asOf}`]),
      ...conditions,
    ],
    sql` and `,
  )
}

function isOfPartner(partner: Exclude<AskedPostings['partner'], undefined>): RawBuilder<unknown> {
  if (partner === outsidePartner) return isOfOutside
  if (partner === null) return sql`custody.sender_key is null and not ${isOfOutside}`
  return sql`${partnerKeyOfLine} = ${partner}`
}

/** Whether a line, by the name that it goes by in the statement, is one of a figure. */
export function isLineOf(figure: FlowFigure, line: string): RawBuilder<unknown> {
  const of = (column: string) => sql.ref(`${line}.${column}`)
  const isLine = ({ account, movement, reason }: FigureLines) =>
    sql.join(
      [
        sql`${of('account')} = ${account}`,
        ...(movement === undefined ? [] : [sql`${of('movement')} = ${movement}`]),
        ...(reason === 'some' ? [sql`${of('reason')} is not null`] : []),
        ...(reason === 'not weighing' ? [sql`${of('reason')} is distinct from 'weighing'`] : []),
      ],
      sql` and `,
    )
  return sql`(${sql.join(figureLines[figure].map(isLine), sql` or `)})`
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

/** A line as it counts in a figure. */
export function signed({ figure, keys }: AskedPostings): RawBuilder<unknown> {
  if (isSides(figure)) {
    return isInBooksOfReceiver(figure.to, keys) ? sql`posting.amount` : sql`-posting.amount`
  }
  return sql`${signOf(figure, 'posting')} * posting.amount`
}

/** 1 or -1, as a line counts in a figure: all lines of an account have one sign there. */
export function signOf(figure: FlowFigure, line: string): RawBuilder<unknown> {
  const turned = figureLines[figure].filter(({ sign }) => sign === -1).map(({ account }) => account)
  return sql`case when ${sql.ref(`${line}.account`)} = any(${turned}::text[]) then -1 else 1 end`
}
