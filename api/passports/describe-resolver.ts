import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { answerPublic } from '../http/answer-public.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { addressesOf } from './addresses.ts'

/** How GS1's JSON linkset becomes linked data. Source: GS1-Conformant Resolver Standard 1.2, section 2.10 — secondary. */
export const linksetContext = 'https://ref.gs1.org/standards/resolver/linkset-context'

const route = createRoute({
  method: 'get',
  path: '/.well-known/gs1resolver',
  tags: ['Public record'],
  summary: 'Read what this resolver of GS1 Digital Links knows',
  description:
    'The resolver description file of the GS1-Conformant Resolver Standard 1.2: the keys whose links lead to a record here, and the ' +
    'link types that may be asked for.',
  security: [],
  responses: {
    200: {
      description: 'The description',
      content: {
        'application/json': {
          schema: z.object({
            name: z.string(),
            resolverRoot: z.string(),
            supportedPrimaryKeys: z.array(z.string()),
            supportedLinkType: z.array(z.object({ namespace: z.string(), prefix: z.string() })),
            linkTypeDefaultCanBeLinkset: z.boolean(),
            jsonLdContextLocation: z.string(),
          }),
        },
      },
    },
    304: { description: 'Nothing has changed since' },
  },
})

/** Adds the description of what resolves here, at the address that the standard reserves for it. */
export function addResolverDescription(
  app: OpenAPIHono<Env>,
  { store }: Installation,
  publicUrl: string | undefined,
): void {
  app.openAPIRegistry.registerPath(route)
  app.get('/.well-known/gs1resolver', async (context) => {
    const { origin } = await addressesOf(store.system, publicUrl)
    const text = JSON.stringify({
      name: 'Loomcell',
      resolverRoot: origin,
      // Items and lots by GTIN, assets by GIAI: `domain/batch-link.ts` makes no others.
      supportedPrimaryKeys: ['01', '8004'],
      supportedLinkType: [{ namespace: 'https://ref.gs1.org/voc/', prefix: 'gs1:' }],
      // Whoever asks for nothing gets the record.
      linkTypeDefaultCanBeLinkset: false,
      jsonLdContextLocation: linksetContext,
    })
    return answerPublic(context, text, { type: 'application/json', kept: 'hour' })
  })
}
