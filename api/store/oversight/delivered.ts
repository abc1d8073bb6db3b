import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'
import type { StoredDelivery } from './deliveries.ts'

/** A file as it was made for a month. */
export interface DeliveredFile
  extends Row<'delivered_report', 'month' | 'made_time' | 'name' | 'type' | 'digest'> {
  readonly bytes: number
}

/** Files of deliveries, newest months first; without what is in them. */
export async function listDelivered(
  db: Database,
  keys: readonly number[],
  mostOfEach: number,
): Promise<readonly (DeliveredFile & { readonly reportDeliveryKey: number })[]> {
  const { rows } = await sql<DeliveredFile & { reportDeliveryKey: number }>`
    select asked.key as "reportDeliveryKey", file.* from unnest(${[...keys]}::bigint[]) as asked (key) cross join lateral (
      select month, made_time as "madeTime", name, type, digest, octet_length(body) as bytes from delivered_report
      where report_delivery_key = asked.key order by month desc limit ${mostOfEach}) as file`.execute(
    db,
  )
  return rows
}

/** One file with what is in it, if it is the organisation's. */
export async function findDelivered(
  db: Database,
  organisationKey: number,
  { id, month }: { readonly id: string; readonly month: string },
): Promise<Row<'delivered_report', 'name' | 'type' | 'body'> | undefined> {
  return db
    .selectFrom('delivered_report')
    .innerJoin(
      'report_delivery',
      'report_delivery.report_delivery_key',
      'delivered_report.report_delivery_key',
    )
    .select(columns('delivered_report', ['name', 'type', 'body']))
    .where('delivered_report.organisation_key', '=', organisationKey)
    .where('report_delivery.id', '=', id)
    .where('month', '=', month)
    .executeTakeFirst()
}

/** A file to be kept. */
export interface MadeFile {
  readonly month: string
  readonly now: Date
  readonly name: string
  readonly type: string
  readonly body: Buffer
  readonly digest: Buffer
  readonly nextMonth: string
}

/**
 * Keeps the file of a month and goes on to the next, in the transaction that tells of it; false where the month was delivered before or the
 * delivery was ended meanwhile.
 */
export async function keepDelivered(
  tx: Database,
  { reportDeliveryKey, organisationKey }: StoredDelivery,
  { month, now, name, type, body, digest, nextMonth }: MadeFile,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('report_delivery')
    .set({ next_month: nextMonth, failed_time: null, failure: null })
    .where('report_delivery_key', '=', reportDeliveryKey)
    .where('next_month', '=', month)
    .where('ended_time', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  const file = { month, made_time: now, name, type, body, digest }
  await tx
    .insertInto('delivered_report')
    .values({ report_delivery_key: reportDeliveryKey, organisation_key: organisationKey, ...file })
    .execute()
  return true
}

/** Removes files that were made before an instant, a few at a time; how many. For the system's own database. */
export async function removeDelivered(system: Database, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from delivered_report where (report_delivery_key, month) in (
      select report_delivery_key, month from delivered_report where made_time < ${before} order by made_time limit 100)`.execute(
    system,
  )
  return Number(numAffectedRows ?? 0)
}
