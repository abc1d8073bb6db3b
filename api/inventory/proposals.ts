import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Facts } from '../../domain/field.ts'
import { type Saying, sentence } from '../../domain/phrases.ts'
import { shownIn } from '../../domain/shown-names.ts'
import { namesOf } from '../../workflows/shown-names.ts'
import { answerLanguage } from '../http/answer-language.ts'
import type { Env } from '../http/env.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { arrangementNamed, makeProposal, mostBatches } from './make-proposal.ts'

const route = createRoute({
  method: 'post',
  path: '/streams/{stream}/proposals/{proposal}',
  tags: ['Streams'],
  summary: 'Ask which batches would fit together',
  description:
    'An arrangement the stream suggests, such as the modules for one product, and for every other batch the reason why ' +
    `it stays. Nothing is recorded: scan what you choose. Looks at the ${mostBatches} newest batches in the state asked for.`,
  security: [{ key: [] }],
  request: {
    params: z.object({
      stream: z.string().openapi({ example: 'battery' }),
      proposal: z.string().openapi({ example: 'matching' }),
    }),
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            facility: z.string().optional(),
            facts: z.record(z.string(), z.unknown()).openapi({
              example: { groupSize: 12, balancing: 'relaxed' },
            }),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: 'Groups that fit, and why the others do not',
      content: {
        'application/json': {
          schema: z.object({
            considered: z.int().describe('Batches looked at'),
            truncated: z.boolean().describe('Whether there were more than could be looked at'),
            groups: z
              .array(
                z.object({
                  codes: z.array(z.string()).readonly(),
                  facts: z.record(z.string(), z.unknown()),
                  hindrances: z
                    .array(z.string())
                    .readonly()
                    .describe('Why the group cannot be scanned yet, although it fits'),
                }),
              )
              .readonly(),
            left: z.array(z.object({ code: z.string(), reason: z.string() })).readonly(),
          }),
        },
      },
    },
    ...refusals,
  },
})

/** `POST /streams/{stream}/proposals/{proposal}`. */
export function createProposals({ streams, store }: Installation) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const names = context.req.valid('param')
    const { stream, arrangement } = arrangementNamed(streams, names)
    const { facility, facts } = context.req.valid('json')
    const { organisationKey } = context.get('organisation')
    const language = answerLanguage(context)
    const principal = context.get('principal')
    const asked = { stream, arrangement, facility, facts, principal, organisationKey }
    const arranged = await makeProposal({ store }, asked)
    const said = ({ says, values = {} }: Saying) =>
      sentence(says, values, language, shownIn(language, namesOf(stream)))
    const groups = arranged.groups.map(({ codes, facts: own, hindrances }) => {
      return { codes, facts: asJson(own), hindrances: hindrances.map(said) }
    })
    const left = arranged.left.map(({ code, reason }) => ({ code, reason: said(reason) }))
    const { considered, truncated } = arranged
    return context.json({ considered, truncated, groups, left }, 200)
  })
}

/** Facts are JSON by their type; the answer's schema says so in its own words. */
function asJson(facts: Facts): Record<string, unknown> {
  return { ...facts }
}
