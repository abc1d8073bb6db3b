import { type Insertable, sql, type Transaction } from 'kysely'
import type { Database, Tables } from '../database.ts'
import { columns, type Row } from '../row.ts'

const permitColumns = [
  'export_permit_key',
  'id',
  'number',
  'issuer',
  'destination',
  'consents',
  'total_grams',
  'left_grams',
  'digest',
  'ended_time',
  'end_note',
] as const

/** A permit to export waste; days as text such as "2026-11-22". What no hand-over has drawn yet is left of it. */
export interface StoredPermit extends Row<'export_permit', (typeof permitColumns)[number]> {
  readonly validFrom: string
  readonly validUntil: string
}

/** The organisation's permits, those that stand first, and of them those that end first; one of them when its number or id is given. */
export async function listPermits(
  db: Database,
  organisationKey: number,
  { number, id }: { number?: string; id?: string } = {},
): Promise<readonly StoredPermit[]> {
  let query = db
    .selectFrom('export_permit')
    .select(columns('export_permit', permitColumns))
    .select(sql<string>`valid_from::text`.as('validFrom'))
    .select(sql<string>`valid_until::text`.as('validUntil'))
    .where('organisation_key', '=', organisationKey)
  if (number !== undefined) query = query.where('number', '=', number)
  if (id !== undefined) query = query.where('id', '=', id)
  // Of several of one number the one that stands comes first.
  return query
    .orderBy(sql`ended_time is not null`)
    .orderBy('valid_until')
    .orderBy('export_permit_key')
    .execute()
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

/** Withdraws a permit; says whether it stood. */
export async function endPermit(
  db: Database,
  organisationKey: number,
  { id, note, now }: { id: string; note: string; now: Date },
): Promise<boolean> {
  const row = await db
    .updateTable('export_permit')
    .set({ ended_time: now, end_note: note })
    .where('organisation_key', '=', organisationKey)
    .where('id', '=', id)
    .where('ended_time', 'is', null)
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
