import { z } from '@hono/zod-openapi'
import type { CompetenceLevel } from '../../domain/competence.ts'
import { fundingBounds } from '../../domain/funding/spend-line.ts'
import { right } from '../../domain/right.ts'
import { dateSchema, idSchema, textSchema } from '../http/fields.ts'
import type { StoredCourse } from '../store/funding/courses.ts'
import { centsSchema } from './project-schemas.ts'

const hoursRight = right('right_whole_between', { least: 1, most: fundingBounds.hours })
const peopleRight = right('right_people', { most: fundingBounds.people })

/** A course that is to be; it may lead to one of these certificates. */
export function newCourseSchema(competences: ReadonlyMap<string, CompetenceLevel>) {
  return z
    .strictObject({
      name: textSchema(),
      provider: textSchema().describe('Who gives it, and certifies who took part'),
      hours: z.int(hoursRight).min(1, hoursRight).max(fundingBounds.hours, hoursRight),
      costCents: centsSchema(fundingBounds.lineCents, 0).describe('Of all who take part'),
      from: dateSchema().describe('First day'),
      to: dateSchema().describe('Last day'),
      competence: z
        .enum([...competences.keys()])
        .optional()
        .describe('Kind of the certificate of competence that it leads to'),
      people: z
        .array(idSchema())
        .min(1, peopleRight)
        .max(fundingBounds.people, peopleRight)
        .describe('Ids of the accounts of members who take part'),
    })
    .openapi('NewCourse')
}

/** The certificate that somebody has of a course. */
export const courseCertificateSchema = z
  .strictObject({
    person: idSchema().describe('Id of the account of somebody who took part'),
    number: textSchema(100),
    validFrom: dateSchema().describe('The last day of the course, or a later one'),
    validUntil: dateSchema().describe('Last day, in the time zone of the facility of the work'),
  })
  .openapi('NewCourseCertificate')

/** A course with who takes part. */
export const courseSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    provider: z.string(),
    hours: z.int(),
    costCents: z.int().describe('Whole cents of Hong Kong dollars'),
    from: z.string(),
    to: z.string(),
    competence: z.string().nullable(),
    people: z
      .array(
        z.object({
          person: z.uuid(),
          operator: z.string().describe("Pseudonym of the person in the organisation's events"),
          certificate: z
            .object({
              kind: z.string(),
              number: z.string(),
              validFrom: z.string(),
              validUntil: z.string(),
            })
            .nullable()
            .describe('That came of it and was not withdrawn'),
        }),
      )
      .readonly(),
  })
  .openapi('Course')

/** A stored course as the API shows it. */
export function courseView({
  courseKey: _,
  ...course
}: StoredCourse): z.output<typeof courseSchema> {
  return course
}
