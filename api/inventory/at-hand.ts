import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { compress } from 'hono/compress'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import { markDevice } from '../http/device-mark.ts'
import type { Env } from '../http/env.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { lookOf } from '../people/access/look-at-others.ts'
import { atHandQuerySchema, atHandSchema, mostAtHand, mostExpected } from './at-hand-schemas.ts'
import { facilityOf } from './facility-of.ts'
import { readAtHand } from './read-at-hand.ts'

const route = createRoute({
  method: 'get',
  path: '/scanner/at-hand',
  tags: ['Record'],
  summary: 'Read what a device keeps of a facility',
  description:
    'Every batch at one facility to which something may still happen, with the facts that its next steps hang on, its open recalls, ' +
    'what whoever asks is certified for, and goods on their way to the organisation: what the scanner answers from when there is no network. ' +
    `At most ${mostAtHand} batches, those that something happened to last. The answer says nothing of when it was made, so that ` +
    'its `ETag` changes only with what it says.',
  security: [{ key: [] }],
  // The tag is of what is said, the packing of how it travels.
  middleware: [
    compress({ encoding: 'gzip' }),
    etag({ weak: true, retainedHeaders: [...RETAINED_304_HEADERS, 'set-cookie'] }),
  ] as const,
  request: { query: atHandQuerySchema },
  responses: {
    200: {
      description: 'The one that something happened to last first',
      content: { 'application/json': { schema: atHandSchema } },
    },
    304: { description: 'It is what `If-None-Match` names' },
    ...refusals,
  },
})

/** `GET /scanner/at-hand`. */
export function createAtHand({ store, streams }: Pick<Installation, 'store' | 'streams'>) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { organisationKey } = context.get('organisation')
    const principal = context.get('principal')
    const { facility: asked } = context.req.valid('query')
    const db = store.own(organisationKey)
    const facility = await facilityOf(db, organisationKey, { principal, asked })
    const atHand = await readAtHand(
      { store, streams },
      {
        organisationKey,
        principal,
        facility,
        look: lookOf(context),
        most: mostAtHand,
        mostExpected,
      },
    )
    const { operator } = atHand.asker
    if (operator !== null) markDevice(context, operator)
    return context.json(atHand, 200)
  })
}
