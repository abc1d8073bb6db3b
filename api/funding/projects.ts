import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { schemeVersions } from '../../domain/funding/schemes.ts'
import type { Env } from '../http/env.ts'
import { codeParams, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { listProjects } from '../store/funding/projects.ts'
import { toldProject } from './own-project.ts'
import { newProjectSchema } from './project-schemas.ts'
import { listedProjectSchema, projectSchema, schemeSchema } from './statement-schemas.ts'
import { addOwnProject } from './write-project.ts'
import { written } from './written.ts'

const shared = { tags: ['Funding'], security: [{ key: [] }] }
const oneProject = { 'application/json': { schema: projectSchema } }
const told = { description: 'The project as it is now', content: oneProject }

const schemesRoute = createRoute({
  method: 'get',
  path: '/funding-schemes',
  ...shared,
  summary: 'List funding schemes',
  description: 'Every version of every scheme, with where each figure comes from.',
  request: { query: noQuery },
  responses: {
    200: {
      description: 'Versions by the day from which they hold',
      content: {
        'application/json': { schema: z.object({ schemes: z.array(schemeSchema).readonly() }) },
      },
    },
    ...refusals,
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/funding-projects',
  ...shared,
  summary: 'List funded projects',
  request: { query: noQuery },
  responses: {
    200: {
      description: 'Projects with what was spent and claimed, those that began last at the front',
      content: {
        'application/json': {
          schema: z.object({ projects: z.array(listedProjectSchema).readonly() }),
        },
      },
    },
    ...refusals,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/funding-projects',
  ...shared,
  summary: 'Add a funded project',
  description:
    'Under the version of a scheme that is open on its first day. Where the cap of a scheme is of a financial year, there is one project for each.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: newProjectSchema } } },
  },
  responses: { 201: told, ...refusals },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/funding-projects/{code}',
  ...shared,
  summary: 'Read the statement of a funded project',
  request: { params: codeParams, query: noQuery },
  responses: { 200: told, ...refusals },
})

/** `GET /funding-schemes`, `GET` and `POST /funding-projects`, and `GET /funding-projects/{code}`. */
export function createProjects(installation: Installation, now: () => Date) {
  const { store } = installation
  return new OpenAPIHono<Env>()
    .openapi(schemesRoute, (context) => context.json({ schemes: schemeVersions }, 200))
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const projects = await listProjects(store.own(organisationKey), organisationKey)
      return context.json({ projects }, 200)
    })
    .openapi(addRoute, async (context) => {
      const asked = context.req.valid('json')
      const project = await written(context, asked.code, {
        installation,
        now: now(),
        write: (tx, by) => addOwnProject(tx, by, asked),
      })
      return context.json(project, 201)
    })
    .openapi(oneRoute, async (context) => {
      const owner = context.get('organisation')
      const { code } = context.req.valid('param')
      return context.json(await toldProject(store.own(owner.organisationKey), owner, code), 200)
    })
}
