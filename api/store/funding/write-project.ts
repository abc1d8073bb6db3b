import { sql } from 'kysely'
import type { Database } from '../database.ts'
import type { ProjectTerms } from './projects.ts'

/** Who writes a row of whose, and when. */
export interface Writing {
  readonly organisationKey: number
  /** Name of the person or station. */
  readonly by: string
  readonly now: Date
}

/** A project that is to be. */
export interface NewProject extends ProjectTerms {
  /** Name of the scheme whose version it is under. */
  readonly family: string
  /** First calendar year of the financial year whose cap it has. */
  readonly cappedYear: number | null
  readonly milestones: readonly { readonly name: string; readonly plannedDay: string }[]
}

/** Waits until nobody else changes what the organisation is funded for, and keeps others waiting until the transaction ends. */
export async function lockFunding(tx: Database, organisationKey: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('funding'), ${organisationKey}::integer)`.execute(
    tx,
  )
}

/** Adds a project with its milestones; false where its code, or the year whose cap it would have, is taken. */
export async function addProject(
  tx: Database,
  { organisationKey, by, now }: Writing,
  project: NewProject,
): Promise<boolean> {
  const added = await tx
    .insertInto('funding_project')
    .values({
      organisation_key: organisationKey,
      code: project.code,
      title: project.title,
      scheme: project.family,
      scheme_version: project.scheme,
      starts: project.starts,
      ends: project.ends,
      budget_cents: project.budgetCents,
      capped_year: project.cappedYear,
      written_by: by,
      written_time: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('funding_project_key')
    .executeTakeFirst()
  if (added === undefined) return false
  await tx
    .insertInto('funding_milestone')
    .values(
      project.milestones.map(({ name, plannedDay }, at) => ({
        funding_project_key: added.funding_project_key,
        number: at + 1,
        organisation_key: organisationKey,
        name,
        planned_day: plannedDay,
      })),
    )
    .execute()
  return true
}
