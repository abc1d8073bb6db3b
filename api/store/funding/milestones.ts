import type { Database } from '../database.ts'
import type { Writing } from './write-project.ts'

/** Adds a milestone behind those that are there. */
export async function addMilestone(
  tx: Database,
  organisationKey: number,
  milestone: {
    readonly projectKey: number
    readonly number: number
    readonly name: string
    readonly plannedDay: string
  },
): Promise<void> {
  await tx
    .insertInto('funding_milestone')
    .values({
      funding_project_key: milestone.projectKey,
      number: milestone.number,
      organisation_key: organisationKey,
      name: milestone.name,
      planned_day: milestone.plannedDay,
    })
    .execute()
}

/** What shows that a milestone was reached. */
export interface Reached {
  readonly projectKey: number
  readonly number: number
  readonly day: string
  readonly evidence: string
  readonly events: readonly string[]
}

/** Says when a milestone was reached, once. */
export async function reachMilestone(
  tx: Database,
  { organisationKey, by, now }: Writing,
  { projectKey, number, day, evidence, events }: Reached,
): Promise<void> {
  await tx
    .updateTable('funding_milestone')
    .set({ reached_day: day, evidence, reached_by: by, reached_time: now })
    .where('funding_project_key', '=', projectKey)
    .where('number', '=', number)
    .execute()
  if (events.length === 0) return
  await tx
    .insertInto('milestone_event')
    .values(
      events.map((event) => ({
        funding_project_key: projectKey,
        number,
        event_id: event,
        organisation_key: organisationKey,
      })),
    )
    .execute()
}

/** A claim at a milestone, with the numbers of the lines that it freezes. */
export interface NewClaim {
  readonly projectKey: number
  readonly number: number
  readonly milestone: number
  /** Both of this claim and all before it. */
  readonly spendCents: number
  readonly grantCents: number
  readonly lines: readonly number[]
}

/** Adds a claim and freezes what it contains. */
export async function addClaim(
  tx: Database,
  { organisationKey, by, now }: Writing,
  { projectKey, number, milestone, spendCents, grantCents, lines }: NewClaim,
): Promise<void> {
  await tx
    .insertInto('grant_claim')
    .values({
      funding_project_key: projectKey,
      number,
      organisation_key: organisationKey,
      milestone,
      spend_cents: spendCents,
      grant_cents: grantCents,
      claimed_by: by,
      claimed_time: now,
    })
    .execute()
  await tx
    .updateTable('spend_line')
    .set({ claim_number: number })
    .where('funding_project_key', '=', projectKey)
    .where('number', 'in', [...lines])
    .execute()
}
