import type { OpenAPIHono } from '@hono/zod-openapi'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Env } from '../http/env.ts'
import { factsSchemas } from '../inventory/facts-schema.ts'

/** The API's own description. */
type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>

/** The sections of the description, as somebody who begins needs them; each operation stands under one of them. */
const tagNames = [
  'Record',
  'Batches',
  'Labels',
  'Files',
  'Approvals',
  'Corrections',
  'Hand-overs',
  'Recalls',
  'Stock and flow',
  'Registers',
  'Oversight',
  'Inspections',
  'Recycled content',
  'Treatments',
  'Spectra',
  'Streams',
  'Facilities',
  'Models',
  'Organisations',
  'Competence',
  'Stations',
  'Lines',
  'Optical checks',
  'Funding',
  'Moves',
  'People',
  'Audit trail',
  'Webhooks',
  'Notifications',
  'Disclosure',
  'Public record',
  'Passports',
  'Public log',
]

/**
 * Writes the OpenAPI 3.1 document from the schemas that the routes check with, with the facts of every stage beside them.
 * Call it when all routes are there.
 */
export function describe(
  app: OpenAPIHono<Env>,
  streams: ReadonlyMap<string, LoadedStream>,
): Document {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Loomcell',
      version: '1',
      description:
        'Follows retired batteries and used clothing to their second life, honest to the gram. What a scan of a stage ' +
        'may carry in `facts` stands under components as `{stream}.{stage}.facts`, for each output as ' +
        '`{stream}.{stage}.outputFacts`, and of a model as `{stream}.model.facts`.',
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: tagNames.map((name) => ({ name })),
  })
  const facts = [...streams.values()].flatMap((stream) => [...factsSchemas(stream)])
  const { schemas, ...components } = document.components ?? {}
  return {
    ...document,
    components: {
      ...components,
      schemas: { ...schemas, ...Object.fromEntries(facts) },
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'An access key of the organisation: `Authorization: Bearer lc_…`',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'loomcell.session_token',
          description:
            'The session of a signed-in person; over https the name begins with `__Host-`. Anything but reading ' +
            'MUST come from a page of the same address.',
        },
      },
    },
  }
}
