import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { refuse } from '../../domain/refusal.ts'
import { answerPublic } from '../http/answer-public.ts'
import type { Env } from '../http/env.ts'
import { answerProblem } from '../http/problem.ts'
import { problemSchema } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { findDidDocument } from '../store/passports/did-documents.ts'
import { findHistory } from '../store/passports/published.ts'
import { findListToken } from '../store/passports/status-lists.ts'
import { addressesOf } from './addresses.ts'
import { contextOf } from './context-of.ts'
import { signerFor } from './issuer.ts'

const common = { method: 'get' as const, tags: ['Passports'], security: [] }
const gone = {
  404: {
    description: 'There is no such document',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
  304: { description: 'Nothing has changed since' },
} as const
const json = (description: string) => ({
  description,
  content: { 'application/json': { schema: z.object({}).loose() } },
})
const versionId = z
  .string()
  .optional()
  .openapi({ description: 'A version by its number, counted from 1; the newest when absent' })

const routes = [
  createRoute({
    ...common,
    path: '/.well-known/did.json',
    summary: "Read the document of the platform's own identifier",
    request: { query: z.object({ versionId }) },
    responses: { 200: json('A DID document'), ...gone },
  }),
  createRoute({
    ...common,
    path: '/orgs/{issuer}/did.json',
    summary: 'Read the document of an organisation that signs passports',
    description:
      'Every key that it ever signed with; one that ended has its end. Every version is kept.',
    request: { params: z.object({ issuer: z.string() }), query: z.object({ versionId }) },
    responses: { 200: json('A DID document'), ...gone },
  }),
  createRoute({
    ...common,
    path: '/status/{list}',
    summary: 'Read which passports of an issuer are revoked',
    description: 'A W3C Bitstring Status List, signed, to be believed for a day at most.',
    request: { params: z.object({ list: z.string() }) },
    responses: {
      200: {
        description: 'The list as a signed credential',
        content: { 'application/vc+jwt': { schema: z.string() } },
      },
      ...gone,
    },
  }),
  createRoute({
    ...common,
    path: '/history/{digest}',
    summary: 'Read the history that a passport commits to',
    description:
      'The digests of all events of a batch, in order; its own digest stands in the passport.',
    request: { params: z.object({ digest: z.string() }) },
    responses: { 200: json('The history'), ...gone },
  }),
  createRoute({
    ...common,
    path: '/contexts/{context}',
    summary: 'Read what the words of a passport mean',
    description:
      'A JSON-LD context without a vocabulary. Its digest is signed with every passport.',
    request: { params: z.object({ context: z.string() }) },
    responses: { 200: json('A JSON-LD context'), ...gone },
  }),
]

/** Adds everything that a passport is checked with, for anyone. */
export function addDocuments(
  app: OpenAPIHono<Env>,
  { store, streams, secret, now }: Installation,
  publicUrl: string | undefined,
): void {
  for (const route of routes) app.openAPIRegistry.registerPath(route)
  const db = store.public
  // Nothing is signed in the platform's name yet, so its key is made when somebody first asks for it.
  app.get('/.well-known/did.json', async (context) => {
    const did = (await addressesOf(store.system, publicUrl)).didOf()
    if ((await findDidDocument(db, did)) === undefined) {
      const platform = { did, organisationKey: undefined }
      await store.system
        .transaction()
        .execute((tx) => signerFor(tx, platform, { secret, now: now() }))
    }
    return answerDocument(context, did)
  })
  app.get('/orgs/:issuer/did.json', async (context) => {
    const slug = context.req.param('issuer')
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(slug)) return notThere(context)
    return answerDocument(context, (await addressesOf(store.system, publicUrl)).didOf(slug))
  })
  app.get('/status/:list', async (context) => {
    const list = await findListToken(db, context.req.param('list'))
    if (list === undefined) return notThere(context)
    return answerPublic(context, list.token, { type: 'application/vc+jwt', kept: 'minute' })
  })
  app.get('/history/:digest', async (context) => {
    const digest = context.req.param('digest')
    const isDigest = /^[\w-]{43}$/.test(digest)
    const history = isDigest ? await findHistory(db, Buffer.from(digest, 'base64url')) : undefined
    if (history === undefined) return notThere(context)
    return answerPublic(context, history, { type: 'application/json', kept: 'ever' })
  })
  app.get('/contexts/:context', (context) => {
    const name = context.req.param('context')
    const stream = [...streams.values()].find(({ passport }) => passport?.context === name)
    if (stream?.passport === undefined) return notThere(context)
    const text = contextOf(stream, stream.passport)
    return answerPublic(context, text, { type: 'application/ld+json', kept: 'hour' })
  })

  async function answerDocument(context: Context<Env>, did: string): Promise<Response> {
    const asked = context.req.query('versionId')
    if (asked !== undefined && !/^[1-9]\d{0,8}$/.test(asked)) return notThere(context)
    const version = asked === undefined ? undefined : Number(asked)
    const document = await findDidDocument(db, did, version)
    if (document === undefined) return notThere(context)
    const kept = version === undefined ? 'minute' : 'ever'
    return answerPublic(context, document.text, { type: 'application/json', kept })
  }
}

function notThere(context: Context<Env>): Response {
  return answerProblem(context, refuse('not_found', '', ['passport_document_not_there']))
}
