import { sql } from 'kysely'
import type { RecycledClass } from '../../../domain/claim/recycled-class.ts'
import type { Database } from '../database.ts'

/** What other rows come to, and what is kept; null for no row. */
export interface CheckedBalance {
  readonly table: 'credit' | 'credit_balance' | 'certificate_balance'
  readonly key: string
  readonly expected: string | null
  readonly found: string | null
}

/**
 * Credits whose masses are not those of their event's ledger lines: grams in and grams out. By-products of one loss may
 * together hold as much as was lost.
 */
export async function readWrongCredits(db: Database): Promise<readonly CheckedBalance[]> {
  const { rows } = await sql<CheckedBalance>`
    select 'credit' as "table", credit.id::text as key, posted.grams as expected, held.grams as found
    from credit
      cross join lateral (
        select sum(output_grams) as out from credit as part
        where part.organisation_key = credit.organisation_key and part.event_id = credit.event_id
          and part.class = credit.class and part.loss is not distinct from credit.loss
      ) as parts
      cross join lateral (select total_input_grams || ' in, ' || parts.out || ' out' as grams) as held
      left join lateral (
        select -sum(amount) filter (where account = 'outside' or account = 'stock' and movement = 'consumed')
          || ' in, ' || case when credit.loss is null then sum(amount) filter (where movement = 'produced')
            else least(parts.out, coalesce(sum(amount) filter (where account = 'loss' and reason = credit.loss), 0)) end
          || ' out' as grams
        from event join posting using (event_key)
        where event.id = credit.event_id and event.organisation_key = credit.organisation_key
          and dimension = 'mass'
      ) as posted on true
    where posted.grams is distinct from held.grams order by credit_key`.execute(db)
  return rows
}

/** Balances that are not what credits, certificates and the draws from them come to. */
export async function readWrongBalances(db: Database): Promise<readonly CheckedBalance[]> {
  const { rows } = await sql<CheckedBalance>`
    with credited as (
      select credit_key, claimable_grams - coalesce(
        (select sum(grams) from allocation where allocation.credit_key = credit.credit_key), 0) as grams
      from credit
    ), certified as (
      select line.transaction_certificate_key, class, sum(div(net_grams::numeric * basis_points, 10000)) - coalesce((
        select sum(grams) from certificate_draw as draw
        where draw.transaction_certificate_key = line.transaction_certificate_key and draw.class = share.class
      ), 0) as grams
      from transaction_certificate_line as line join transaction_certificate using (transaction_certificate_key)
        cross join lateral (values ('pre_consumer', pre_basis_points), ('post_consumer', post_basis_points))
          as share (class, basis_points)
      where direction = 'in' group by line.transaction_certificate_key, share.class
    )
    select 'credit_balance' as "table", 'credit key ' || credit_key as key,
      credited.grams::text as expected, kept.grams::text as found
    from credited full join credit_balance as kept using (credit_key)
    where credited.grams is distinct from kept.grams
    union all
    select 'certificate_balance', 'certificate key ' || transaction_certificate_key || ', ' || class,
      certified.grams::text, kept.grams::text
    from certified full join certificate_balance as kept using (transaction_certificate_key, class)
    where certified.grams is distinct from kept.grams
    order by 1, 2`.execute(db)
  return rows
}

/** One input of a credit, with what its event took of the batch and what the ledger carries of it. */
export interface CheckedCreditInput {
  readonly credit: string
  readonly class: RecycledClass
  readonly code: string
  readonly grams: number
  readonly stream: string
  readonly context: unknown
  readonly drawnGrams: number
  readonly organisationKey: number
  readonly batch: string
  readonly evidence: string
}

/** Every input of every credit that is not a by-product's. */
export async function readCreditInputs(db: Database): Promise<readonly CheckedCreditInput[]> {
  const { rows } = await sql<CheckedCreditInput>`
    select credit.id::text as credit, credit.class, batch.code, (input->>'grams')::bigint as grams, batch.stream,
      batch.context, coalesce((
        select -sum(amount) from posting join event using (event_key)
        where event.id = credit.event_id and event.organisation_key = credit.organisation_key
          and posting.batch_key = batch.batch_key and dimension = 'mass' and movement = 'consumed'
      ), 0)::bigint as "drawnGrams", credit.organisation_key as "organisationKey", input->>'batchId' as batch,
      input->'evidence'->>'kind' as evidence
    from credit cross join lateral json_array_elements(inputs) as input
      join batch on batch.id = (input->>'batchId')::uuid
    where credit.loss is null order by credit_key`.execute(db)
  return rows
}

/** A row under another organisation than its event's or batch's; keys of organisations as text. */
export interface StrayRow {
  readonly table: string
  readonly key: string
  readonly expected: string
  readonly found: string
}

/** Rows that stand under another organisation than the event or batch they belong to: another would see them. */
export async function readStrayRows(db: Database): Promise<readonly StrayRow[]> {
  const strays = ['event_subject', 'disclosure', 'posting', 'lineage', 'file_use'].map(
    (table) => sql`
      select ${table} as "table", 'event key ' || held.event_key as key, event.organisation_key::text as expected,
        held.organisation_key::text as found
      from ${sql.table(table)} as held join event using (event_key)
      where held.organisation_key <> event.organisation_key`,
  )
  const { rows } = await sql<StrayRow>`
    ${sql.join(strays, sql` union all `)}
    union all select 'stock', 'batch key ' || batch_key, batch.organisation_key::text, held.organisation_key::text
      from stock as held join batch using (batch_key) where held.organisation_key <> batch.organisation_key`.execute(
    db,
  )
  return rows
}
