import { sql } from 'kysely'
import type { Database } from '../database.ts'
import type { Organisation } from '../organisations/organisations.ts'
import { columns, type Row } from '../row.ts'
import type { OrganisationKind } from '../tables/organisation-tables.ts'
import type { PersonRole } from '../tables/people-tables.ts'

const deliveryColumns = [
  'report_delivery_key',
  'id',
  'organisation_key',
  'person_id',
  'ordered_by',
  'report',
  'form',
  'language',
  'day',
  'next_month',
  'created_time',
  'ended_time',
  'ended_because',
  'failed_time',
  'failure',
] as const

/** A report that is made each month. */
export type StoredDelivery = Row<'report_delivery', (typeof deliveryColumns)[number]>

export interface NewDelivery
  extends Pick<
    StoredDelivery,
    | 'id'
    | 'organisationKey'
    | 'personId'
    | 'orderedBy'
    | 'report'
    | 'form'
    | 'language'
    | 'day'
    | 'nextMonth'
  > {
  readonly now: Date
}

/** Orders a report for each month; false when its id is there already, whoever's it is. */
export async function addDelivery(tx: Database, delivery: NewDelivery): Promise<boolean> {
  const added = await tx
    .insertInto('report_delivery')
    .values({
      id: delivery.id,
      organisation_key: delivery.organisationKey,
      person_id: delivery.personId,
      ordered_by: delivery.orderedBy,
      report: delivery.report,
      form: delivery.form,
      language: delivery.language,
      day: delivery.day,
      next_month: delivery.nextMonth,
      created_time: delivery.now,
      failed_time: null,
      failure: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('report_delivery_key')
    .executeTakeFirst()
  return added !== undefined
}

/** What an organisation has delivered, those that go on first, then newest first. */
export async function listDeliveries(
  db: Database,
  organisationKey: number,
  limit: number,
): Promise<readonly StoredDelivery[]> {
  return selectDeliveries(db, organisationKey)
    .orderBy(sql`ended_time is not null`)
    .orderBy('report_delivery_key', 'desc')
    .limit(limit)
    .execute()
}

/** The same newest first, before the one of a key where one is given. */
export async function listDeliveriesByAge(
  db: Database,
  organisationKey: number,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<readonly StoredDelivery[]> {
  const deliveries = selectDeliveries(db, organisationKey)
    .orderBy('report_delivery_key', 'desc')
    .limit(limit)
  return (
    before === undefined ? deliveries : deliveries.where('report_delivery_key', '<', before)
  ).execute()
}

/** One of them by its id, which MUST be a UUID. */
export async function findDelivery(
  db: Database,
  organisationKey: number,
  id: string,
): Promise<StoredDelivery | undefined> {
  return selectDeliveries(db, organisationKey).where('id', '=', id).executeTakeFirst()
}

/** How many of an organisation go on, with those of whoever counted before; nobody else counts until the transaction ends. */
export async function countDeliveries(tx: Database, organisationKey: number): Promise<number> {
  const lock = sql`select pg_advisory_xact_lock(hashtext('monthly reports'), ${organisationKey}::integer)`
  await lock.execute(tx)
  const { open } = await tx
    .selectFrom('report_delivery')
    .select((count) => count.fn.countAll<number>().as('open'))
    .where('organisation_key', '=', organisationKey)
    .where('ended_time', 'is', null)
    .executeTakeFirstOrThrow()
  return open
}

/** Every delivery that goes on whose next month is before this one, in the order in which months are due. For the system's own database. */
export async function listOpenDeliveries(
  system: Database,
  before: string,
): Promise<readonly StoredDelivery[]> {
  return system
    .selectFrom('report_delivery')
    .select(columns('report_delivery', deliveryColumns))
    .where('ended_time', 'is', null)
    .where('next_month', '<', before)
    .orderBy('next_month')
    .orderBy('report_delivery_key')
    .execute()
}

/** Ends a delivery of the organisation; false where none goes on. */
export async function endDelivery(
  tx: Database,
  organisationKey: number,
  { id, now, because }: { id: string; now: Date; because: 'asked' | 'left' },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('report_delivery')
    .set({ ended_time: now, ended_because: because })
    .where('organisation_key', '=', organisationKey)
    .where('id', '=', id)
    .where('ended_time', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/**
 * Notes why a month could not be made; gives whether that is new, so that it is told once, of several processes by one. Nothing is noted of a month that
 * somebody else made meanwhile, nor of a delivery that was ended.
 */
export async function noteFailure(
  system: Database,
  { reportDeliveryKey, nextMonth }: StoredDelivery,
  { now, failure }: { readonly now: Date; readonly failure: string },
): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean }>`
    with before as (
      select report_delivery_key, failed_time is null as is_new from report_delivery
      where report_delivery_key = ${reportDeliveryKey} and next_month = ${nextMonth} and ended_time is null for update
    )
    update report_delivery set failed_time = ${now}, failure = ${failure} from before
    where report_delivery.report_delivery_key = before.report_delivery_key returning before.is_new as "isNew"`.execute(
    system,
  )
  return rows[0]?.isNew === true
}

/** Somebody who still may read for an organisation. */
export interface DeliveryReader {
  readonly name: string
  readonly email: string
  readonly role: PersonRole
  readonly kind: OrganisationKind
  readonly organisation: Organisation
}

/** Who ordered a delivery, as they stand now; undefined once they left, were switched off, or their organisation was suspended. */
export async function findReader(
  system: Database,
  { personId, organisationKey }: Pick<StoredDelivery, 'personId' | 'organisationKey'>,
): Promise<DeliveryReader | undefined> {
  const { rows } = await sql<DeliveryReader>`
    select person.name, person.email, membership.role, organisation.kind, json_build_object('organisationKey',
      organisation.organisation_key, 'slug', organisation.slug, 'name', organisation.name, 'names', organisation.names) as organisation
    from membership join organisation using (organisation_key) join auth.person as person on person.id = membership.person_id
    where membership.person_id = ${personId}::uuid and organisation_key = ${organisationKey} and membership.ended_time is null
      and membership.disabled_time is null and person.disabled_time is null and organisation.suspended_time is null`.execute(
    system,
  )
  return rows[0]
}

function selectDeliveries(db: Database, organisationKey: number) {
  return db
    .selectFrom('report_delivery')
    .select(columns('report_delivery', deliveryColumns))
    .where('organisation_key', '=', organisationKey)
}
