import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { CompetenceLevel } from '../../domain/competence.ts'
import type { Env } from '../http/env.ts'
import { idSchema } from '../http/fields.ts'
import { noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { competencesOf } from '../organisations/competences.ts'
import { readCourses } from '../store/funding/courses.ts'
import {
  courseCertificateSchema,
  courseSchema,
  courseView,
  newCourseSchema,
} from './course-schemas.ts'
import { addOwnCourse, certifyOwn, ownCourse } from './write-course.ts'

const shared = { tags: ['Funding'], security: [{ key: [] }] }
const params = z.object({ id: idSchema() })
const oneCourse = { 'application/json': { schema: courseSchema } }

const listRoute = createRoute({
  method: 'get',
  path: '/courses',
  ...shared,
  summary: 'List courses',
  request: { query: noQuery },
  responses: {
    200: {
      description: 'Courses with who takes part, the latest at the front',
      content: {
        'application/json': { schema: z.object({ courses: z.array(courseSchema).readonly() }) },
      },
    },
    ...refusals,
  },
})

const addRoute = (competences: ReadonlyMap<string, CompetenceLevel>) =>
  createRoute({
    method: 'post',
    path: '/courses',
    ...shared,
    summary: 'Add a course',
    description: 'What members take part in, and the certificate of competence that it leads to.',
    request: {
      query: noQuery,
      body: {
        required: true,
        content: { 'application/json': { schema: newCourseSchema(competences) } },
      },
    },
    responses: { 201: { description: 'The course', content: oneCourse }, ...refusals },
  })

const oneRoute = createRoute({
  method: 'get',
  path: '/courses/{id}',
  ...shared,
  summary: 'Read a course',
  request: { params, query: noQuery },
  responses: { 200: { description: 'The course', content: oneCourse }, ...refusals },
})

const certifyRoute = createRoute({
  method: 'post',
  path: '/courses/{id}/certificates',
  ...shared,
  summary: 'Certify somebody who took part in a course',
  description:
    'Puts a certificate of competence on record, as `POST /competences` does: the person may record the stages that ask for it, from its first to its last day.',
  request: {
    params,
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: courseCertificateSchema } } },
  },
  responses: { 201: { description: 'The course', content: oneCourse }, ...refusals },
})

/** `GET` and `POST /courses`, `GET /courses/{id}` and `POST /courses/{id}/certificates`. */
export function createCourses({ store, streams }: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const courses = await readCourses(store.own(organisationKey), organisationKey)
      return context.json({ courses: courses.map(courseView) }, 200)
    })
    .openapi(addRoute(competencesOf(streams)), async (context) => {
      const { organisationKey, slug } = context.get('organisation')
      const by = { principal: context.get('principal'), organisationKey, slug, now: now() }
      const asked = context.req.valid('json')
      const db = store.own(organisationKey)
      const course = await db.transaction().execute((tx) => addOwnCourse(tx, by, asked))
      return context.json(courseView(course), 201)
    })
    .openapi(oneRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { id } = context.req.valid('param')
      const course = await ownCourse(store.own(organisationKey), organisationKey, id)
      return context.json(courseView(course), 200)
    })
    .openapi(certifyRoute, async (context) => {
      const { organisationKey, slug } = context.get('organisation')
      const principal = context.get('principal')
      const asking = { principal, organisationKey, slug, store, now: now() }
      const { id } = context.req.valid('param')
      const course = await certifyOwn(asking, { id, certificate: context.req.valid('json') })
      return context.json(courseView(course), 201)
    })
}
