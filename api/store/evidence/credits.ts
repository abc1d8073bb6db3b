import { type Insertable, sql, type Transaction } from 'kysely'
import { reversedState } from '../../../domain/replay-chain.ts'
import type { Database, Tables } from '../database.ts'
import { listed, type Row } from '../row.ts'
import { endOf, type StoredEnd } from './claims.ts'

/** A recycled input as it was named and counted. */
export interface CreditInput {
  readonly batch: string
  readonly batchId: string
  readonly grams: number
  readonly evidence: Readonly<Record<string, string>>
}

const creditColumns = [
  'credit_key',
  'id',
  'class',
  'model',
  'material',
  'recycled_input_grams',
  'total_input_grams',
  'output_grams',
  'claimable_grams',
  'loss',
  'digest',
  'created_time',
] as const

/** A credit; that of a by-product names the loss that it comes out of. */
export interface StoredCredit extends Row<'credit', (typeof creditColumns)[number]> {
  readonly event: string
  /** What no claim has drawn yet. */
  readonly leftGrams: number
  readonly inputs: readonly CreditInput[]
  /** Of a by-product: the credit of what the process made. */
  readonly byProductOf: string | null
  /** Batches that the event made, as envelopes name them; a by-product is none of them. */
  readonly outputs: readonly string[]
  /** Whether the event was taken back later, so that the credit stands for nothing. */
  readonly isTakenBack: boolean
  /** That it was ended as given in error, and what of it was written off; null while it stands. */
  readonly end: StoredEnd | null
}

export interface CreditQuery {
  readonly ids?: readonly string[]
  readonly events?: readonly string[]
  /** Batches made by the events that gave the credits. */
  readonly outputs?: readonly string[]
  /** Those of which something is left to draw, the newest first. */
  readonly newestLeft?: boolean
  readonly after?: number
  readonly limit?: number
}

/** The organisation's credits, oldest first unless the newest are asked for. */
export async function listCredits(
  db: Database,
  organisationKey: number,
  { ids, events, outputs, newestLeft = false, after = 0, limit = 10_000 }: CreditQuery,
): Promise<readonly StoredCredit[]> {
  const made = sql`select batch.id, batch.state from event join event_subject using (event_key)
    join batch using (batch_key)
    where event.id = credit.event_id and event.organisation_key = credit.organisation_key and seq = 1`
  const { rows } = await sql<StoredCredit>`
    select ${listed('credit', creditColumns)}, event_id as event, grams as "leftGrams", inputs,
      (select of.id from credit as of where of.credit_key = credit.by_product_of) as "byProductOf",
      array(select made.id::text from (${made}) as made where loss is null) as outputs,
      exists (select from (${made}) as made where state = ${reversedState}) as "isTakenBack",
      ${endOf('credit')}
    from credit join credit_balance using (credit_key)
    where organisation_key = ${organisationKey} and credit_key > ${after}
      and (${ids === undefined} or id = any(${ids ?? []}::uuid[]))
      and (${events === undefined} or event_id = any(${events ?? []}::uuid[]))
      and (${outputs === undefined} or loss is null and event_id in (
        select event.id from batch join event_subject using (batch_key) join event using (event_key)
        where batch.id = any(${outputs ?? []}::uuid[]) and seq = 1))
      and (${!newestLeft} or grams > 0 and not exists (select from (${made}) as made where state = ${reversedState}))
    order by credit_key ${newestLeft ? sql`desc` : sql`asc`} limit ${limit}`.execute(db)
  return rows
}

/** Ends a credit as given in error: what is left of it is written off. Says whether it stood. */
export async function endCredit(
  tx: Transaction<Tables>,
  end: Insertable<Tables['credit_end']>,
): Promise<boolean> {
  const row = await tx
    .insertInto('credit_end')
    .values(end)
    .onConflict((conflict) => conflict.doNothing())
    .returning('credit_key')
    .executeTakeFirst()
  if (row === undefined) return false
  if (end.grams === 0) return true
  await tx
    .insertInto('allocation')
    .values({
      credit_key: end.credit_key,
      grams: end.grams,
      claim_key: null,
      into_credit_key: null,
      written_off: true,
    })
    .execute()
  return true
}

/** Makes whoever gives a credit of this organisation wait until this transaction ends: credits along a chain look at each other. */
export async function lockCredits(tx: Transaction<Tables>, organisationKey: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('credit'), ${organisationKey}::integer)`.execute(
    tx,
  )
}

/** Adds a credit and gives its key; undefined when its id, or the event's credit of this class, is there already. */
export async function addCredit(
  tx: Transaction<Tables>,
  credit: Insertable<Tables['credit']>,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('credit')
    .values(credit)
    .onConflict((conflict) => conflict.doNothing())
    .returning('credit_key')
    .executeTakeFirst()
  return row?.credit_key
}

/** An event's stored bytes when it is the organisation's own and was not taken back. */
export async function findOwnEvent(
  db: Database,
  organisationKey: number,
  id: string,
): Promise<{ readonly envelope: Buffer; readonly isTakenBack: boolean } | undefined> {
  const { rows } = await sql<{ envelope: Buffer; isTakenBack: boolean }>`
    select envelope, exists (
      select from event_subject join batch using (batch_key)
      where event_subject.event_key = event.event_key and seq = 1 and state = ${reversedState}
    ) as "isTakenBack"
    from event where id = ${id} and organisation_key = ${organisationKey}`.execute(db)
  return rows[0]
}
