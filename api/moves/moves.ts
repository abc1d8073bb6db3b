import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { cursorSchema, nextSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { idSchema, instantSchema } from '../http/fields.ts'
import { codeSchema, limitSchema, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import { reachOf } from '../http/station-bounds.ts'
import type { Installation } from '../installation.ts'
import { readMoves } from '../store/moves/moves.ts'
import { askMoves } from './ask-moves.ts'
import { closedBetween } from './closed-between.ts'
import {
  askedMovesSchema,
  moveSchema,
  moveView,
  takenMovesSchema,
  toldStepsSchema,
} from './move-schemas.ts'
import { ownMove } from './own-move.ts'
import { takeSteps } from './take-steps.ts'

const shared = { tags: ['Moves'], security: [{ key: [] }] }
const taken = {
  200: {
    description: 'How they were taken',
    content: { 'application/json': { schema: takenMovesSchema } },
  },
  ...refusals,
}

const listRoute = createRoute({
  method: 'get',
  path: '/moves',
  ...shared,
  summary: 'List moves',
  description: 'Newest first. A station of one facility is shown those there.',
  request: {
    query: z.strictObject({
      state: z.enum(['open', 'closed']).optional().describe('Asked or under way, or over'),
      facility: codeSchema().optional(),
      place: codeSchema().optional().describe('From which or to which it leads'),
      batch: codeSchema().optional().describe('That is a load of it'),
      order: idSchema().optional().describe('For containers, that it serves'),
      closedFrom: instantSchema().optional().describe('Ended or cancelled then or later'),
      closedTo: instantSchema().optional().describe('Ended or cancelled before'),
      limit: limitSchema(1_000, 100),
      cursor: cursorSchema.optional(),
    }),
  },
  responses: {
    200: {
      description: 'A page of moves',
      content: {
        'application/json': {
          schema: z.object({ moves: z.array(moveSchema).readonly(), next: nextSchema }),
        },
      },
    },
    ...refusals,
  },
})

const askRoute = createRoute({
  method: 'post',
  path: '/moves',
  ...shared,
  summary: 'Ask for moves between places of a facility',
  description:
    'All of a list is kept or nothing. A batch is a load of one open move; what is recalled or in quarantine goes to a place for ' +
    'quarantine alone.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: askedMovesSchema } } },
  },
  responses: taken,
})

const oneRoute = createRoute({
  method: 'get',
  path: '/moves/{id}',
  ...shared,
  summary: 'Read a move with its steps',
  request: { params: z.object({ id: idSchema() }), query: noQuery },
  responses: {
    200: { description: 'The move', content: { 'application/json': { schema: moveSchema } } },
    ...refusals,
  },
})

const stepRoute = createRoute({
  method: 'post',
  path: '/move-steps',
  ...shared,
  summary: 'Tell that moves started, were taken over, ended or were cancelled',
  description:
    'All of a list is kept or nothing; it may hold several steps of a move, in their order. Every load weighs the same at both ends.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: toldStepsSchema } } },
  },
  responses: taken,
})

/** `GET` and `POST /moves`, `GET /moves/{id}` and `POST /move-steps`. */
export function createMoves({ store, streams, secret }: Installation, now: () => Date) {
  const movingOf = (context: Context<Env>) => {
    const { organisationKey } = context.get('organisation')
    const moving = { principal: context.get('principal'), organisationKey, streams, now: now() }
    return { db: store.own(organisationKey), moving }
  }
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const principal = context.get('principal')
      const { state, facility, limit, cursor, closedFrom, closedTo, ...filter } =
        context.req.valid('query')
      const { at, streams: own } = reachOf(principal)
      const pages = pagesOf(secret, 'moves', principal)
      const rows = await readMoves(store.own(organisationKey), organisationKey, {
        ...filter,
        open: state === undefined ? undefined : state === 'open',
        facility,
        closedIn: closedBetween(closedFrom, closedTo),
        at,
        streams: own,
        before: pages.after(cursor),
        limit: limit + 1,
      })
      const { page, next } = pages.cut(rows, limit, ({ moveKey }) => moveKey)
      return context.json({ moves: page.map(moveView), next }, 200)
    })
    .openapi(askRoute, async (context) => {
      const { db, moving } = movingOf(context)
      const { moves } = context.req.valid('json')
      return context.json(await db.transaction().execute((tx) => askMoves(tx, moving, moves)), 200)
    })
    .openapi(oneRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { at, streams: own } = reachOf(context.get('principal'))
      const asked = { id: context.req.valid('param').id, at, streams: own }
      const move = await ownMove(store.own(organisationKey), organisationKey, asked)
      return context.json(moveView(move), 200)
    })
    .openapi(stepRoute, async (context) => {
      const { db, moving } = movingOf(context)
      const { steps } = context.req.valid('json')
      return context.json(await db.transaction().execute((tx) => takeSteps(tx, moving, steps)), 200)
    })
}
