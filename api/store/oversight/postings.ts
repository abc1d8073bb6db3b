import { type RawBuilder, sql } from 'kysely'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { Account, Movement } from '../../../domain/mass.ts'
import type { Database } from '../database.ts'
import { inSnapshot } from '../open-store.ts'
import { type AskedPostings, linesOf, meant, originsFor, signed } from './posting-conditions.ts'
import { type PostingSum, sumPostingsBySums } from './posting-sums.ts'
import { withoutLoops } from './read-flow.ts'

/** A line of the mass ledger with its event. */
export interface StoredPosting {
  readonly eventKey: number
  readonly line: number
  readonly eventId: string
  readonly eventTime: Date
  readonly recordTime: Date
  readonly organisation: string
  readonly organisationNames: LocalNames
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

/** How many lines there are, and their sum: out of the sums where these tell as much, else off the ledger. */
export async function sumPostings(db: Database, asked: AskedPostings): Promise<PostingSum> {
  return (await sumPostingsBySums(db, asked)) ?? sumPostingsByLines(db, asked)
}

/** The same read off the ledger itself: any question, at the price of a look at each line. */
export async function sumPostingsByLines(db: Database, asked: AskedPostings): Promise<PostingSum> {
  const origins = originsFor(asked)
  const rows = await readBy(
    asked,
    db,
    sql<{ lines: number; grams: number }>`
    ${origins === undefined ? sql`` : sql`with recursive ${origins}`}
    select count(*) as lines, coalesce(sum(${signed(asked)}), 0) as grams
    from ${linesOf(asked)}
    where event.organisation_key = any(${[...asked.keys]}::integer[]) and ${meant(asked)}`,
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
  const origins = originsFor(asked)
  return readBy(
    asked,
    db,
    sql<StoredPosting>`
    with ${origins === undefined ? sql`` : sql`recursive ${origins},`} last as (${placeOf(after)})
    select found.* from last cross join unnest(${[...asked.keys]}::integer[]) as own(organisation_key)
      cross join lateral (
        select event.event_key as "eventKey", posting.line, event.id as "eventId", event.event_time as "eventTime",
          event.record_time as "recordTime", organisation.name as organisation, organisation.names as "organisationNames", facility.code as facility,
          event.stream, event.stage, batch.code as batch, posting.account, posting.movement, posting.reason,
          ${signed(asked)} as grams
        from ${linesOf(asked)}
        where event.organisation_key = own.organisation_key and ${meant(asked)} and ${
          after === undefined
            ? sql`true`
            : sql`event.event_time >= last.event_time
              and (event.event_time, event.event_key, posting.line) > (last.event_time, last.event_key, last.line)`
        }
        order by event.event_time, event.event_key, posting.line limit ${limit}
      ) as found
    order by "eventTime", "eventKey", line limit ${limit}`,
  )
}

/** Lines by origin are found among all that the books hold; others by themselves. */
async function readBy<Row>(
  { origin }: AskedPostings,
  db: Database,
  statement: RawBuilder<Row>,
): Promise<readonly Row[]> {
  if (origin === undefined) return (await statement.execute(db)).rows
  return (await inSnapshot(db, (tx) => withoutLoops(tx, statement))).rows
}

function placeOf(after: PostingPlace | undefined): RawBuilder<unknown> {
  if (after === undefined) return sql`select null::integer as line`
  const { eventKey, line } = after
  return sql`select event_time, event_key, ${line}::smallint as line from event where event_key = ${eventKey}`
}
