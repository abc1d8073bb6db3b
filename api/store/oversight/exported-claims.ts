import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { z } from 'zod'
import type {
  certificateLine,
  claimLine,
  creditLine,
  drawLine,
} from '../../../domain/recompute/claim-lines.ts'
import type { Tables } from '../database.ts'
import { walkRows } from './walk.ts'

/** Whose credits and claims are exported, and up to which instant: what came later is in none of them. */
export interface ExportedClaims {
  readonly organisationKeys: readonly number[]
  /** The first instant that is too late, UTC ISO 8601. */
  readonly until: string
}

type Rows<Schema extends z.ZodType> = AsyncGenerator<z.output<Schema>, void>

/** Credits in the order in which they were given. */
export function walkCredits(
  tx: Transaction<Tables>,
  { organisationKeys, until }: ExportedClaims,
): Rows<typeof creditLine> {
  return walkRows(
    tx,
    sql`select credit.id as credit, slug as organisation, event_id as event, class, model, credit.material,
        recycled_input_grams as "recycledInputGrams", total_input_grams as "totalInputGrams", output_grams as "outputGrams",
        claimable_grams as "claimableGrams", (select main.id from credit as main where main.credit_key = credit.by_product_of) as "byProductOf",
        loss, (
          select coalesce(json_agg(json_build_object('batch', input ->> 'batchId', 'grams', (input ->> 'grams')::bigint, 'evidence', input -> 'evidence')
            order by place), '[]')
          from json_array_elements(inputs) with ordinality as named (input, place)
        ) as inputs, ${instantOf(sql`credit.created_time`)} as given, ${ended('credit', until)} as ended
      from credit join organisation using (organisation_key)
      where organisation_key = any(${[...organisationKeys]}::integer[]) and credit.created_time < ${until}
      order by credit_key`,
  )
}

/** Claims in the order in which they were made. */
export function walkClaims(
  tx: Transaction<Tables>,
  { organisationKeys, until }: ExportedClaims,
): Rows<typeof claimLine> {
  return walkRows(
    tx,
    sql`select claim.id as claim, slug as organisation, standard, version, claim_use as use, model, net_grams as "netGrams",
        json_build_object('pre_consumer', pre_basis_points, 'post_consumer', post_basis_points) as shares,
        ${instantOf(sql`claim.created_time`)} as made, ${ended('claim', until)} as ended
      from claim join organisation using (organisation_key)
      where organisation_key = any(${[...organisationKeys]}::integer[]) and claim.created_time < ${until}
      order by claim_key`,
  )
}

/** Transaction certificates in the order in which they were recorded; to whom goods were sold is the holder's alone to know. */
export function walkCertificates(
  tx: Transaction<Tables>,
  { organisationKeys, until }: ExportedClaims,
): Rows<typeof certificateLine> {
  return walkRows(
    tx,
    sql`select certificate.id as certificate, slug as organisation, direction, certificate.number, scope.standard, scope.version,
        ship_date::text as "shipDate", (
          select json_agg(json_build_object('netGrams', net_grams, 'shares',
            json_build_object('pre_consumer', pre_basis_points, 'post_consumer', post_basis_points)) order by line)
          from transaction_certificate_line as held where held.transaction_certificate_key = certificate.transaction_certificate_key
        ) as lines, (select claim.id from claim where claim.claim_key = certificate.claim_key) as claim,
        ${instantOf(sql`certificate.created_time`)} as recorded
      from transaction_certificate as certificate join organisation using (organisation_key)
        join scope_certificate as scope using (scope_certificate_key)
      where certificate.organisation_key = any(${[...organisationKeys]}::integer[]) and certificate.created_time < ${until}
      order by certificate.transaction_certificate_key`,
  )
}

/** What was drawn of credits, then what was drawn of certificates, each in the order in which it was. */
export async function* walkDraws(
  tx: Transaction<Tables>,
  { organisationKeys, until }: ExportedClaims,
): Rows<typeof drawLine> {
  const keys = sql`any(${[...organisationKeys]}::integer[])`
  yield* walkRows<z.output<typeof drawLine>>(
    tx,
    sql`select credit.id as credit, allocation.grams, claim.id as claim, later.id as into, case when written_off then true end as "writtenOff"
      from allocation join credit using (credit_key) left join claim using (claim_key) left join claim_end using (claim_key)
        left join credit_end using (credit_key) left join credit as later on later.credit_key = into_credit_key
      where credit.organisation_key = ${keys} and greatest(credit.created_time, claim.created_time, later.created_time,
        case when allocation.grams < 0 or written_off then coalesce(claim_end.ended_time, credit_end.ended_time) end) < ${until}
      order by allocation_key`,
  )
  yield* walkRows<z.output<typeof drawLine>>(
    tx,
    sql`select certificate.id as certificate, draw.class, grams, credit.id as into, outward.id as out
      from certificate_draw as draw join transaction_certificate as certificate using (transaction_certificate_key)
        left join credit using (credit_key)
        left join transaction_certificate as outward on outward.transaction_certificate_key = into_certificate_key
      where certificate.organisation_key = ${keys}
        and greatest(certificate.created_time, credit.created_time, outward.created_time) < ${until}
      order by certificate_draw_key`,
  )
}

function ended(table: 'claim' | 'credit', until: string): RawBuilder<unknown> {
  const key = sql.ref(`${table}_key`)
  return sql`(select json_build_object('time', ${instantOf(sql`ended_time`)}, 'grams', over.grams)
    from ${sql.table(`${table}_end`)} as over where over.${key} = ${sql.table(table)}.${key} and ended_time < ${until})`
}

function instantOf(time: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
