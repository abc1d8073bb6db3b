import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { endReason, revocationReasons } from '../../domain/passport/status-reasons.ts'
import { baseContext } from '../../domain/proof/credential/contexts.ts'
import { refuse } from '../../domain/refusal.ts'
import { answerPublic } from '../http/answer-public.ts'
import type { Env } from '../http/env.ts'
import { answerProblem } from '../http/problem.ts'
import { problemSchema } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { recordPath } from '../public-record/neighbour.ts'
import { findVersion, type PublishedVersion } from '../store/passports/published.ts'

const problem = { 'application/problem+json': { schema: problemSchema } }
const token = z.string().openapi({ description: 'A signed credential, compact JWS' })

const route = createRoute({
  method: 'get',
  path: '/credentials/{credential}',
  tags: ['Passports'],
  summary: 'Read a version of a product passport',
  description:
    'A W3C Verifiable Credential 2.0 in the shape of UNTP 0.7.0, signed by whoever answers for the thing (`vc+jwt`). With ' +
    '`Accept: application/vc` the same enveloped in JSON; a browser is led to the record page. Needs no key.',
  security: [],
  request: { params: z.object({ credential: z.string() }) },
  responses: {
    200: {
      description: 'The credential',
      content: {
        'application/vc+jwt': { schema: token },
        'application/vc': { schema: z.object({ id: z.string(), type: z.string() }) },
      },
    },
    303: { description: 'The record page, for a person' },
    304: { description: 'Nothing has changed since' },
    404: { description: 'There is no such passport', content: problem },
    410: { description: 'The passport has ended: recycled, or issued in error', content: problem },
  },
})

/** Media types of a version, the first where nobody says. */
const forms = ['application/vc+jwt', 'application/vc', 'text/html']

/** Adds the signed versions of passports, for anyone. */
export function addCredentials(app: OpenAPIHono<Env>, { store }: Installation): void {
  app.openAPIRegistry.registerPath(route)
  app.get('/credentials/:credential', async (context) => {
    const version = await versionOf(store.public, context.req.param('credential'))
    if (version === undefined) return answerProblem(context, notThere)
    if (version.endedTime !== null) return answerProblem(context, endOf(version, version.endedTime))
    const form = accepts(context, {
      header: 'Accept',
      supports: forms,
      default: 'application/vc+jwt',
    })
    if (form === 'text/html') return redirectToRecord(context, version)
    const text = form === 'application/vc' ? enveloped(version.token) : version.token
    return answerPublic(context, text, { type: form, kept: 'hour', vary: 'Accept' })
  })
}

/** The version that an address names; undefined where it names none. */
export async function versionOf(
  db: Installation['store']['public'],
  id: string,
): Promise<PublishedVersion | undefined> {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? findVersion(db, id) : undefined
}

/** Said of what was never there. */
export const notThere = refuse('not_found', '', ['passport_not_there'])

/** Article 77(8) of Regulation (EU) 2023/1542: after recycling the passport ceases to exist. */
export function endOf({ revocationReason }: PublishedVersion, time: Date) {
  const reason = revocationReasons[endReason(revocationReason)]
  const day = time.toISOString().slice(0, 10)
  return refuse('passport_ended', '', ['passport_has_ended', { day, reason }])
}

function redirectToRecord(context: Context<Env>, { batch }: PublishedVersion): Response {
  context.header('vary', 'Accept')
  return context.redirect(recordPath(batch), 303)
}

/** W3C Verifiable Credentials 2.0 section 4.13: a credential secured by an envelope, as JSON. */
function enveloped(token: string): string {
  return JSON.stringify({
    '@context': baseContext,
    id: `data:application/vc+jwt,${token}`,
    type: 'EnvelopedVerifiableCredential',
  })
}
