import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Env } from '../http/env.ts'
import { noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import type { listIssuerKeys } from '../store/passports/issuer-keys.ts'
import { issuerKeysOf, rotateIssuerKey } from './change-issuer-keys.ts'

const common = { tags: ['Passports'], security: [{ key: [] }] }
const keysSchema = z
  .object({
    did: z.string().describe('The identifier that your passports are signed under'),
    keys: z
      .array(
        z.object({
          id: z.string().describe('Address of the key in the document of the identifier'),
          publicKey: z.string().describe('Ed25519, base64url'),
          createdTime: z.string(),
          endedTime: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .openapi('IssuerKeys')
const keys = {
  200: { description: 'The keys', content: { 'application/json': { schema: keysSchema } } },
  ...refusals,
}

const listRoute = createRoute({
  method: 'get',
  path: '/issuer-keys',
  ...common,
  summary: 'List the keys that your passports are signed with',
  request: { query: noQuery },
  responses: keys,
})

const rotateRoute = createRoute({
  method: 'post',
  path: '/issuer-keys/rotation',
  ...common,
  summary: 'End the key that your passports are signed with, and make another',
  description:
    'The old key stays in the document of the identifier with its end. What it signed counts for whoever saw it before that in ' +
    'a witnessed log; status lists are signed anew at once, and every passport that holds has a further version soon after.',
  request: { query: noQuery },
  responses: keys,
})

/** `GET /issuer-keys` and `POST /issuer-keys/rotation`. */
export function createIssuerKeys(
  installation: Installation,
  { now, publicUrl }: { readonly now: () => Date; readonly publicUrl: string | undefined },
) {
  const askedOf = (context: Context<Env>) => {
    return { installation, organisation: context.get('organisation'), publicUrl }
  }
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { did, keys } = await issuerKeysOf(askedOf(context))
      return context.json(keysView(did, keys), 200)
    })
    .openapi(rotateRoute, async (context) => {
      const by = { principal: context.get('principal'), now: now() }
      const { did, keys } = await rotateIssuerKey(askedOf(context), by)
      return context.json(keysView(did, keys), 200)
    })
}

function keysView(did: string, keys: Awaited<ReturnType<typeof listIssuerKeys>>) {
  return {
    did,
    keys: keys.map(({ name, publicKey, createdTime, endedTime }) => ({
      id: `${did}#${name}`,
      publicKey: publicKey.toString('base64url'),
      createdTime: createdTime.toISOString(),
      endedTime: endedTime?.toISOString() ?? null,
    })),
  }
}
