import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { LoadedStream } from '../../workflows/streams.ts'
import { answerLanguage } from '../http/answer-language.ts'
import { answerPublic } from '../http/answer-public.ts'
import type { Env } from '../http/env.ts'
import { answerProblem } from '../http/problem.ts'
import { problemSchema, wordsSchema } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import {
  listPublishedPredecessors,
  listPublishedSuccessors,
  listVersions,
  type PublishedVersion,
} from '../store/passports/published.ts'
import { addressesOf } from './addresses.ts'
import { endOf, notThere, versionOf } from './credentials.ts'
import { linksetAnswer, linksetType } from './linkset-schema.ts'
import { linksetOf, statusOf } from './linkset-view.ts'

const request = { params: z.object({ credential: z.string() }) }
const problem = { 'application/problem+json': { schema: problemSchema } }

const linksetRoute = createRoute({
  method: 'get',
  path: '/credentials/{credential}/linkset',
  tags: ['Passports'],
  summary: 'Read what belongs to a version of a passport',
  description:
    'Links as RFC 9264 has them, in the shape of UNTP 0.7.0: the latest version, those before and after, passports of what the ' +
    'thing was made of, its history, its record and how it stands.',
  security: [],
  request,
  responses: {
    200: linksetAnswer,
    304: { description: 'Nothing has changed since' },
    404: { description: 'There is no such passport', content: problem },
    410: { description: 'The passport has ended', content: problem },
  },
})

const statusRoute = createRoute({
  method: 'get',
  path: '/credentials/{credential}/status',
  tags: ['Passports'],
  summary: 'Read how a version of a passport stands',
  description:
    'In words what the status list says of revocation, and what it cannot say: suspended, superseded, ended. Not signed.',
  security: [],
  request,
  responses: {
    200: {
      description: 'How it stands',
      content: {
        'application/json': {
          schema: z.object({
            id: z.string(),
            state: z.enum(['valid', 'superseded', 'suspended', 'revoked', 'ended']),
            label: wordsSchema,
            since: z.string(),
            reason: z.object({ name: z.string(), label: wordsSchema }).nullable(),
            latest: z
              .string()
              .nullable()
              .describe('Address of the version that holds in its place'),
          }),
        },
      },
    },
    304: { description: 'Nothing has changed since' },
    404: { description: 'There is no such passport', content: problem },
  },
})

/** Adds what belongs to a version of a passport, and how it stands, for anyone. */
export function addLinkset(
  app: OpenAPIHono<Env>,
  { store, streams }: Installation,
  publicUrl: string | undefined,
): void {
  app.openAPIRegistry.registerPath(linksetRoute)
  app.openAPIRegistry.registerPath(statusRoute)
  const db = store.public
  const shownBeside = async (version: PublishedVersion) => {
    const versions = await listVersions(db, version.passportKey)
    return versions.filter((one) => mayShow(streams, version, one))
  }
  const shownAfter = async (version: PublishedVersion) => {
    const after = await listPublishedSuccessors(db, version.passportKey)
    return after.filter((one) => mayShow(streams, version, one))
  }
  app.get('/credentials/:credential/linkset', async (context) => {
    const version = await versionOf(db, context.req.param('credential'))
    if (version === undefined) return answerProblem(context, notThere)
    if (version.endedTime !== null) return answerProblem(context, endOf(version, version.endedTime))
    const { origin } = await addressesOf(store.system, publicUrl)
    const above = await listPublishedPredecessors(db, version.passportKey)
    const predecessors = above.filter((one) => mayShow(streams, version, one))
    const versions = await shownBeside(version)
    const successors = await shownAfter(version)
    const beside = { origin, versions, predecessors, successors }
    const language = answerLanguage(context)
    const text = JSON.stringify(linksetOf(version, beside, language))
    const vary = 'Accept-Language'
    return answerPublic(context, text, { type: linksetType, kept: 'never', vary, language })
  })
  app.get('/credentials/:credential/status', async (context) => {
    const version = await versionOf(db, context.req.param('credential'))
    if (version === undefined) return answerProblem(context, notThere)
    const { origin } = await addressesOf(store.system, publicUrl)
    const latest = (await shownBeside(version)).findLast((one) => one.supersededTime === null)
    const next = (await shownAfter(version)).findLast(({ batch }) => batch === version.batch)
    const text = JSON.stringify(statusOf(version, { origin, latest, next }))
    return answerPublic(context, text, { type: 'application/json', kept: 'never' })
  })
}

/** Who holds something next, or held it before, is said where the stream's passports lead from one holder to the next. */
function mayShow(
  streams: ReadonlyMap<string, LoadedStream>,
  { stream, organisationKey }: PublishedVersion,
  other: PublishedVersion,
): boolean {
  return other.organisationKey === organisationKey || streams.get(stream)?.passport?.isOpen === true
}
