import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Env } from '../http/env.ts'
import { idSchema } from '../http/fields.ts'
import { codeParams, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import {
  newClaimSchema,
  newLineSchema,
  newMilestoneSchema,
  reachedSchema,
} from './project-schemas.ts'
import { projectSchema } from './statement-schemas.ts'
import { addOwnLine, withdrawOwnLine } from './write-line.ts'
import { addOwnMilestone, claimGrant, reachOwnMilestone } from './write-milestone.ts'
import { type Write, written } from './written.ts'

const shared = { tags: ['Funding'], security: [{ key: [] }] }
const oneProject = { 'application/json': { schema: projectSchema } }
const nowShown = { description: 'The project as it is now', content: oneProject }
const lineParams = codeParams.extend({ line: idSchema() })
const milestoneParams = codeParams.extend({
  milestone: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .openapi({ type: 'integer', description: 'Number of the milestone', example: 1 }),
})

const lineRoute = createRoute({
  method: 'post',
  path: '/funding-projects/{code}/lines',
  ...shared,
  summary: 'Add a line of spend',
  description:
    'Once, under one scheme: the same payee, invoice and amount, or an asset of the same serial number, is refused with the name of the project that has it.',
  request: {
    params: codeParams,
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: newLineSchema } } },
  },
  responses: { 201: nowShown, ...refusals },
})

const withdrawRoute = createRoute({
  method: 'delete',
  path: '/funding-projects/{code}/lines/{line}',
  ...shared,
  summary: 'Withdraw a line of spend',
  description: 'It stays on record and counts no more. A line that was claimed stays as it is.',
  request: { params: lineParams, query: noQuery },
  responses: { 200: nowShown, ...refusals },
})

const milestoneRoute = createRoute({
  method: 'post',
  path: '/funding-projects/{code}/milestones',
  ...shared,
  summary: 'Add a milestone',
  description: 'Behind those that are there, such as one for what is spent after the last of them.',
  request: {
    params: codeParams,
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: newMilestoneSchema } } },
  },
  responses: { 201: nowShown, ...refusals },
})

const reachRoute = createRoute({
  method: 'post',
  path: '/funding-projects/{code}/milestones/{milestone}/reached',
  ...shared,
  summary: 'Say that a milestone was reached',
  request: {
    params: milestoneParams,
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: reachedSchema } } },
  },
  responses: { 200: nowShown, ...refusals },
})

const claimRoute = createRoute({
  method: 'post',
  path: '/funding-projects/{code}/claims',
  ...shared,
  summary: 'Claim the grant at a milestone',
  description:
    'Contains every line until the day on which the milestone was reached that is in no claim yet, and freezes them.',
  request: {
    params: codeParams,
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: newClaimSchema } } },
  },
  responses: { 201: nowShown, ...refusals },
})

/** What is written below `/funding-projects/{code}`: lines of spend, milestones and claims. */
export function createSpending(installation: Installation, now: () => Date) {
  const told = (context: Context<Env>, code: string, write: Write) =>
    written(context, code, { installation, now: now(), write })
  return new OpenAPIHono<Env>()
    .openapi(lineRoute, async (context) => {
      const { code } = context.req.valid('param')
      const line = context.req.valid('json')
      const asked = { code, line }
      return context.json(await told(context, code, (tx, by) => addOwnLine(tx, by, asked)), 201)
    })
    .openapi(withdrawRoute, async (context) => {
      const { code, line: id } = context.req.valid('param')
      const asked = { code, id }
      return context.json(
        await told(context, code, (tx, by) => withdrawOwnLine(tx, by, asked)),
        200,
      )
    })
    .openapi(milestoneRoute, async (context) => {
      const { code } = context.req.valid('param')
      const asked = { code, milestone: context.req.valid('json') }
      return context.json(
        await told(context, code, (tx, by) => addOwnMilestone(tx, by, asked)),
        201,
      )
    })
    .openapi(reachRoute, async (context) => {
      const { code, milestone: number } = context.req.valid('param')
      const asked = { code, number, reached: context.req.valid('json') }
      return context.json(
        await told(context, code, (tx, by) => reachOwnMilestone(tx, by, asked)),
        200,
      )
    })
    .openapi(claimRoute, async (context) => {
      const { code } = context.req.valid('param')
      const asked = { code, milestone: context.req.valid('json').milestone }
      return context.json(await told(context, code, (tx, by) => claimGrant(tx, by, asked)), 201)
    })
}
