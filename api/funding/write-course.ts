import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { localDay } from '../../domain/local-day.ts'
import { type Fault, faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { By } from '../http/principal.ts'
import { addOwnCompetence } from '../organisations/change-competences.ts'
import type { PaperRequest } from '../organisations/papers.ts'
import { audit } from '../people/access/audit.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import type { Database, Tables } from '../store/database.ts'
import {
  addCourse,
  certifyParticipant,
  membersAmong,
  type NewCourse,
  readCourses,
  type StoredCourse,
} from '../store/funding/courses.ts'
import { usualZone } from '../store/organisations/place.ts'
import type { courseCertificateSchema, newCourseSchema } from './course-schemas.ts'

type Asked = z.output<ReturnType<typeof newCourseSchema>>

/** The organisation's course of this id. Throws the refusal that another organisation's gets as well. */
export async function ownCourse(
  db: Database,
  organisationKey: number,
  id: string,
): Promise<StoredCourse> {
  const [course] = await readCourses(db, organisationKey, id)
  if (course !== undefined) return course
  throw new RefusedError(refuse('not_found', '/path/id', ['course_not_there']))
}

/** Adds a course with who takes part; throws every fault in it as one refusal. */
export async function addOwnCourse(
  tx: Transaction<Tables>,
  { principal, organisationKey, now, slug }: By & { readonly slug: string },
  { people, competence, ...said }: Asked,
): Promise<StoredCourse> {
  const faults = await faultsInPeople(tx, organisationKey, people)
  const { from, to } = said
  if (to < from) faults.push(faultOf('/to', 'course_ends_first', { from, to }))
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  const writing = { organisationKey, by: principal.name, now }
  const course: NewCourse = { ...said, competence: competence ?? null }
  const taking = people.map((person) => ({ person, operator: pseudonymOf(person, slug) }))
  const id = await addCourse(tx, writing, { course, taking })
  const operators = taking.map(({ operator }) => operator)
  const detail = { course: id, ...course, people: operators }
  await audit(tx, principal, { kind: 'administration', action: 'course added', detail, now })
  return ownCourse(tx, organisationKey, id)
}

/** Each is a member, and is named once. */
async function faultsInPeople(
  tx: Transaction<Tables>,
  organisationKey: number,
  people: readonly string[],
): Promise<Fault[]> {
  const members = new Set(await membersAmong(tx, organisationKey, people))
  return people.flatMap((person, at) => {
    if (!members.has(person)) return [faultOf(`/people/${at}`, 'course_person_unknown')]
    return people.indexOf(person) < at ? [faultOf(`/people/${at}`, 'course_person_twice')] : []
  })
}

/**
 * Puts the certificate of somebody who took part on record, as any other: with it the person may do the stages that ask for it, from its first
 * to its last day. Throws every fault in it as one refusal.
 */
export async function certifyOwn(
  asking: PaperRequest & { readonly slug: string },
  {
    id,
    certificate: { person, ...certificate },
  }: { readonly id: string; readonly certificate: z.output<typeof courseCertificateSchema> },
): Promise<StoredCourse> {
  const { store, organisationKey, now } = asking
  const db = store.own(organisationKey)
  const { courseKey, competence, provider, ...course } = await ownCourse(db, organisationKey, id)
  if (competence === null)
    throw new RefusedError(refuse('invalid', '/path/id', ['course_without_certificate']))
  const today = localDay(now, { timeZone: await usualZone(db, organisationKey) })
  const faults = faultsInCertificate(course, { person, validFrom: certificate.validFrom, today })
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  const asked = Object.assign({ person, kind: competence, issuer: provider }, certificate)
  await addOwnCompetence(asking, asked, async (tx, added) => {
    if (await certifyParticipant(tx, courseKey, { person, certificate: added })) return
    // Somebody else certified the person meanwhile.
    const meanwhile = await ownCourse(tx, organisationKey, id)
    throw new RefusedError({ code: 'invalid', faults: [certifiedBefore(meanwhile, person)] })
  })
  return ownCourse(db, organisationKey, id)
}

function faultsInCertificate(
  { people, to }: Pick<StoredCourse, 'people' | 'to'>,
  { person, validFrom, today }: { person: string; validFrom: string; today: string },
): readonly Fault[] {
  const own = people.find((one) => one.person === person)
  const faults: Fault[] = []
  if (own === undefined) faults.push(faultOf('/person', 'course_person_unknown'))
  else if (own.certificate !== null) faults.push(certifiedBefore({ people }, person))
  if (to > today || validFrom < to)
    faults.push(faultOf('/validFrom', 'course_not_over', { to, today }))
  return faults
}

function certifiedBefore({ people }: Pick<StoredCourse, 'people'>, person: string): Fault {
  const own = people.find((one) => one.person === person)
  const number = own?.certificate?.number ?? ''
  return faultOf('/person', 'course_certified_before', { number })
}
