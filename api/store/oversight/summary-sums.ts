import { sql } from 'kysely'
import type { SummedLine } from '../../../domain/summary/summarise.ts'
import type { Database } from '../database.ts'
import { isWithin, listOf } from './asked.ts'

/**
 * The mass ledger of organisations over days of each event's own place, by organisation, stream, stage and kind of line. An event that takes another
 * back stands under the stage of that one, in its own time.
 */
export async function sumForSummary(
  db: Database,
  { keys, from, to, timeZone }: SummaryAsked,
): Promise<readonly SummedLine[]> {
  const asked = { keys, from, to, timeZone, byPlace: true }
  const { rows } = await sql<SummedLine>`
    with line as (
      select event.organisation_key, event.stream, posting.account, posting.movement, posting.amount,
        case when event.stage = 'reversed' then coalesce((select target.stage from event as target
          where target.id = (convert_from(event.envelope, 'UTF8')::json #>> '{body,reverses}')::uuid
            and target.organisation_key = event.organisation_key), event.stage) else event.stage end as stage
      from event join posting using (event_key)
      where event.organisation_key = any(${listOf(keys)}) and ${isWithin(asked)}
        and posting.dimension = 'mass' and posting.account in ('stock', 'loss')
    )
    select organisation_key::text as organisation, stream, stage, account, movement, sum(amount) as grams
    from line group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(db)
  return rows
}

export interface SummaryAsked {
  readonly keys: readonly number[]
  readonly from: string
  readonly to: string
  readonly timeZone: string
}
