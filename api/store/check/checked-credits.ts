import { sql } from 'kysely'
import type { Database } from '../database.ts'
import type { CreditInput } from '../evidence/credits.ts'

/** Grams by the id of what they were taken from. */
type GramsById = Readonly<Record<string, number>>

/** A credit as it was written down, and what the ledger and the draws say of it. */
export interface CheckedCredit {
  readonly id: string
  readonly creditKey: number
  readonly inputs: readonly CreditInput[]
  readonly recycledInputGrams: number
  /** Of a by-product: recycled grams of the credit of what the process made. */
  readonly mainRecycledGrams: number | null
  /** What its event took of each batch, by the batch's id. */
  readonly taken: GramsById
  /** What other credits of the event count of each batch, by the batch's id. */
  readonly countedBeside: GramsById
  /** What it drew from earlier credits, and from certificates, by their ids. */
  readonly fromCredits: GramsById
  readonly fromCertificates: GramsById
}

/** Credits after a key, in order. */
export async function readCheckedCredits(
  db: Database,
  { after, most }: { after: number; most: number },
): Promise<readonly CheckedCredit[]> {
  const { rows } = await sql<CheckedCredit>`
    select credit.id, credit_key as "creditKey", inputs, recycled_input_grams as "recycledInputGrams",
      (select recycled_input_grams from credit as main where main.credit_key = credit.by_product_of) as "mainRecycledGrams",
      (select coalesce(json_object_agg(batch.id, grams), '{}') from (
        select batch_key, -sum(amount)::bigint as grams from event join posting using (event_key)
        where event.id = credit.event_id and event.organisation_key = credit.organisation_key
          and dimension = 'mass' and movement = 'consumed' group by batch_key
      ) as went join batch using (batch_key)) as taken,
      (select coalesce(json_object_agg(batch, grams), '{}') from (
        select input->>'batchId' as batch, sum((input->>'grams')::bigint)::bigint as grams
        from credit as other cross join lateral json_array_elements(other.inputs) as input
        where other.event_id = credit.event_id and other.organisation_key = credit.organisation_key
          and other.credit_key <> credit.credit_key group by 1
      ) as beside) as "countedBeside",
      (select coalesce(json_object_agg(source.id, grams), '{}') from (
        select credit_key, sum(grams)::bigint as grams from allocation
        where into_credit_key = credit.credit_key group by credit_key
      ) as draw join credit as source using (credit_key)) as "fromCredits",
      (select coalesce(json_object_agg(source.id, grams), '{}') from (
        select transaction_certificate_key, sum(grams)::bigint as grams from certificate_draw
        where certificate_draw.credit_key = credit.credit_key group by transaction_certificate_key
      ) as draw join transaction_certificate as source using (transaction_certificate_key)) as "fromCertificates"
    from credit where credit_key > ${after} order by credit_key limit ${most}`.execute(db)
  return rows
}
