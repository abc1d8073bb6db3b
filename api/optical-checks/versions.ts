import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { leastCompared } from '../../domain/optical-check/model-version.ts'
import type { Env } from '../http/env.ts'
import { noQuery } from '../http/query.ts'
import { refusals, sourceSchema, wordsSchema } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { readModelVersions } from '../store/optical-checks/versions.ts'
import { basisSchema, reportView, versionReportSchema } from './report-schemas.ts'
import { readVersionReport } from './version-report.ts'
import {
  newVersionSchema,
  opticalVersionSchema,
  stepSchema,
  versionParams,
  versionView,
} from './version-schemas.ts'
import { addOwnVersion, goLive, retire } from './write-version.ts'

const shared = { tags: ['Optical checks'], security: [{ key: [] }] }
const oneVersion = { 'application/json': { schema: opticalVersionSchema } }

const classesRoute = createRoute({
  method: 'get',
  path: '/defect-classes',
  ...shared,
  summary: 'List the classes of defects',
  description: 'By stream, every version that ever held. Codes keep their meaning.',
  request: { query: noQuery },
  responses: {
    200: {
      description: 'Classes by stream and version',
      content: {
        'application/json': {
          schema: z.object({
            lists: z.array(
              z.object({
                stream: z.string(),
                version: z.int(),
                source: sourceSchema,
                classes: z.array(
                  z.object({ class: z.string(), label: wordsSchema, isGood: z.boolean() }),
                ),
              }),
            ),
          }),
        },
      },
    },
    ...refusals,
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/optical-versions',
  ...shared,
  summary: 'List versions of models',
  request: { query: noQuery },
  responses: {
    200: {
      description: 'Versions by model, newest first',
      content: {
        'application/json': {
          schema: z.object({ versions: z.array(opticalVersionSchema).readonly() }),
        },
      },
    },
    ...refusals,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/optical-versions',
  ...shared,
  summary: 'Register a version of a model',
  description:
    'It is proposed: what it calls is kept beside and feeds nothing until it was compared and went live.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: newVersionSchema } } },
  },
  responses: { 201: { description: 'The version', content: oneVersion }, ...refusals },
})

const reportRoute = createRoute({
  method: 'get',
  path: '/optical-versions/{model}/{version}',
  ...shared,
  summary: 'Read a version with its figures',
  description:
    'Confusion matrix, agreement, escapes and false rejects with 95 % intervals, week by week, and beside the live version on the same pieces.',
  request: { params: versionParams, query: z.strictObject({ basis: basisSchema }) },
  responses: {
    200: {
      description: 'The version',
      content: { 'application/json': { schema: versionReportSchema } },
    },
    ...refusals,
  },
})

const stepBody = {
  required: true,
  content: { 'application/json': { schema: stepSchema } },
} as const

const liveRoute = createRoute({
  method: 'post',
  path: '/optical-versions/{model}/{version}/live',
  ...shared,
  summary: 'Let a version go live',
  description: `In the place of the one that is. Refused on fewer than ${leastCompared.pieces} pieces that both called, chosen beforehand and judged by a person, and without a reason where it is worse by more than chance.`,
  request: { params: versionParams, query: noQuery, body: stepBody },
  responses: { 200: { description: 'The version', content: oneVersion }, ...refusals },
})

const retiredRoute = createRoute({
  method: 'post',
  path: '/optical-versions/{model}/{version}/retired',
  ...shared,
  summary: 'Retire a version',
  description: 'What it calls from now on is kept beside and feeds nothing.',
  request: { params: versionParams, query: noQuery, body: stepBody },
  responses: { 200: { description: 'The version', content: oneVersion }, ...refusals },
})

/** `GET /defect-classes`, and everything below `/optical-versions`. */
export function createOpticalVersions({ store, streams }: Installation, now: () => Date) {
  const askerOf = (context: Context<Env>) => {
    const { organisationKey } = context.get('organisation')
    const by = { principal: context.get('principal'), organisationKey, now: now() }
    return { by, db: store.own(organisationKey) }
  }
  return new OpenAPIHono<Env>()
    .openapi(classesRoute, (context) => {
      const lists = [...streams.values()].flatMap(({ name: stream, defectClasses = [] }) =>
        defectClasses.map(({ version, source, classes }) => ({
          stream,
          version,
          source,
          classes: Object.entries(classes).map(([name, { label, isGood = false }]) => {
            return { class: name, label, isGood }
          }),
        })),
      )
      return context.json({ lists }, 200)
    })
    .openapi(listRoute, async (context) => {
      const { db, by } = askerOf(context)
      const versions = await readModelVersions(db, by.organisationKey)
      return context.json({ versions: versions.map(versionView) }, 200)
    })
    .openapi(addRoute, async (context) => {
      const { db, by } = askerOf(context)
      const asked = context.req.valid('json')
      const version = await db
        .transaction()
        .execute((tx) => addOwnVersion(tx, by, { asked, streams }))
      return context.json(versionView(version), 201)
    })
    .openapi(reportRoute, async (context) => {
      const { db, by } = askerOf(context)
      const name = context.req.valid('param')
      const { basis } = context.req.valid('query')
      const asked = { name, basis, streams }
      return context.json(reportView(await readVersionReport(db, by.organisationKey, asked)), 200)
    })
    .openapi(liveRoute, async (context) => {
      const { db, by } = askerOf(context)
      const step = { name: context.req.valid('param'), reason: context.req.valid('json').reason }
      const version = await db.transaction().execute((tx) => goLive(tx, by, step))
      return context.json(versionView(version), 200)
    })
    .openapi(retiredRoute, async (context) => {
      const { db, by } = askerOf(context)
      const step = { name: context.req.valid('param'), reason: context.req.valid('json').reason }
      const version = await db.transaction().execute((tx) => retire(tx, by, step))
      return context.json(versionView(version), 200)
    })
}
