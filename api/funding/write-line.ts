import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { faultsInLine, fundingBounds } from '../../domain/funding/spend-line.ts'
import type { SpendLine } from '../../domain/funding/statement.ts'
import { localDay } from '../../domain/local-day.ts'
import { type Fault, faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { sumOf } from '../../domain/sum.ts'
import type { By } from '../http/principal.ts'
import { audit } from '../people/access/audit.ts'
import type { Tables } from '../store/database.ts'
import { readCourses } from '../store/funding/courses.ts'
import type { StoredProject } from '../store/funding/projects.ts'
import { addLine, type Taken, withdrawLine } from '../store/funding/spend-lines.ts'
import { lockFunding } from '../store/funding/write-project.ts'
import { usualZone } from '../store/organisations/place.ts'
import { ownProject } from './own-project.ts'
import type { newLineSchema } from './project-schemas.ts'
import { faultsInTied } from './tied-events.ts'

type Asked = z.output<typeof newLineSchema>

/** Adds a line of spend to a project; throws every fault in it as one refusal, and with it which project has its cost or asset. */
export async function addOwnLine(
  tx: Transaction<Tables>,
  { principal, organisationKey, now }: By,
  { code, line }: { readonly code: string; readonly line: Asked },
): Promise<void> {
  await lockFunding(tx, organisationKey)
  const project = await ownProject(tx, organisationKey, code)
  const { projectKey, lines, starts, ends } = project
  const today = localDay(now, { timeZone: await usualZone(tx, organisationKey) })
  const [course] =
    line.course === undefined ? [] : await readCourses(tx, organisationKey, line.course)
  const number = lines.length + 1
  const writing = { organisationKey, by: principal.name, now }
  const faults = [
    ...faultsInLine(line, { starts, ends, today }),
    ...(line.course !== undefined && course === undefined
      ? [faultOf('/course', 'spend_course_unknown', { course: line.course })]
      : []),
    ...(await faultsInTied(tx, organisationKey, line.events)),
    ...faultsInRoom(project, line),
  ]
  // Where the line cannot be kept, what it would have in common with another one is still looked for.
  const asked = Object.assign({}, line, {
    projectKey,
    number,
    courseKey: course?.courseKey ?? null,
    events: faults.length > 0 ? [] : line.events,
  })
  const taken = number > fundingBounds.lines ? [] : await addLine(tx, writing, asked)
  faults.push(...taken.map((one) => faultOfTaken(one, line)))
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  const detail = { project: code, line: number, ...line }
  await audit(tx, principal, { kind: 'administration', action: 'spend line added', detail, now })
}

function faultOfTaken({ as, project, line }: Taken, { payee, invoice, asset }: Asked): Fault {
  return as === 'invoice'
    ? faultOf('/invoice', 'spend_twice', { invoice, payee, line, project })
    : faultOf('/asset/serial', 'asset_elsewhere', { serial: asset?.serial ?? '', project })
}

function faultsInRoom({ lines, milestones }: StoredProject, { events }: Asked): readonly Fault[] {
  const tied = sumOf([...lines, ...milestones], ({ events: own }) => own.length)
  return [
    ...(lines.length >= fundingBounds.lines
      ? [faultOf('', 'project_full', { most: fundingBounds.lines })]
      : []),
    ...(tied + events.length > fundingBounds.eventsOfProject
      ? [faultOf('/events', 'project_events_full', { most: fundingBounds.eventsOfProject })]
      : []),
  ]
}

/** Withdraws a line that is in no claim; done again, it changes nothing. Throws the refusal of one that is claimed or not there. */
export async function withdrawOwnLine(
  tx: Transaction<Tables>,
  { principal, organisationKey, now }: By,
  { code, id }: { readonly code: string; readonly id: string },
): Promise<void> {
  await lockFunding(tx, organisationKey)
  const { projectKey, lines } = await ownProject(tx, organisationKey, code)
  const line = lines.find((one) => one.id === id)
  if (line === undefined) {
    throw new RefusedError(
      refuse('not_found', '/path/line', ['spend_not_there', { project: code }]),
    )
  }
  if (line.withdrawn !== null) return
  refuseFrozen(line)
  const { number } = line
  const writing = { organisationKey, by: principal.name, now }
  await withdrawLine(tx, writing, { projectKey, number })
  const detail = { project: code, line: number }
  await audit(tx, principal, {
    kind: 'administration',
    action: 'spend line withdrawn',
    detail,
    now,
  })
}

function refuseFrozen({ number: line, claim }: SpendLine): void {
  if (claim === null) return
  throw new RefusedError(refuse('invalid', '/path/line', ['spend_frozen', { line, claim }]))
}
