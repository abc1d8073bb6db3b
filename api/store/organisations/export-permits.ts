import { type Insertable, sql, type Transaction } from 'kysely'
import type { Database, Tables } from '../database.ts'

/** A permit to export waste; days as text such as "2026-11-22". */
export interface StoredPermit {
  readonly exportPermitKey: number
  readonly id: string
  readonly number: string
  readonly issuer: string
  readonly destination: string
  readonly consents: readonly string[]
  readonly validFrom: string
  readonly validUntil: string
  readonly totalGrams: number
  /** What no hand-over has drawn yet. */
  readonly leftGrams: number
  readonly digest: Buffer
}

/** The organisation's permits, those that end first before others; one of them when its number or id is given. */
export async function listPermits(
  db: Database,
  organisationKey: number,
  { number, id }: { number?: string; id?: string } = {},
): Promise<readonly StoredPermit[]> {
  const { rows } = await sql<StoredPermit>`
    select export_permit_key as "exportPermitKey", id, number, issuer, destination, consents,
      valid_from::text as "validFrom", valid_until::text as "validUntil", total_grams as "totalGrams",
      left_grams as "leftGrams", digest
    from export_permit
    where organisation_key = ${organisationKey} and (${number === undefined} or number = ${number ?? ''})
      and (${id === undefined} or id = ${id ?? null}::uuid)
    order by valid_until, export_permit_key`.execute(db)
  return rows
}

/** Adds a permit; tells whether its id and number were new. */
export async function addPermit(
  db: Database,
  permit: Insertable<Tables['export_permit']>,
): Promise<boolean> {
  const row = await db
    .insertInto('export_permit')
    .values(permit)
    .onConflict((conflict) => conflict.doNothing())
    .returning('export_permit_key')
    .executeTakeFirst()
  return row !== undefined
}

/** Draws a hand-over's grams from a permit; the database refuses to let what is left fall below zero. */
export async function drawPermit(
  tx: Transaction<Tables>,
  draw: Insertable<Tables['export_permit_draw']>,
): Promise<void> {
  await tx.insertInto('export_permit_draw').values(draw).execute()
}
