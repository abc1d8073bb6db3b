import { sql, type Transaction } from 'kysely'
import type pg from 'pg'
import { claimableGrams } from '../../../domain/claim/claimable-grams.ts'
import { reversedState } from '../../../domain/replay-chain.ts'
import { bookedAs } from '../../../workflows/custody-stages.ts'
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
     where not written_off and not exists (
       select from event join event_subject using (event_key) join batch using (batch_key)
       where event.id = later.event_id and event.organisation_key = later.organisation_key
         and seq = 1 and state = $3)
     group by credit.credit_key having sum(grams) > 0 order by credit.credit_key`,
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

const constraints = ['credit_not_below_zero', 'certificate_not_below_zero', 'permit_not_below_zero']

/** Whether the database refused a draw because less is left of a credit, a certificate or a permit. */
export function isOverdrawn(error: unknown): boolean {
  if (!(error instanceof Error) || !('constraint' in error)) return false
  return constraints.some((name) => name === error.constraint)
}

/** A credit of the event that made a batch, with what was drawn from it and what corrections have found of its outputs. */
export interface CreditGround {
  readonly code: string
  readonly credit: string
  readonly outputGrams: number
  readonly recycledInputGrams: number
  readonly totalInputGrams: number
  readonly drawnGrams: number
  /** Grams that earlier corrections of hand-overs missed (negative) or found on what the event made. */
  readonly foundGrams: number
}

const columns = `credit.id as credit, output_grams as "outputGrams",
  recycled_input_grams as "recycledInputGrams", total_input_grams as "totalInputGrams",
  drawn.grams as "drawnGrams", found.grams as "foundGrams"`

/** What stands drawn from `credit`, and what corrections found or missed on what its `event` made. */
const drawnAndFound = `
  cross join lateral (
    select coalesce(sum(grams), 0)::bigint as grams
    from allocation left join credit as later on later.credit_key = into_credit_key
    where allocation.credit_key = credit.credit_key and not written_off and not exists (
      select from event as made join event_subject using (event_key) join batch as output using (batch_key)
      where made.id = later.event_id and made.organisation_key = later.organisation_key
        and seq = 1 and output.state = '${reversedState}')
  ) as drawn
  cross join lateral (
    select coalesce(sum(amount), 0)::bigint as grams
    from event_subject as output join event_subject as later on later.batch_key = output.batch_key
      join event as correction on correction.event_key = later.event_key and stage = '${bookedAs.sent}'
      join posting on posting.event_key = later.event_key and posting.batch_key = output.batch_key
    where output.event_key = event.event_key and output.seq = 1
      and dimension = 'mass' and movement = 'measured'
  ) as found`

/** Credits on whose mass these batches of the organisation bear. MUST be read when the batches are locked. */
export async function findCreditGrounds(
  client: pg.ClientBase,
  organisationKey: number,
  codes: readonly string[],
): Promise<readonly CreditGround[]> {
  const { rows } = await client.query<CreditGround>(
    `select batch.code, ${columns}
     from batch join event_subject as making on making.batch_key = batch.batch_key and making.seq = 1
       join event on event.event_key = making.event_key
       join credit on credit.organisation_key = event.organisation_key and credit.event_id = event.id and loss is null
       ${drawnAndFound}
     where batch.organisation_key = $1 and batch.code = any($2::text[])`,
    [organisationKey, codes],
  )
  return rows
}

/**
 * Credits of these from which more stands drawn than what they rest on bears after corrections. MUST be read when what their
 * events made is held, after the draws.
 */
export async function findOverdrawnGrounds(
  tx: Transaction<Tables>,
  creditKeys: readonly number[],
): Promise<readonly { readonly credit: string; readonly drawn: number; readonly most: number }[]> {
  const { rows } = await sql<Omit<CreditGround, 'code'>>`
    select ${sql.raw(columns)}
    from credit join event on event.id = event_id and event.organisation_key = credit.organisation_key
      ${sql.raw(drawnAndFound)}
    where credit_key = any(${creditKeys}::bigint[]) and loss is null`.execute(tx)
  return rows.flatMap((ground) => {
    const most = borneBy(ground, 0)
    const { credit, drawnGrams: drawn } = ground
    return drawn > most ? [{ credit, drawn, most }] : []
  })
}

/** Grams that a credit could give if what its process made had weighed what both sides of its hand-overs now say. */
export function borneBy(
  {
    outputGrams,
    foundGrams,
    recycledInputGrams,
    totalInputGrams,
  }: Omit<CreditGround, 'code' | 'credit'>,
  nowFoundGrams: number,
): number {
  const made = Math.min(outputGrams, Math.max(0, outputGrams + foundGrams + nowFoundGrams))
  return claimableGrams({ outputGrams: made, recycledInputGrams, totalInputGrams })
}
