import { sql } from 'kysely'
import { type DeadlineKind, deadlineRules } from '../../../domain/deadline.ts'
import type { Database } from '../database.ts'
import { daysAtFacility, daysOfOrganisation } from '../organisations/place.ts'

/** A deadline of one organisation. */
export interface StoredDeadline {
  readonly organisationKey: number
  readonly kind: DeadlineKind
  /** What it is about: the id of a hand-over, the number of a licence, the name of a station. */
  readonly subject: string
  readonly dueTime: Date
}

/** A day ends at the facility's midnight; of what belongs to none, at its organisation's. */
const endOf = (timeZone = daysOfOrganisation) =>
  sql`((valid_until + 1)::timestamp at time zone ${timeZone})`

const { decision, return: back } = deadlineRules

const all = sql`
  select unnest(array[sender_key, receiver_key]) as organisation_key, 'delivery' as kind, id::text as subject,
      due_time from hand_over
    where state in ('in_transport', 'stored') and due_time is not null
  union all select receiver_key, 'decision', id::text, received_time + make_interval(hours => ${decision.afterHours})
    from hand_over where state = 'received'
  union all select sender_key, 'return', id::text, decided_time + make_interval(hours => ${back.afterHours})
    from hand_over where state in ('part_accepted', 'refused')
  union all select licence.organisation_key, 'licence', number, max(${endOf(daysAtFacility)})
    from licence join facility using (facility_key) join organisation on organisation.organisation_key = licence.organisation_key
    where ended_time is null group by licence.organisation_key, facility_key, licence.kind, number
  union all select organisation_key, 'competence', number, max(${endOf()})
    from competence_certificate join organisation using (organisation_key) where ended_time is null
    group by organisation_key, membership_key, competence_certificate.kind, number
  union all select organisation_key, 'export_permit', number, ${endOf()}
    from export_permit join organisation using (organisation_key) where left_grams > 0 and ended_time is null
  union all select organisation_key, 'station_key', name, expires_time
    from access_key where revoked_time is null and expires_time is not null`

/** An organisation's deadlines up to a moment, the earliest first; a right of a reader decides what he sees of it. */
export async function listDeadlines(
  db: Database,
  organisationKey: number,
  { until, limit }: { until: Date; limit: number },
): Promise<readonly StoredDeadline[]> {
  return listDeadlinesOf(db, [organisationKey], { until, limit, kinds: deadlineKinds })
}

const deadlineKinds = Object.keys(deadlineRules) as readonly DeadlineKind[]

/** Deadlines of these kinds of several organisations up to a moment, the earliest first; of a hand-over between two of them each has its own. */
export async function listDeadlinesOf(
  db: Database,
  organisationKeys: readonly number[],
  {
    since,
    until,
    limit,
    kinds,
  }: {
    /** Of any age when absent. */
    readonly since?: Date
    readonly until: Date
    readonly limit: number
    readonly kinds: readonly DeadlineKind[]
  },
): Promise<readonly StoredDeadline[]> {
  const { rows } = await sql<StoredDeadline>`
    select organisation_key as "organisationKey", kind, subject, due_time as "dueTime" from (${all}) as deadline
    where organisation_key = any(${[...organisationKeys]}::integer[]) and due_time <= ${until}
      and (${since ?? null}::timestamptz is null or due_time > ${since ?? null})
      and kind = any(${[...kinds]}::text[])
    order by due_time, kind, subject limit ${limit}`.execute(db)
  return rows
}

/**
 * Deadlines of all organisations that are near or passed and that nobody was told of in that state; what is longer ago than
 * a year is nobody's news. For the system's own database.
 */
export async function listUntoldDeadlines(
  db: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<readonly (StoredDeadline & { readonly state: 'near' | 'passed' })[]> {
  const near = JSON.stringify(
    Object.fromEntries(Object.entries(deadlineRules).map(([kind, rule]) => [kind, rule.nearHours])),
  )
  const { rows } = await sql<StoredDeadline & { readonly state: 'near' | 'passed' }>`
    select organisation_key as "organisationKey", kind, subject, due_time as "dueTime", state from (
      select deadline.*, case when due_time <= ${now} then 'passed' else 'near' end as state
      from (${all}) as deadline
      where due_time <= ${now}::timestamptz + make_interval(hours => (${near}::json->>kind)::integer)
        and due_time > ${now}::timestamptz - interval '1 year'
    ) as due
    where not exists (
      select from deadline_notice as told
      where told.organisation_key = due.organisation_key and told.kind = due.kind and told.subject = due.subject
        and told.due_time = due.due_time and told.state = due.state)
    order by due_time limit ${limit}`.execute(db)
  return rows
}

/** Notes that an organisation was told; of two processes one is first. */
export async function addDeadlineNotice(
  tx: Database,
  { organisationKey, kind, subject, dueTime, state }: StoredDeadline & { state: 'near' | 'passed' },
  now: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto('deadline_notice')
    .values({
      organisation_key: organisationKey,
      kind,
      subject,
      due_time: dueTime,
      state,
      notice_time: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('kind')
    .executeTakeFirst()
  return row !== undefined
}
