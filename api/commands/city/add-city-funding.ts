import type { Transaction } from 'kysely'
import { dayMilliseconds } from '../../../domain/hours.ts'
import { localDay } from '../../../domain/local-day.ts'
import { ownProject } from '../../funding/own-project.ts'
import { addOwnCourse, certifyOwn } from '../../funding/write-course.ts'
import { addOwnLine } from '../../funding/write-line.ts'
import { claimGrant, reachOwnMilestone } from '../../funding/write-milestone.ts'
import { addOwnProject } from '../../funding/write-project.ts'
import type { By, PersonPrincipal } from '../../http/principal.ts'
import type { Installation } from '../../installation.ts'
import type { Tables } from '../../store/database.ts'
import { readCourses } from '../../store/funding/courses.ts'
import { findProject } from '../../store/funding/projects.ts'
import { madeBy } from './certify-goods.ts'
import { cityProject } from './city-funding.ts'

interface Funding {
  readonly organisationKey: number
  readonly slug: string
  readonly person: PersonPrincipal
  readonly now: Date
}

/**
 * Gives the mill a funded project with lines tied to events, an asset and a course, one milestone reached and claimed, and the certificate that
 * came of the course. Each comes whole or not at all; what is there stays as it is.
 */
export async function addCityFunding(
  { store }: Installation,
  { organisationKey, slug, person, now }: Funding,
): Promise<void> {
  const db = store.own(organisationKey)
  const by = { principal: person, organisationKey, now, slug }
  if ((await findProject(db, organisationKey, cityProject.code)) === undefined) {
    await db.transaction().execute((tx) => addProject(tx, by))
  }
  const [course] = await readCourses(db, organisationKey)
  const own = course?.people.find((one) => one.person === person.personId)
  if (course === undefined || own === undefined || own.certificate !== null) return
  const { number, validDays } = cityProject.course.certificate
  const until = new Date(Date.parse(course.to) + validDays * dayMilliseconds)
  const certificate = { number, validFrom: course.to, validUntil: localDay(until) }
  await certifyOwn(
    { principal: person, organisationKey, store, now, slug },
    { id: course.id, certificate: Object.assign({ person: person.personId }, certificate) },
  )
}

type ByMill = By & { readonly slug: string; readonly principal: PersonPrincipal }

async function addProject(tx: Transaction<Tables>, by: ByMill): Promise<void> {
  const { code, title, scheme, budgetCents, milestones, evidence } = cityProject
  const on = (daysAgo: number) => localDay(new Date(by.now.getTime() - daysAgo * dayMilliseconds))
  const course = await addCourse(tx, by, on)
  const days = { starts: on(cityProject.startsDaysAgo), ends: on(-cityProject.endsInDays) }
  const planned = milestones.map(({ name, inDays }) => ({ name, plannedDay: on(-inDays) }))
  const project = { code, title, scheme, budgetCents, milestones: planned }
  await addOwnProject(tx, by, Object.assign(project, days))
  for (const { daysAgo, made = [], isOfCourse, ...said } of cityProject.spend) {
    const events = await Promise.all(made.map((batch) => madeBy(tx, by.organisationKey, batch)))
    const tied = { day: on(daysAgo), events, course: isOfCourse && course }
    await addOwnLine(tx, by, { code, line: Object.assign({}, said, tied) })
  }
  const [first] = (await ownProject(tx, by.organisationKey, code)).milestones
  const day = on(milestones[0].reachedDaysAgo)
  const number = first?.number ?? 1
  await reachOwnMilestone(tx, by, { code, number, reached: { day, evidence, events: [] } })
  await claimGrant(tx, by, { code, milestone: number })
}

/** The course that people of the line took; its id. */
async function addCourse(
  tx: Transaction<Tables>,
  by: ByMill,
  on: (daysAgo: number) => string,
): Promise<string> {
  const { name, provider, hours, costCents, daysAgo, competence } = cityProject.course
  const days = { from: on(daysAgo.from), to: on(daysAgo.to) }
  const said = { name, provider, hours, costCents, competence, people: [by.principal.personId] }
  const { id } = await addOwnCourse(tx, by, Object.assign(said, days))
  return id
}
