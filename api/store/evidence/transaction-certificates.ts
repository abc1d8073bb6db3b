import { type Insertable, sql, type Transaction } from 'kysely'
import type { ByClass, RecycledClass } from '../../../domain/claim/recycled-class.ts'
import type { Database, Tables } from '../database.ts'
import { listed, type Row } from '../row.ts'

const certificateColumns = [
  'transaction_certificate_key',
  'id',
  'direction',
  'number',
  'seller',
  'buyer',
  'digest',
] as const

export interface StoredTransactionCertificate
  extends Row<'transaction_certificate', (typeof certificateColumns)[number]>,
    Row<'scope_certificate', 'standard' | 'version'> {
  readonly scope: { readonly body: string; readonly number: string }
  readonly shipDate: string
  readonly papers: Readonly<Record<string, string>>
  readonly lines: readonly {
    readonly product: string
    readonly netGrams: number
    readonly shares: ByClass
  }[]
  /** The claim behind one that goes out; null when it passes on what came in. */
  readonly claim: string | null
  /** What one that goes out drew from those that came in. */
  readonly inputs: readonly {
    readonly certificate: string
    readonly class: RecycledClass
    readonly grams: number
  }[]
  /** Certified grams that nothing has drawn yet; null for one that goes out. */
  readonly leftGrams: ByClass | null
}

/** The organisation's transaction certificates, oldest first; of those with something left to draw the newest first, where that is asked. */
export async function listTransactionCertificates(
  db: Database,
  organisationKey: number,
  {
    ids,
    newestLeft = false,
    after = 0,
    limit = 10_000,
  }: { ids?: readonly string[]; newestLeft?: boolean; after?: number; limit?: number },
): Promise<readonly StoredTransactionCertificate[]> {
  const { rows } = await sql<StoredTransactionCertificate>`
    select ${listed('transaction_certificate', certificateColumns)}, standard, version,
      json_build_object('body', body, 'number', scope.number) as scope, ship_date::text as "shipDate", papers, (
        select json_agg(json_build_object('product', product, 'netGrams', net_grams, 'shares', json_build_object(
          'pre_consumer', pre_basis_points, 'post_consumer', post_basis_points)) order by line)
        from transaction_certificate_line as held
        where held.transaction_certificate_key = transaction_certificate.transaction_certificate_key
      ) as lines,
      (select claim.id from claim where claim.claim_key = transaction_certificate.claim_key) as claim, (
        select coalesce(json_agg(json_build_object('certificate', source.id, 'class', class, 'grams', grams)
          order by certificate_draw_key), '[]')
        from certificate_draw join transaction_certificate as source using (transaction_certificate_key)
        where into_certificate_key = transaction_certificate.transaction_certificate_key
      ) as inputs, (
        select json_object_agg(class, grams) from certificate_balance as held
        where held.transaction_certificate_key = transaction_certificate.transaction_certificate_key
      ) as "leftGrams"
    from transaction_certificate join scope_certificate as scope using (scope_certificate_key)
    where transaction_certificate.organisation_key = ${organisationKey} and transaction_certificate.transaction_certificate_key > ${after}
      and (${ids === undefined} or transaction_certificate.id = any(${ids ?? []}::uuid[]))
      and (${!newestLeft} or exists (select from certificate_balance as held
        where held.transaction_certificate_key = transaction_certificate.transaction_certificate_key and grams > 0))
    order by transaction_certificate.transaction_certificate_key ${newestLeft ? sql`desc` : sql`asc`} limit ${limit}`.execute(
    db,
  )
  return rows
}

/** Adds a transaction certificate; undefined when its id, its number or its claim was used before. */
export async function addTransactionCertificate(
  tx: Transaction<Tables>,
  certificate: Insertable<Tables['transaction_certificate']>,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('transaction_certificate')
    .values(certificate)
    .onConflict((conflict) => conflict.doNothing())
    .returning('transaction_certificate_key')
    .executeTakeFirst()
  return row?.transaction_certificate_key
}

/** Adds the lines of a certificate, all in one statement: for one that came in, the trigger opens what may be drawn. */
export async function addCertificateLines(
  tx: Transaction<Tables>,
  lines: readonly Insertable<Tables['transaction_certificate_line']>[],
): Promise<void> {
  await tx
    .insertInto('transaction_certificate_line')
    .values([...lines])
    .execute()
}

/** Draws grams from certificates that came in, all in one statement: the trigger locks them in order. */
export async function addCertificateDraws(
  tx: Transaction<Tables>,
  draws: readonly Insertable<Tables['certificate_draw']>[],
): Promise<void> {
  if (draws.length === 0) return
  await tx
    .insertInto('certificate_draw')
    .values([...draws])
    .execute()
}
