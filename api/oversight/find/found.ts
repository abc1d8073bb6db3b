import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Env } from '../../http/env.ts'
import { localNamesSchema, namedOrganisationSchema } from '../../http/named.ts'
import { wordSchema } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { foundKinds } from '../../store/oversight/find.ts'
import { openScope, scopeShape } from '../scope.ts'
import { findAnything } from './find-anything.ts'

const route = createRoute({
  method: 'get',
  path: '/found',
  tags: ['Registers'],
  summary: 'Find anything by what it is called',
  description:
    'Organisations and facilities by a part of any of their names, batches by code, hand-overs by the number of their trip ticket or permit, export permits and licences ' +
    'by number, events by id. Of each sort the newest twenty.',
  security: [{ key: [] }],
  request: {
    query: z.strictObject({
      ...scopeShape,
      text: wordSchema().openapi({ description: 'What was typed', example: 'TT-2026-0001' }),
    }),
  },
  responses: {
    200: {
      description: 'What is called so',
      content: {
        'application/json': {
          schema: z
            .object({
              found: z
                .array(
                  z.object({
                    kind: z.enum([...foundKinds, 'organisation', 'facility']),
                    name: z
                      .string()
                      .describe('A code, a number, an id, or the short name of an organisation'),
                    organisation: namedOrganisationSchema.describe(
                      'Whose it is; of a hand-over the sender',
                    ),
                    other: namedOrganisationSchema
                      .nullable()
                      .describe('Of a hand-over the receiver'),
                    said: z
                      .string()
                      .nullable()
                      .describe('Its state, facility, destination or stage'),
                    stream: z.string().nullable(),
                    paper: z
                      .string()
                      .nullable()
                      .describe('The number by which a hand-over was found on its papers'),
                    id: z.string().nullable().describe('Of a batch: its id'),
                    called: z
                      .object({ name: z.string(), names: localNamesSchema.optional() })
                      .nullable()
                      .describe('What a facility is called'),
                  }),
                )
                .readonly(),
            })
            .openapi('Found'),
        },
      },
    },
    ...refusals,
  },
})

/** `GET /found`. */
export function createFound(installation: Installation) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { text, ...asked } = context.req.valid('query')
    const look = lookOf(context)
    const scope = await openScope(installation, asked, look)
    const found = await findAnything(installation, scope, { text: text.trim(), look })
    return context.json({ found }, 200)
  })
}
