import { sql } from 'kysely'
import type { GrantClaim, Milestone, SpendLine } from '../../../domain/funding/statement.ts'
import type { Database } from '../database.ts'

/** What a project is, as it was said at its beginning. */
export interface ProjectTerms {
  readonly code: string
  readonly title: string
  /** Code of the scheme's version. */
  readonly scheme: string
  readonly starts: string
  readonly ends: string
  readonly budgetCents: number
}

/** A project with everything that it keeps. */
export interface StoredProject extends ProjectTerms {
  readonly projectKey: number
  readonly milestones: readonly Milestone[]
  readonly lines: readonly SpendLine[]
  readonly claims: readonly GrantClaim[]
}

/** A project with what it comes to. */
export interface ProjectSums extends ProjectTerms {
  /** Lines that count, and what they add up to. */
  readonly lines: number
  readonly spendCents: number
  readonly claimedCents: number
  readonly milestones: number
  readonly reached: number
}

const terms = sql`project.code, project.title, scheme_version as scheme, starts::text, ends::text, budget_cents as "budgetCents"`

/** The organisation's projects, those that began last at the front. */
export async function listProjects(
  db: Database,
  organisationKey: number,
): Promise<readonly ProjectSums[]> {
  const { rows } = await sql<ProjectSums>`
    select ${terms}, coalesce(spent.lines, 0)::integer as lines, coalesce(spent.cents, 0)::bigint as "spendCents",
      coalesce((select max(grant_cents) from grant_claim as one where one.funding_project_key = project.funding_project_key), 0)
        as "claimedCents",
      points.milestones, points.reached
    from funding_project as project
      left join lateral (select count(*) as lines, sum(amount_cents) as cents from spend_line as line
        where line.funding_project_key = project.funding_project_key and withdrawn_time is null) as spent on true
      cross join lateral (select count(*)::integer as milestones, count(reached_day)::integer as reached
        from funding_milestone as one where one.funding_project_key = project.funding_project_key) as points
    where organisation_key = ${organisationKey}
    order by starts desc, project.code`.execute(db)
  return rows
}

/** UTC ISO 8601 with milliseconds, as JSON within a query. */
const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** The organisation's project of this code with all that it keeps. */
export async function findProject(
  db: Database,
  organisationKey: number,
  code: string,
): Promise<StoredProject | undefined> {
  const { rows } = await sql<StoredProject>`
    select funding_project_key as "projectKey", ${terms},
      (select json_agg(json_build_object('number', number, 'name', name, 'plannedDay', planned_day, 'reachedDay', reached_day,
          'evidence', evidence, 'events', array(select event_id from milestone_event as tied
            where tied.funding_project_key = one.funding_project_key and tied.number = one.number order by event_id)) order by number)
        from funding_milestone as one where one.funding_project_key = project.funding_project_key) as milestones,
      (select coalesce(json_agg(json_build_object('id', line.id, 'number', number, 'day', day, 'amountCents', amount_cents,
          'payee', payee, 'invoice', invoice, 'kind', kind,
          'asset', case when asset_serial is not null then json_build_object('name', asset_name, 'serial', asset_serial) end,
          'course', course.id, 'events', array(select event_id from spend_line_event as tied
            where tied.spend_line_key = line.spend_line_key order by event_id),
          'claim', claim_number, 'withdrawn', ${instant('withdrawn_time')}) order by number), '[]')
        from spend_line as line left join training_course as course using (training_course_key)
        where line.funding_project_key = project.funding_project_key) as lines,
      (select coalesce(json_agg(json_build_object('number', number, 'milestone', milestone, 'claimed', ${instant('claimed_time')},
          'spendCents', spend_cents, 'grantCents', grant_cents) order by number), '[]')
        from grant_claim as claim where claim.funding_project_key = project.funding_project_key) as claims
    from funding_project as project
    where organisation_key = ${organisationKey} and code = ${code}`.execute(db)
  return rows[0]
}

/** The code of the project that has the cap of a financial year under a scheme. */
export async function projectOfYear(
  db: Database,
  organisationKey: number,
  { scheme, year }: { readonly scheme: string; readonly year: number },
): Promise<string | undefined> {
  const found = await db
    .selectFrom('funding_project')
    .select('code')
    .where('organisation_key', '=', organisationKey)
    .where('scheme', '=', scheme)
    .where('capped_year', '=', year)
    .executeTakeFirst()
  return found?.code
}

/** Ids and digests (base64url) of those of these events that the organisation recorded. */
export async function eventDigests(
  db: Database,
  organisationKey: number,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly digest: string }[]> {
  const rows = await eventRows(db, organisationKey, ids)
  return rows.map(({ id, digest }) => ({ id, digest: digest.toString('base64url') }))
}

/** The sealed bytes of those of these events that the organisation recorded, by id. */
export async function sealedEvents(
  db: Database,
  organisationKey: number,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly digest: string; readonly text: string }[]> {
  const rows = await eventRows(db, organisationKey, ids)
  return rows.map(({ id, digest, envelope }) => ({
    id,
    digest: digest.toString('base64url'),
    text: envelope.toString(),
  }))
}

function eventRows(db: Database, organisationKey: number, ids: readonly string[]) {
  return db
    .selectFrom('event')
    .select(['id', 'digest', 'envelope'])
    .where('organisation_key', '=', organisationKey)
    .where(sql<boolean>`id = any(${[...new Set(ids)]}::uuid[])`)
    .orderBy('id')
    .execute()
}
