import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import { noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { audit } from '../people/access/audit.ts'
import { enqueueJob } from '../store/notifications/jobs.ts'
import { lockPassports } from '../store/passports/due.ts'
import { listIssuerKeys } from '../store/passports/issuer-keys.ts'
import { listsOf } from '../store/passports/status-lists.ts'
import { addressesOf } from './addresses.ts'
import { rotateKey } from './issuer.ts'
import { signList } from './status.ts'

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
  { store, secret }: Installation,
  { now, publicUrl }: { readonly now: () => Date; readonly publicUrl: string | undefined },
) {
  const issuerOf = async (slug: string) => {
    const { didOf, origin } = await addressesOf(store.system, publicUrl)
    return { did: didOf(slug), origin }
  }
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { did } = await issuerOf(context.get('organisation').slug)
      return context.json(keysView(did, await listIssuerKeys(store.system, did)), 200)
    })
    .openapi(rotateRoute, async (context) => {
      const { slug, organisationKey } = context.get('organisation')
      const { did, origin } = await issuerOf(slug)
      const signing = { secret, now: now() }
      const all = await store.system.transaction().execute(async (tx) => {
        await lockPassports(tx)
        const { kid } = await rotateKey(tx, { did, organisationKey }, signing)
        for (const list of await listsOf(tx, did)) await signList(tx, list, { ...signing, origin })
        await enqueueJob(tx, 'issue-passports', {})
        await audit(tx, context.get('principal'), {
          kind: 'administration',
          action: 'issuer key rotated',
          detail: { did, key: kid },
          now: signing.now,
        })
        return listIssuerKeys(tx, did)
      })
      return context.json(keysView(did, all), 200)
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
