import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { type AskedPeriod, isWithin, listOf, zoneOf } from './asked.ts'
import { custodyOf } from './custody-of.ts'

/** By what else than the two sides movements may be put together. */
export const movementGroups = ['stream', 'material', 'kind', 'month'] as const
export type MovementGroup = (typeof movementGroups)[number]

/** What passed from one side to the other, in whole grams. */
export interface StoredMovement {
  /** Key of an organisation; null for outside: suppliers that are none here. */
  readonly from: number | null
  /** Null for outside: buyers and others that are none here. */
  readonly to: number | null
  /** Values of the groups asked for, in their order; a month as `2026-11` by the period's time zone. */
  readonly group: readonly string[]
  /** In the books of whoever received, where that is asked about, else of whoever sent. */
  readonly grams: number
  /** Lines of the ledger behind `grams`. */
  readonly lines: number
  /** Out of the sender's books, less what came back refused; null where they are not asked about. */
  readonly sentGrams: number | null
  /** Into the receiver's books; null where they are not asked about. Less than sent: still on the way, or refused and not yet back. */
  readonly receivedGrams: number | null
  /** Of what was sent: on hand-overs that drew from an export permit. */
  readonly exportedGrams: number
}

/**
 * Who passed what to whom in a period, over the mass ledger of these organisations: a row for each pair of sides and group, the largest first.
 * Grams that were taken back or corrected count negative in their own time. Over all rows `sentGrams` less `receivedGrams` is what the flow
 * report of the same period calls out less in, to the gram.
 */
export async function readMovements(
  db: Database,
  asked: AskedPeriod & { readonly groupBy?: readonly MovementGroup[]; readonly most?: number },
): Promise<readonly StoredMovement[]> {
  const { groupBy = [], most = 100_000 } = asked
  const group = sql.join(groupBy.map((name) => (name === 'month' ? monthIn(asked) : of[name])))
  const { rows } = await sql<StoredMovement>`
    with line as (
      select jsonb_build_array(${group}) as "group", posting.amount, posting.movement, event.stage,
        event.organisation_key as own, custody.*
      from event join posting using (event_key) join batch using (batch_key)
        left join ${custodyOf(custodySides)} as custody on true
      where event.organisation_key = any(${listOf(asked.keys)}) and ${isWithin(asked)}
        and posting.dimension = 'mass' and posting.account = 'stock' and posting.movement in ('received', 'dispatched')
    ), side as (
      select "group", amount, own,
        coalesce(sender_key, case when movement = 'dispatched' then own end) as "from",
        coalesce(receiver_key, case when movement = 'received' then own end) as "to",
        own is not distinct from coalesce(sender_key, case when movement = 'dispatched' then own end) as is_sent, is_exported
      from line
    ), pair as (
      select "from", "to", "group",
        sum(-amount) filter (where is_sent) as sent, count(*) filter (where is_sent) as sent_lines,
        sum(amount) filter (where not is_sent) as received, count(*) filter (where not is_sent) as received_lines,
        coalesce(sum(-amount) filter (where is_sent and is_exported), 0) as exported
      from side group by 1, 2, 3
    )
    select "from", "to", "group",
      case when "to" = any(${listOf(asked.keys)}) then coalesce(received, 0) else sent end as grams,
      case when "to" = any(${listOf(asked.keys)}) then received_lines else sent_lines end as lines,
      case when "from" = any(${listOf(asked.keys)}) then coalesce(sent, 0) end as "sentGrams",
      case when "to" = any(${listOf(asked.keys)}) then coalesce(received, 0) end as "receivedGrams",
      exported as "exportedGrams"
    from pair order by grams desc, "from", "to", "group" limit ${most}`.execute(db)
  return rows
}

const of = {
  stream: sql.ref('event.stream'),
  material: sql.ref('batch.material'),
  kind: sql.ref('batch.kind'),
} as const satisfies Record<Exclude<MovementGroup, 'month'>, unknown>

function monthIn(asked: AskedPeriod) {
  return sql`to_char(event.event_time at time zone ${zoneOf(asked)}, 'YYYY-MM')`
}

// A permit is its holder's own: whoever may not see it is not told that it was drawn from.
const custodySides = sql`sender_key, receiver_key,
  exists (select from export_permit_draw where export_permit_draw.hand_over_key = hand_over.hand_over_key) as is_exported`
