import { type RawBuilder, sql } from 'kysely'
import { deadlineRules } from '../../../domain/deadline.ts'
import { onward } from '../onward.ts'
import { listOf } from './asked.ts'
import { custodyEvents, custodyOf } from './custody-of.ts'

/** A number of a paper, under one of the names that papers and facts have for it. */
export interface NamedDocument {
  readonly names: readonly string[]
  readonly number: string
}

/** What a register is narrowed down to; all of it must hold. */
export interface LineFilter {
  /** Code of a facility of the organisations asked about. */
  readonly facility?: string | undefined
  /** Keys of those of whom one is on the other side, or carried; nothing is with nobody. */
  readonly partner?: readonly number[] | undefined
  readonly stream?: string | undefined
  readonly kind?: string | undefined
  readonly material?: string | undefined
  /** Code of a batch. */
  readonly batch?: string | undefined
  /** Id of a batch: only it, and what came out of it. */
  readonly cameOf?: string | undefined
  /** Only what missed a deadline of custody, by this moment. */
  readonly lateBy?: Date | undefined
  readonly refused?: boolean | undefined
  /** Numbers, each of which stands under one of its names on the papers or among the facts of the event. */
  readonly documents?: readonly NamedDocument[] | undefined
}

/** What has to be joined for the conditions. */
export function joinsOf(filter: LineFilter): RawBuilder<unknown> {
  const ofBatch = filter.kind !== undefined || filter.material !== undefined
  const needsBatch = ofBatch || filter.batch !== undefined || isOfCustody(filter)
  const joins = [
    ...(needsBatch ? [sql`join batch using (batch_key)`] : []),
    ...(filter.facility === undefined
      ? []
      : [sql`join facility on facility.facility_key = posting.facility_key`]),
    ...(isOfCustody(filter)
      ? [sql`left join ${custodyOf(sql`hand_over.*, refused_grams`)} as custody on true`]
      : []),
    ...(isOfPapers(filter)
      ? [sql`left join disclosure on disclosure.event_key = event.event_key`]
      : []),
  ]
  return sql.join(joins, sql` `)
}

function isOfCustody(filter: LineFilter): boolean {
  const { partner, lateBy, refused } = filter
  return partner !== undefined || lateBy !== undefined || refused === true || isOfPapers(filter)
}

function isOfPapers({ documents = [] }: LineFilter): boolean {
  return documents.length > 0
}

/** What narrows down a register, on `event`, `posting`, `batch`, `facility`, `custody` and `disclosure` as they are joined. */
export function conditionsOf(filter: LineFilter): RawBuilder<boolean> {
  const {
    facility,
    partner,
    stream,
    kind,
    material,
    batch,
    cameOf,
    lateBy,
    refused,
    documents = [],
  } = filter
  const conditions = [
    sql`true`,
    ...(stream === undefined ? [] : [sql`event.stream = ${stream}`]),
    ...(facility === undefined ? [] : [sql`facility.code = ${facility}`]),
    ...(kind === undefined ? [] : [sql`batch.kind = ${kind}`]),
    ...(material === undefined ? [] : [sql`batch.material = ${material}`]),
    ...(batch === undefined ? [] : [sql`batch.code = ${batch}`]),
    ...(partner === undefined
      ? []
      : [
          sql`event.stage = any(${custodyEvents}) and exists (select from unnest(${listOf(partner)}) as other
            where other = any(custody.parties) and other <> event.organisation_key)`,
        ]),
    ...(lateBy === undefined
      ? []
      : [
          sql`event.stage = any(${custodyEvents}) and ${isBooked(isLate('hand_over', lateBy, 'goods'))}
            and ${isLate('custody', lateBy)}`,
        ]),
    ...(refused === true
      ? [
          sql`event.stage = any(${custodyEvents}) and ${isBooked(sql`goods.refused_grams > 0`)}
            and custody.refused_grams > 0`,
        ]
      : []),
    ...(cameOf === undefined ? [] : [sql`posting.batch_key = any(${madeOf(cameOf)})`]),
    ...documents.map(isNamed),
  ]
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

/**
 * Whether an `event` booked a hand-over of which this is so of any line. What is late or refused is little: it is found first, once, and its
 * events by their ids, so that nothing is asked of every other line of a period.
 */
function isBooked(isMeant: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`event.id = any(array(
    select unnest(booked.events) from hand_over join hand_over_line as goods using (hand_over_key)
      join hand_over_step as booked using (hand_over_key)
    where ${isMeant}))`
}

/** Keys of a batch, by its id, and of all that came out of it, through whichever hands: as far as the reader may see. */
export function madeOf(id: string): RawBuilder<readonly number[]> {
  return sql`array(
    with recursive walk (batch_key) as (
      select batch_key from batch where id = ${id}::uuid
      union select onward.batch_key from walk, ${onward('down', 'walk.batch_key')}
    )
    select batch_key from walk)`
}

/** Whether a line of a hand-over missed a deadline by a moment, by the same hours as `missedDeadlines`. */
export function isLate(handOver: string, now: Date, line = handOver): RawBuilder<boolean> {
  const of = (column: string) => sql.ref(`${handOver}.${column}`)
  const { decision, return: back } = deadlineRules
  const after = (time: string, hours: number) => sql`${of(time)} + make_interval(hours => ${hours})`
  return sql<boolean>`(
    coalesce(${of('received_time')}, ${now}) > ${of('due_time')}
    or coalesce(${of('decided_time')}, ${now}) > ${after('received_time', decision.afterHours)}
    or (${sql.ref(`${line}.refused_grams`)} > 0 and coalesce(${of('closed_time')}, ${now}) > ${after('decided_time', back.afterHours)})) is true`
}

/** Whether papers or facts name a document: forms of disclosures are those of `domain/proof/disclosure.ts`. */
function isNamed({ names, number }: NamedDocument): RawBuilder<boolean> {
  const list = sql`${[...names]}::text[]`
  return sql<boolean>`(
    exists (select from json_each_text(custody.papers) as paper where paper.key = any(${list}) and paper.value = ${number})
    or exists (
      select from json_array_elements(disclosed) as sealed
        cross join lateral json_each_text(case when json_typeof(sealed->2) = 'object' then sealed->2 end) as fact
      where fact.value = ${number} and split_part(fact.key, '/facts/', 2) = any(${list}))
    or exists (
      select from json_array_elements(disclosed) as sealed
      where json_typeof(sealed->2) = 'string' and sealed->>2 = ${number}
        and split_part(sealed->>1, 'facts/', 2) = any(${list})))`
}
