import { sql, type Transaction } from 'kysely'
import type pg from 'pg'
import { reversedState } from '../../../domain/replay-chain.ts'
import type { Tables } from '../database.ts'

/** A credit with the grams that stand drawn from it. */
export interface DrawnCredit {
  readonly organisationKey: number
  readonly event: string
  readonly credit: string
  readonly grams: number
}

/**
 * Credits of these events, pair by pair with their organisations, from which a claim or a later credit that stands has
 * drawn. MUST be read when the events' batches are locked: whoever draws holds them too.
 */
export async function findDrawnCredits(
  client: pg.ClientBase,
  organisations: readonly number[],
  events: readonly string[],
): Promise<readonly DrawnCredit[]> {
  const { rows } = await client.query<DrawnCredit>(
    `select credit.organisation_key as "organisationKey", credit.event_id as event, credit.id as credit,
       sum(grams)::bigint as grams
     from credit join unnest($1::integer[], $2::uuid[]) as named (organisation_key, event_id)
         using (organisation_key, event_id)
       join allocation using (credit_key) left join credit as later on later.credit_key = into_credit_key
     where not exists (
       select from event join event_subject using (event_key) join batch using (batch_key)
       where event.id = later.event_id and event.organisation_key = later.organisation_key
         and seq = 1 and state = $3)
     group by credit.credit_key order by credit.credit_key`,
    [organisations, events, reversedState],
  )
  return rows
}

/**
 * Holds what events of the organisation made until this transaction ends, so that none of them is taken back meanwhile:
 * the events named, and those that gave the credits named. Locked in the order of the key, as every gathering does.
 */
export async function holdMade(
  tx: Transaction<Tables>,
  organisationKey: number,
  { events = [], credits = [] }: { events?: readonly string[]; credits?: readonly string[] },
): Promise<void> {
  await sql`
    select from batch where batch_key in (
      select batch_key from event join event_subject using (event_key)
      where event.organisation_key = ${organisationKey} and seq = 1 and (
        id = any(${events}::uuid[]) or id in (
          select event_id from credit
          where credit.organisation_key = ${organisationKey} and credit.id = any(${credits}::uuid[])))
    ) order by batch_key for key share`.execute(tx)
}
