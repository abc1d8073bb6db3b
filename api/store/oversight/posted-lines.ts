import { type RawBuilder, sql } from 'kysely'
import type { Movement } from '../../../domain/mass.ts'
import type { Disclosure } from '../../../domain/proof/disclosure.ts'
import { type PostedRegister, postedMovements } from '../../../domain/register/registers.ts'
import type { Database } from '../database.ts'
import { type AskedPeriod, isWithin, listOf, zoneOf } from './asked.ts'
import { type CustodyRow, custodyOf, custodyRow } from './custody-of.ts'
import { conditionsOf, joinsOf, type LineFilter } from './line-filter.ts'

/** Where a page goes on: the last line of the page before. */
export interface PostedPlace {
  readonly eventKey: number
  readonly line: number
}

/** A line of the mass ledger that stands in a register, with its event, its batch and its hand-over, where there is one. */
export interface PostedLine extends PostedPlace {
  readonly event: string
  readonly digest: Buffer
  readonly eventTime: Date
  readonly recordTime: Date
  /** IANA name of where its days begin, as it was asked. */
  readonly timeZone: string
  readonly organisationKey: number
  readonly facilityKey: number
  /** Code of the facility in whose stock the grams changed. */
  readonly facility: string
  readonly stream: string
  readonly stage: string
  readonly movement: Movement
  /** Whole grams as posted: positive into the batch. */
  readonly amount: number
  readonly batchKey: number
  readonly batch: string
  readonly kind: string
  readonly material: string
  readonly context: Readonly<Record<string, unknown>>
  readonly envelope: string
  readonly disclosed: readonly Disclosure[] | null
  readonly custody: CustodyRow | null
  /** What came out of the batch by this event, up to twenty, with the grams that it gave them. */
  readonly made: readonly { readonly code: string; readonly grams: number }[] | null
  /** How many of them there are. */
  readonly madeCount: number
}

/** A page of an incoming or outgoing register, of the one of what was processed, or of all three, in the order of time. */
export async function listPostedLines(
  db: Database,
  register: PostedRegister,
  asked: AskedPeriod & LineFilter & { readonly after?: PostedPlace | undefined; limit: number },
): Promise<readonly PostedLine[]> {
  const { rows } = await sql<PostedLine>`
    select page.event_key as "eventKey", page.line, event.id as event, event.digest, event.event_time as "eventTime",
      event.record_time as "recordTime", ${zoneOf(asked)} as "timeZone", event.organisation_key as "organisationKey",
      posting.facility_key as "facilityKey", facility.code as facility, event.stream, event.stage, posting.movement, posting.amount,
      batch.batch_key as "batchKey", batch.code as batch, batch.kind, batch.material, batch.context,
      convert_from(event.envelope, 'UTF8') as envelope, disclosed, custody.*, made.*
    from (${pageOf(register, asked)}) as page
      join event on event.event_key = page.event_key
      join posting on posting.event_key = page.event_key and posting.line = page.line
      join batch using (batch_key) join facility on facility.facility_key = posting.facility_key
      left join disclosure on disclosure.event_key = event.event_key
      left join ${custodyOf(sql`${custodyRow} as custody`)} as custody on true
      cross join lateral (
        select count(*) as "madeCount",
          (json_agg(json_build_object('code', child.code, 'grams', lineage.grams) order by child.batch_key)
            filter (where nth <= ${mostMade})) as made
        from (select *, row_number() over (order by child) as nth from lineage
            where parent = batch.batch_key and lineage.event_key = event.event_key) as lineage
          join batch as child on child.batch_key = lineage.child
        where posting.movement = 'consumed'
      ) as made
    order by event.event_time, event.event_key, page.line`.execute(db)
  return rows
}

const mostMade = 20

// Each organisation's own events come in their order off an index, so that a page costs a page and not the register.
function pageOf(
  register: PostedRegister,
  asked: AskedPeriod & LineFilter & { readonly after?: PostedPlace | undefined; limit: number },
) {
  const { keys, after, limit } = asked
  const goesOn =
    after === undefined
      ? sql``
      : sql` and event.event_time >= (select event_time from event where event_key = ${after.eventKey})
        and (event.event_time, event.event_key, posting.line) >
          ((select event_time from event where event_key = ${after.eventKey}), ${after.eventKey}, ${after.line})`
  return sql`
    select event_key, line from unnest(${listOf(keys)}) as asker (organisation_key) cross join lateral (
      select event.event_key, posting.line, event.event_time
      from event join posting using (event_key) ${joinsOf(asked)}
      where event.organisation_key = asker.organisation_key and ${isWithin(asked)}${goesOn}
        and ${isOf(register)} and ${conditionsOf(asked)}
      order by event.event_time, event.event_key, posting.line limit ${limit}
    ) as own order by event_time, event_key, line limit ${limit}`
}

/** Whether a `posting` is a line of a register. */
export function isOf(register: PostedRegister): RawBuilder<boolean> {
  const { movements, moved } = postedMovements[register]
  const sides: readonly string[] = moved
  const between = [
    ...(sides.includes('into') ? [sql`posting.movement = 'moved' and posting.amount > 0`] : []),
    ...(sides.includes('out') ? [sql`posting.movement = 'moved' and posting.amount < 0`] : []),
  ]
  const any = [sql`posting.movement = any(${[...movements]}::text[])`, ...between]
  return sql<boolean>`(posting.dimension = 'mass' and posting.account = 'stock' and (${sql.join(any, sql` or `)}))`
}
