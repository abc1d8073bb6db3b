import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { isByForm, stageForm } from '../../workflows/form/stage-form.ts'
import { sha256 } from '../digest.ts'
import type { Env } from '../http/env.ts'
import { noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { formSchema } from './form-schema.ts'
import { streamNamed } from './streams.ts'

const formsSchema = z.array(formSchema).readonly()

const route = createRoute({
  method: 'get',
  path: '/streams/{stream}/forms',
  tags: ['Streams'],
  summary: "Read the forms of a stream's stages",
  description:
    'What each stage asks of a person, in every language: what pages and the scanner draw, and what a device keeps for when ' +
    'there is no network.',
  security: [{ key: [] }],
  request: {
    params: z.object({ stream: z.string().openapi({ example: 'battery' }) }),
    query: noQuery,
  },
  responses: {
    200: {
      description: 'The forms, in the order of the table',
      content: {
        'application/json': {
          schema: z.object({
            tableDigest: z.string().describe('SHA-256 of the table they are read off, base64url'),
            forms: formsSchema,
          }),
        },
      },
    },
    ...refusals,
  },
})

/** `GET /streams/{stream}/forms`. */
export function createForms({ streams }: Pick<Installation, 'streams'>) {
  return new OpenAPIHono<Env>().openapi(route, (context) => {
    const stream = streamNamed(streams, context.req.valid('param').stream)
    const stages = Object.values(stream.allStages).filter(isByForm)
    const forms: z.output<typeof formsSchema> = stages.map((stage) => stageForm(stream, stage))
    return context.json({ tableDigest: sha256(stream.table), forms }, 200)
  })
}
