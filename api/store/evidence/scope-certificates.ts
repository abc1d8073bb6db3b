import { sql, type Transaction } from 'kysely'
import type { Database, Tables } from '../database.ts'
import { listed, type Row } from '../row.ts'

const scopeColumns = ['body', 'number', 'holder', 'standard', 'version'] as const

/** What a scope certificate says of itself; days as text such as "2026-11-22". */
export interface ScopeCertificate extends Row<'scope_certificate', (typeof scopeColumns)[number]> {
  readonly validFrom: string
  readonly validTo: string
}

export interface StoredScopeCertificate extends ScopeCertificate {
  readonly scopeCertificateKey: number
  /** What it was from which day on, in order. */
  readonly statuses: readonly { readonly status: string; readonly since: string }[]
}

/** The organisation's scope certificates, its own and its suppliers', by body and number. */
export async function listScopeCertificates(
  db: Database,
  organisationKey: number,
  named?: { readonly body: string; readonly number: string },
): Promise<readonly StoredScopeCertificate[]> {
  const { rows } = await sql<StoredScopeCertificate>`
    select scope_certificate_key as "scopeCertificateKey", ${listed('scope_certificate', scopeColumns)},
      valid_from::text as "validFrom", valid_to::text as "validTo", (
        select coalesce(json_agg(json_build_object('status', status, 'since', since::text)
          order by since, scope_certificate_status_key), '[]')
        from scope_certificate_status as held
        where held.scope_certificate_key = scope_certificate.scope_certificate_key
      ) as statuses
    from scope_certificate
    where organisation_key = ${organisationKey}
      and (${named === undefined} or (body = ${named?.body ?? ''} and number = ${named?.number ?? ''}))
    order by body, number`.execute(db)
  return rows
}

/** Adds a scope certificate unless there is one of this body and number. */
export async function addScopeCertificate(
  tx: Transaction<Tables>,
  organisationKey: number,
  { now, ...scope }: ScopeCertificate & { now: Date },
): Promise<void> {
  await tx
    .insertInto('scope_certificate')
    .values({
      organisation_key: organisationKey,
      body: scope.body,
      number: scope.number,
      holder: scope.holder,
      standard: scope.standard,
      version: scope.version,
      valid_from: scope.validFrom,
      valid_to: scope.validTo,
      created_time: now,
    })
    .onConflict((conflict) => conflict.columns(['organisation_key', 'body', 'number']).doNothing())
    .execute()
}

/** Adds what a scope certificate is from a day on; earlier lines stay. */
export async function addScopeStatus(
  tx: Transaction<Tables>,
  scopeCertificateKey: number,
  { status, since, now }: { status: string; since: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('scope_certificate_status')
    .values({ scope_certificate_key: scopeCertificateKey, status, since, created_time: now })
    .execute()
}
