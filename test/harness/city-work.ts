import { sql } from 'kysely'
import { expect } from 'vitest'
import { addCityLines } from '../../api/commands/city/add-city-lines.ts'
import { addCityWork } from '../../api/commands/city/add-city-work.ts'
import { cityProject } from '../../api/commands/city/city-funding.ts'
import { cityFloor } from '../../api/commands/city/city-moves.ts'
import { cityOptics } from '../../api/commands/city/city-optics.ts'
import { toldProject } from '../../api/funding/own-project.ts'
import { readMoveReport } from '../../api/moves/move-report.ts'
import { readVersionReport } from '../../api/optical-checks/version-report.ts'
import { findOrganisation } from '../../api/store/first-start.ts'
import { readCourses } from '../../api/store/funding/courses.ts'
import { readMoves } from '../../api/store/moves/moves.ts'
import { readOrders } from '../../api/store/moves/orders.ts'
import { readPlacesInside } from '../../api/store/moves/places.ts'
import { countWaiting } from '../../api/store/optical-checks/pieces.ts'
import { addMembership } from '../../api/store/people/memberships.ts'
import { addPerson } from '../../api/store/people/people.ts'
import { demonstrationDomain } from '../../domain/demonstration.ts'
import { daysAfter, localDay } from '../../domain/local-day.ts'
import { startLoads, stateOf } from '../../domain/moves/move.ts'
import type { TestInstallation } from './installation.ts'

/** Shows the textile line of a city whole, twice, as a first start that was cut off does. */
export async function showTextileLine(installation: TestInstallation, now: Date): Promise<void> {
  const { store } = installation
  const { organisationKey } = await mill(installation)
  const email = `${cityFloor.account}@${demonstrationDomain}`
  const personId = await addPerson(store.auth, { email, name: 'Mill', isProven: true })
  if (personId === undefined) throw new RangeError(`Cannot add "${email}"`)
  await addMembership(store.system, organisationKey, { personId, role: 'administrator', now })
  await addCityLines(installation, now)
  await addCityWork(installation, now)
  const first = await rowsOf(installation)
  await addCityWork(installation, now)
  expect(await rowsOf(installation)).toEqual(first)
}

/** Two versions of a model, one live on a comparison with persons and one that may take its place, and pieces that wait. */
export async function expectOpticalChecks(installation: TestInstallation): Promise<void> {
  const { store, streams } = installation
  const { organisationKey } = await mill(installation)
  const { model, live, proposed, reference } = cityOptics
  const reportOf = (version: string) => {
    const asked = { name: { model, version }, basis: 'drawn', streams } as const
    return readVersionReport(store.system, organisationKey, asked)
  }
  const inUse = await reportOf(live.version)
  expect(inUse.version.steps.map(({ state }) => state)).toEqual(['live'])
  expect(inUse.figures.agreement.some).toBeLessThan(inUse.figures.agreement.all)
  for (const rate of [inUse.figures.escapes, inUse.figures.falseRejects]) {
    expect(rate.some).toBeGreaterThan(0)
    expect(rate.interval?.high).toBeGreaterThan(rate.share ?? 1)
  }
  expect(inUse.chosen.judgedOfControl).toBeGreaterThan(0)
  const next = await reportOf(proposed.version)
  expect(next.version.steps).toEqual([])
  expect(next.chosen.judgedOfReference).toBe(reference.pieces)
  expect(await countWaiting(store.system, organisationKey)).toBeGreaterThan(0)
}

/** Moves of every manner between places of every kind, each load as heavy at both ends, and an order that is half served. */
export async function expectMoves(installation: TestInstallation, now: Date): Promise<void> {
  const { system } = installation.store
  const { organisationKey } = await mill(installation)
  const places = await readPlacesInside(system, organisationKey)
  expect(places.map(({ kind }) => kind).toSorted()).toEqual([
    'colour_store',
    'dock',
    'quarantine',
    'station',
    'store',
  ])
  const moves = await readMoves(system, organisationKey)
  expect(new Set(moves.map(stateOf))).toEqual(new Set(['asked', 'started', 'ended', 'cancelled']))
  expect(new Set(moves.map(({ manner }) => manner))).toEqual(
    new Set(['carried', 'follow_me', 'platoon']),
  )
  for (const move of moves.filter((one) => stateOf(one) === 'ended')) {
    expect(move.steps.at(-1)?.loads).toEqual(startLoads(move))
  }
  const [order] = await readOrders(system, organisationKey)
  const { containers, served } = cityFloor.order
  expect(order).toMatchObject({ containers, arrived: served, underWay: 4 })
  const today = localDay(now)
  const period = { from: daysAfter(today, -7), to: daysAfter(today, 1) }
  const asked = Object.assign({ facility: cityFloor.facility, now }, period)
  const { figures } = await readMoveReport(system, organisationKey, asked)
  expect(figures).toMatchObject({ emptyRuns: 6, takenOver: 1, cancelled: 1 })
  expect(figures.leadSeconds?.high).toBeGreaterThan(figures.leadSeconds?.median ?? 0)
}

/** A project that is claimed in part, tied to events, an asset and a course of which a certificate came. */
export async function expectFunding(installation: TestInstallation): Promise<void> {
  const { system } = installation.store
  const owner = await mill(installation)
  const { statement } = await toldProject(system, owner, cityProject.code)
  const spent = cityProject.spend.reduce((sum, { amountCents }) => sum + amountCents, 0)
  expect(statement.spendCents).toBe(spent)
  expect(statement.grant.governmentCents).toBe(spent / 3)
  expect(statement.lines.map(({ claim }) => claim)).toEqual([1, 1, 1, null, null])
  expect(statement.claimedCents).toBe((spent - 42_900_000) / 3)
  expect(statement.lines.filter(({ events }) => events.length > 0)).toHaveLength(1)
  const [course] = await readCourses(system, owner.organisationKey)
  expect(statement.lines.map((one) => one.course).filter((id) => id !== null)).toEqual([course?.id])
  expect(course?.people.map(({ certificate }) => certificate?.number)).toEqual([
    cityProject.course.certificate.number,
  ])
}

async function mill({ store }: TestInstallation) {
  const organisation = await findOrganisation(store.system, cityFloor.organisation)
  if (organisation === undefined) throw new RangeError('The city has no mill')
  return organisation
}

async function rowsOf({ store }: TestInstallation) {
  const { rows } = await sql`
    select (select count(*) from optical_call) as calls, (select count(*) from optical_verdict) as verdicts,
      (select count(*) from optical_version_step) as steps, (select count(*) from event) as events,
      (select count(*) from move) as moves, (select count(*) from move_step) as told, (select count(*) from access_key) as keys,
      (select count(*) from spend_line) as lines, (select count(*) from training_course) as courses,
      (select count(*) from competence_certificate) as certificates`.execute(store.system)
  return rows[0]
}
