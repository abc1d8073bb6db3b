import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { dayOver } from '../../domain/local-clock.ts'
import { daysAfter } from '../../domain/local-day.ts'
import { bases } from '../../domain/optical-check/call.ts'
import { cursorSchema, nextSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { limitSchema, noQuery, wordSchema } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { periodShape } from '../inventory/reports/period-schema.ts'
import type { Database } from '../store/database.ts'
import { listPieces } from '../store/optical-checks/pieces.ts'
import { readersZone } from '../store/organisations/place.ts'
import {
  pieceSchema,
  pieceView,
  sentCallsSchema,
  takenCallsSchema,
  verdictSchema,
} from './call-schemas.ts'
import { judgePiece, ownPiece } from './judge-piece.ts'
import { takeCalls } from './take-calls.ts'
import { opticalNameSchema } from './version-schemas.ts'
import { ownVersion } from './write-version.ts'

const shared = { tags: ['Optical checks'], security: [{ key: [] }] }
const onePiece = { 'application/json': { schema: pieceSchema } }
const pieceParams = z.object({
  piece: wordSchema().openapi({
    description: 'Its code, percent-encoded',
    example: 'LINE-1-000123',
  }),
})

const sendRoute = createRoute({
  method: 'post',
  path: '/optical-calls',
  ...shared,
  summary: 'Send what a model calls pieces',
  description:
    'With the key of the station: all of a list is kept or nothing. What a live version doubts, and what is drawn at random, waits for a ' +
    'person. What it calls a batch becomes an event of it.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: sentCallsSchema } } },
  },
  responses: {
    200: {
      description: 'How they were taken',
      content: { 'application/json': { schema: takenCallsSchema } },
    },
    ...refusals,
  },
})

/** Which pieces are listed. */
export const pieceQuerySchema = z.strictObject({
  waiting: z.enum(['yes']).optional().describe('Those that wait for a person, oldest first'),
  batch: wordSchema().optional(),
  model: opticalNameSchema('housing').optional().describe('Called by this version; with `version`'),
  version: opticalNameSchema('2.1').optional(),
  called: wordSchema().optional().describe('What the version calls them'),
  judged: wordSchema().optional().describe('What a person says last'),
  basis: z.enum(bases).optional().describe('Judged, and how they were chosen'),
  week: periodShape.from
    .optional()
    .describe('Pictures of the seven days from this one, without sets put together beforehand'),
  limit: limitSchema(1_000, 100),
  cursor: cursorSchema.optional(),
})

const listRoute = createRoute({
  method: 'get',
  path: '/optical-pieces',
  ...shared,
  summary: 'List pieces that a model called',
  request: { query: pieceQuerySchema },
  responses: {
    200: {
      description: 'Pieces, newest first; those that wait oldest first',
      content: {
        'application/json': {
          schema: z.object({ pieces: z.array(pieceSchema).readonly(), next: nextSchema }),
        },
      },
    },
    ...refusals,
  },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/optical-pieces/{piece}',
  ...shared,
  summary: 'Read a piece with its calls and verdicts',
  request: { params: pieceParams, query: noQuery },
  responses: { 200: { description: 'The piece', content: onePiece }, ...refusals },
})

const verdictRoute = createRoute({
  method: 'post',
  path: '/optical-pieces/{piece}/verdicts',
  ...shared,
  summary: 'Judge a piece',
  description:
    'A person has the last word; calls and verdicts before it stay. The same verdict of the same person again says nothing new.',
  request: {
    params: pieceParams,
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: verdictSchema } } },
  },
  responses: { 201: { description: 'The piece', content: onePiece }, ...refusals },
})

/** Seven days by the clock of whoever reads, as instants; the end is not included. */
export async function weekSpan(db: Database, organisationKey: number, week: string) {
  const timeZone = await readersZone(db, organisationKey)
  return {
    from: dayOver(daysAfter(week, -1), timeZone),
    to: dayOver(daysAfter(week, 6), timeZone),
  }
}

/** `POST /optical-calls`, `GET /optical-pieces`, `GET /optical-pieces/{piece}` and `POST /optical-pieces/{piece}/verdicts`. */
export function createOpticalPieces(installation: Installation, now: () => Date) {
  const { store, secret } = installation
  return new OpenAPIHono<Env>()
    .openapi(sendRoute, async (context) => {
      const { calls } = context.req.valid('json')
      const sending = { principal: context.get('principal'), calls, now: now() }
      return context.json(await takeCalls(installation, sending), 200)
    })
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { waiting, model, version, week, limit, cursor, ...filter } = context.req.valid('query')
      const db = store.own(organisationKey)
      const isNamed = model !== undefined && version !== undefined
      const own = isNamed ? await ownVersion(db, organisationKey, { model, version }) : undefined
      const pages = pagesOf(secret, 'optical pieces', context.get('principal'))
      const rows = await listPieces(db, organisationKey, {
        ...filter,
        isWaiting: waiting === 'yes',
        versionKey: own?.versionKey,
        span: week === undefined ? undefined : await weekSpan(db, organisationKey, week),
        past: pages.after(cursor),
        limit: limit + 1,
      })
      const { page, next } = pages.cut(rows, limit, ({ pieceKey }) => pieceKey)
      return context.json({ pieces: page.map(pieceView), next }, 200)
    })
    .openapi(oneRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const db = store.own(organisationKey)
      const piece = await ownPiece(db, organisationKey, context.req.valid('param').piece)
      return context.json(pieceView(piece), 200)
    })
    .openapi(verdictRoute, async (context) => {
      const judging = {
        principal: context.get('principal'),
        code: context.req.valid('param').piece,
        said: context.req.valid('json'),
        now: now(),
      }
      return context.json(pieceView(await judgePiece(installation, judging)), 201)
    })
}
