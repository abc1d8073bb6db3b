import { sql } from 'kysely'
import type { Course } from '../../../domain/funding/statement.ts'
import type { Database } from '../database.ts'
import type { Writing } from './write-project.ts'

/** A course with who took part, by account too. */
export interface StoredCourse extends Omit<Course, 'people'> {
  readonly courseKey: number
  readonly people: readonly (Course['people'][number] & { readonly person: string })[]
}

/** The organisation's courses, the latest at the front; or the one of this id. */
export async function readCourses(
  db: Database,
  organisationKey: number,
  id?: string,
): Promise<readonly StoredCourse[]> {
  const { rows } = await sql<StoredCourse>`
    select training_course_key as "courseKey", course.id, name, provider, hours, cost_cents as "costCents", from_day::text as from,
      to_day::text as to, competence,
      (select coalesce(json_agg(json_build_object('person', person_id, 'operator', taking.operator, 'certificate',
          case when certificate.id is not null then json_build_object('kind', certificate.kind, 'number', certificate.number,
            'validFrom', certificate.valid_from, 'validUntil', certificate.valid_until) end) order by taking.operator), '[]')
        from training_participant as taking join membership using (membership_key)
          left join competence_certificate as certificate
            on certificate.competence_certificate_key = taking.competence_certificate_key and certificate.ended_time is null
        where taking.training_course_key = course.training_course_key) as people
    from training_course as course
    where course.organisation_key = ${organisationKey} and (${id ?? null}::uuid is null or course.id = ${id ?? null}::uuid)
    order by from_day desc, training_course_key desc`.execute(db)
  return rows
}

/** A course that is to be. */
export type NewCourse = Omit<Course, 'id' | 'people'>

/** Adds a course with the members who take part, by account and pseudonym; its id. */
export async function addCourse(
  tx: Database,
  { organisationKey, by, now }: Writing,
  {
    course,
    taking,
  }: {
    readonly course: NewCourse
    readonly taking: readonly { readonly person: string; readonly operator: string }[]
  },
): Promise<string> {
  const { id, key } = await tx
    .insertInto('training_course')
    .values({
      organisation_key: organisationKey,
      name: course.name,
      provider: course.provider,
      hours: course.hours,
      cost_cents: course.costCents,
      from_day: course.from,
      to_day: course.to,
      competence: course.competence,
      written_by: by,
      written_time: now,
    })
    .returning(['training_course_key as key', 'id'])
    .executeTakeFirstOrThrow()
  await sql`
    insert into training_participant (training_course_key, membership_key, organisation_key, operator)
    select ${key}::bigint, membership_key, organisation_key, operator
    from json_to_recordset(${JSON.stringify(taking)}::json) as taking (person uuid, operator text)
      join membership on person_id = person and organisation_key = ${organisationKey} and ended_time is null`.execute(
    tx,
  )
  return id
}

/** Those of these accounts that belong to the organisation. */
export async function membersAmong(
  tx: Database,
  organisationKey: number,
  people: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('membership')
    .select('person_id')
    .where('organisation_key', '=', organisationKey)
    .where('person_id', 'in', [...people])
    .where('ended_time', 'is', null)
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** Says which certificate somebody has of a course; false where they have one that counts already. */
export async function certifyParticipant(
  tx: Database,
  courseKey: number,
  { person, certificate }: { readonly person: string; readonly certificate: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update training_participant set competence_certificate_key =
      (select competence_certificate_key from competence_certificate where id = ${certificate})
    where training_course_key = ${courseKey}
      and membership_key in (select membership_key from membership where person_id = ${person})
      and not exists (select from competence_certificate as held
        where held.competence_certificate_key = training_participant.competence_certificate_key and held.ended_time is null)`.execute(
    tx,
  )
  return numAffectedRows === 1n
}
