import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { entryOf } from '../../domain/proof/log/entry.ts'
import { leafInput } from '../../domain/proof/log/merkle.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Env } from '../http/env.ts'
import { noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { sha256Of } from '../log/log-hash.ts'
import { findSealedEvent } from '../store/inventory/event.ts'
import { readCheckpoint, readLeavesByDigest } from '../store/log/read-log.ts'

const eventSchema = z
  .object({
    id: z.string(),
    digest: z.string().describe('SHA-256 of the envelope, base64url'),
    envelope: z
      .string()
      .describe('The exact text as it was sealed: what is public, and digests of the rest'),
    state: z.enum(['waiting', 'logged']).describe('Whether the published log has it'),
    index: z.int().nullable().describe('Its place there; null while it waits'),
    leafHash: z.string().nullable().describe('Base64; null while it waits'),
  })
  .openapi('SealedEvent')

const route = createRoute({
  method: 'get',
  path: '/events/{event}',
  tags: ['Batches'],
  summary: 'Read an event as it was sealed, and where it stands in the log',
  description:
    'By its id or by its digest (base64url or hexadecimal), among those of your own organisation. Its receipt is at ' +
    '`/log/entries/{digest}/proof`; what is confidential of it stands in the chain of its batch.',
  security: [{ key: [] }],
  request: { params: z.object({ event: z.string().max(100) }), query: noQuery },
  responses: {
    200: {
      description: 'The event',
      content: { 'application/json': { schema: eventSchema } },
    },
    ...refusals,
  },
})

/** `GET /events/{event}`. */
export function createEvent({ store }: Installation) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { organisationKey } = context.get('organisation')
    const named = namedIn(context.req.valid('param').event)
    const found =
      named && (await findSealedEvent(store.own(organisationKey), organisationKey, named))
    if (found === undefined)
      throw new RefusedError(refuse('unknown_event', '/path/event', ['event_not_there']))
    const { id, digest, envelope } = found
    const place = await placeInLog(store, digest)
    return context.json({ id, digest: digest.toString('base64url'), envelope, ...place }, 200)
  })
}

/** What is not published yet waits, for its own organisation too. */
export async function placeInLog({ public: db }: Installation['store'], digest: Buffer) {
  const [leaf] = await readLeavesByDigest(db, [{ kind: 'event', digest }])
  const size = (await readCheckpoint(db))?.size ?? 0
  if (leaf === undefined || leaf.index >= size) {
    return { state: 'waiting' as const, index: null, leafHash: null }
  }
  const entry = entryOf({ kind: 'event', id: leaf.id, digest: digest.toString('base64url') })
  const leafHash = Buffer.from(sha256Of(leafInput(entry))).toString('base64')
  return { state: 'logged' as const, index: leaf.index, leafHash }
}

function namedIn(name: string): { readonly id: string } | { readonly digest: Buffer } | undefined {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name)) return { id: name.toLowerCase() }
  if (/^[0-9a-f]{64}$/i.test(name)) return { digest: Buffer.from(name, 'hex') }
  return /^[\w-]{43}$/.test(name) ? { digest: Buffer.from(name, 'base64url') } : undefined
}
