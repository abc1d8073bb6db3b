import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { type ErasureGroundName, erasureGrounds } from '../../domain/erasure-grounds.ts'
import { right } from '../../domain/right.ts'
import { cursorSchema, nextSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { idSchema } from '../http/fields.ts'
import { limitSchema, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { listErasures, type StoredErasure } from '../store/disclosure/erasures.ts'
import { eraseFacts, statementIn } from './erase-facts.ts'

const grounds = Object.keys(erasureGrounds) as [ErasureGroundName, ...ErasureGroundName[]]

const pointerSchema = z
  .string()
  .max(200)
  .regex(/^\/(facts|decisions|outputs|operator|warnings)(\/[\w-]+)*$/, right('right_fact_pointer'))
  .openapi({ example: '/facts/buyer' })

/** Which facts of which event are to be erased, and why. */
export const erasureRequestSchema = z
  .strictObject({
    id: idSchema(),
    event: idSchema().describe('Id of an event that your organisation recorded'),
    facts: z
      .array(pointerSchema)
      .min(1)
      .max(100)
      .describe('JSON pointers into the event; what is sealed together is named together'),
    ground: z
      .enum(grounds)
      .describe(
        grounds
          .map(
            (name) =>
              `\`${name}\`: ${erasureGrounds[name].label.en} (${erasureGrounds[name].source.text})`,
          )
          .join('; '),
      ),
  })
  .openapi('ErasureRequest')

const erasureSchema = z
  .object({
    id: z.string(),
    event: z.string(),
    facts: z.array(z.string()).readonly(),
    ground: z.enum(grounds),
    time: z.string(),
    digest: z.string().describe('SHA-256 of the statement, base64url: what the log has of it'),
    statement: z.string().describe('Which digests of which event nothing opens any more, and why'),
  })
  .openapi('Erasure')

const shared = { tags: ['Disclosure'], security: [{ key: [] }] }
const content = { 'application/json': { schema: erasureSchema } }

const listRoute = createRoute({
  method: 'get',
  path: '/erasures',
  ...shared,
  summary: 'List erasures',
  request: {
    query: z.strictObject({ limit: limitSchema(200, 50), cursor: cursorSchema.optional() }),
  },
  responses: {
    200: {
      description: 'A page of erasures, newest first',
      content: {
        'application/json': {
          schema: z.object({ erasures: z.array(erasureSchema).readonly(), next: nextSchema }),
        },
      },
    },
    ...refusals,
  },
})

const eraseRoute = createRoute({
  method: 'post',
  path: '/erasures',
  ...shared,
  summary: 'Erase facts for good',
  description:
    'Takes away what opens sealed facts of an event, so that nobody can read or guess them again; every digest, total and proof ' +
    'stays as it was. It cannot be undone. A leaf of the log and the audit trail say which facts of which event and why, never ' +
    'their values. What later stages rely on cannot be erased. The same id with the same content gives the first answer again.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: erasureRequestSchema } } },
  },
  responses: {
    200: { description: 'The erasure that the same request did before', content },
    201: { description: 'The erasure', content },
    ...refusals,
  },
})

/** `GET /erasures` and `POST /erasures`. */
export function createErasures(installation: Installation, now: () => Date) {
  const { store, secret } = installation
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { limit, cursor } = context.req.valid('query')
      const pages = pagesOf(secret, 'erasures', context.get('principal'))
      const asked = { before: pages.after(cursor), limit: limit + 1 }
      const rows = await listErasures(store.own(organisationKey), organisationKey, asked)
      const { page, next } = pages.cut(rows, limit, ({ erasureKey }) => erasureKey)
      return context.json({ erasures: page.map(erasureView), next }, 200)
    })
    .openapi(eraseRoute, async (context) => {
      const eraser = {
        principal: context.get('principal'),
        organisation: context.get('organisation'),
        now: now(),
      }
      const done = await eraseFacts(installation, context.req.valid('json'), eraser)
      return context.json(erasureView(done.erasure), done.isNew ? 201 : 200)
    })
}

function erasureView(stored: StoredErasure) {
  const { id, event, facts, ground, time } = statementIn(stored)
  const digest = stored.digest.toString('base64url')
  return { id, event, facts, ground, time, digest, statement: stored.statement.toString('utf8') }
}
