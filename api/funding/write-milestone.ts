import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { faultsInMilestone } from '../../domain/funding/faults-in-milestone.ts'
import { grantOf } from '../../domain/funding/grant.ts'
import { fundingBounds } from '../../domain/funding/spend-line.ts'
import { linesForClaim, type Milestone, spendOf } from '../../domain/funding/statement.ts'
import { localDay } from '../../domain/local-day.ts'
import { type Fault, faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { By } from '../http/principal.ts'
import { audit } from '../people/access/audit.ts'
import type { Tables } from '../store/database.ts'
import { addClaim, addMilestone, reachMilestone } from '../store/funding/milestones.ts'
import type { StoredProject } from '../store/funding/projects.ts'
import { lockFunding } from '../store/funding/write-project.ts'
import { usualZone } from '../store/organisations/place.ts'
import { ownProject, termsOf } from './own-project.ts'
import type { newMilestoneSchema, reachedSchema } from './project-schemas.ts'
import { faultsInTied } from './tied-events.ts'

type NewMilestone = z.output<typeof newMilestoneSchema>

/** Adds a milestone behind those of a project; throws every fault in it as one refusal. */
export async function addOwnMilestone(
  tx: Transaction<Tables>,
  { principal, organisationKey, now }: By,
  { code, milestone }: { readonly code: string; readonly milestone: NewMilestone },
): Promise<void> {
  await lockFunding(tx, organisationKey)
  const project = await ownProject(tx, organisationKey, code)
  const { projectKey, milestones } = project
  const { milestones: most } = fundingBounds
  const faults = [
    ...faultsInMilestone(milestone, project),
    ...(milestones.length >= most ? [faultOf('', 'project_milestones_full', { most })] : []),
  ]
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  const number = milestones.length + 1
  await addMilestone(tx, organisationKey, Object.assign({ projectKey, number }, milestone))
  const detail = { project: code, milestone: number, ...milestone }
  await audit(tx, principal, { kind: 'administration', action: 'milestone added', detail, now })
}

/** Says when a milestone was reached and what shows it, once and for all; throws every fault in it as one refusal. */
export async function reachOwnMilestone(
  tx: Transaction<Tables>,
  { principal, organisationKey, now }: By,
  {
    code,
    number,
    reached,
  }: {
    readonly code: string
    readonly number: number
    readonly reached: z.output<typeof reachedSchema>
  },
): Promise<void> {
  await lockFunding(tx, organisationKey)
  const project = await ownProject(tx, organisationKey, code)
  const milestone = milestoneOf(project, number, 'not_found', '/path/milestone')
  const today = localDay(now, { timeZone: await usualZone(tx, organisationKey) })
  const { day, events } = reached
  const faults: Fault[] = [...(await faultsInTied(tx, organisationKey, events))]
  if (milestone.reachedDay !== null) {
    const values = { milestone: milestone.name, day: milestone.reachedDay }
    faults.push(faultOf('/day', 'milestone_reached_before', values))
  } else if (day > today) faults.push(faultOf('/day', 'milestone_ahead', { day, today }))
  else if (day < project.starts)
    faults.push(faultOf('/day', 'milestone_before_project', { day, starts: project.starts }))
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  const writing = { organisationKey, by: principal.name, now }
  await reachMilestone(tx, writing, { projectKey: project.projectKey, number, ...reached })
  const detail = { project: code, milestone: number, ...reached }
  await audit(tx, principal, { kind: 'administration', action: 'milestone reached', detail, now })
}

/** Claims the grant at a milestone: every line until the day it was reached that is in no claim yet is in this one, and stays as it is. */
export async function claimGrant(
  tx: Transaction<Tables>,
  { principal, organisationKey, now }: By,
  { code, milestone: number }: { readonly code: string; readonly milestone: number },
): Promise<void> {
  await lockFunding(tx, organisationKey)
  const project = await ownProject(tx, organisationKey, code)
  const { name, reachedDay } = milestoneOf(project, number, 'invalid', '/milestone')
  const before = project.claims.find((one) => one.milestone === number)
  if (before !== undefined) {
    const values = { milestone: name, claim: before.number }
    throw new RefusedError(refuse('invalid', '/milestone', ['grant_claimed_before', values]))
  }
  if (reachedDay === null) {
    const values = { milestone: name }
    throw new RefusedError(refuse('invalid', '/milestone', ['grant_milestone_not_reached', values]))
  }
  const contained = linesForClaim(project.lines, reachedDay)
  if (contained.length === 0) {
    const values = { day: reachedDay }
    throw new RefusedError(refuse('invalid', '/milestone', ['grant_claim_empty', values]))
  }
  const spendCents =
    spendOf(project.lines.filter(({ claim }) => claim !== null)) + spendOf(contained)
  const terms = Object.assign(termsOf(project.scheme), { budgetCents: project.budgetCents })
  const claim = {
    number: project.claims.length + 1,
    milestone: number,
    spendCents,
    grantCents: grantOf(spendCents, terms).governmentCents,
    lines: contained.map((line) => line.number),
  }
  const writing = { organisationKey, by: principal.name, now }
  await addClaim(tx, writing, Object.assign({ projectKey: project.projectKey }, claim))
  const detail = { project: code, ...claim }
  await audit(tx, principal, { kind: 'administration', action: 'grant claimed', detail, now })
}

function milestoneOf(
  { code, milestones }: StoredProject,
  number: number,
  refusal: 'not_found' | 'invalid',
  pointer: string,
): Milestone {
  const found = milestones.find((one) => one.number === number)
  if (found !== undefined) return found
  const values = { project: code, milestone: number }
  throw new RefusedError(refuse(refusal, pointer, ['milestone_not_there', values]))
}
