import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Facts } from '../../domain/field.ts'
import { missingFault, parseFacts } from '../../domain/parse-facts.ts'
import { type Saying, sentence } from '../../domain/phrases.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { shownIn } from '../../domain/shown-names.ts'
import type { Arrangement } from '../../workflows/arrangement.ts'
import { namesOf } from '../../workflows/shown-names.ts'
import { answerLanguage } from '../http/answer-language.ts'
import type { Env } from '../http/env.ts'
import type { Principal } from '../http/principal.ts'
import { refusals } from '../http/schemas.ts'
import { isBound, isWithinReach } from '../http/station-bounds.ts'
import type { Installation } from '../installation.ts'
import { batchStateOf, listBatches } from '../store/inventory/batches.ts'

/** Most batches that one proposal looks at: the search takes under a second for them. */
const mostBatches = 300

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
    const stream = streams.get(names.stream)
    const known = stream?.arrangements ?? {}
    const arrangement = Object.hasOwn(known, names.proposal) ? known[names.proposal] : undefined
    if (stream === undefined || arrangement === undefined) {
      const proposals = Object.keys(known)
      const says = proposals.length === 0 ? 'proposal_none' : 'proposal_not_known'
      const values = { proposal: names.proposal, stream: names.stream, proposals }
      throw new RefusedError(refuse('not_found', '/path/proposal', [says, values]))
    }
    const { facility: asked, facts } = context.req.valid('json')
    const facility = facilityFor(context.get('principal'), { asked, stream: stream.name })
    const chosen = readChosen(arrangement, facts)
    const { organisationKey } = context.get('organisation')
    const language = answerLanguage(context)
    const { state } = arrangement
    const filter = { stream: stream.name, state, facility, limit: mostBatches + 1 }
    const found = await listBatches(store.own(organisationKey), organisationKey, filter)
    const batches = found.slice(0, mostBatches).map(batchStateOf)
    const arranged = arrangement.arrange(batches, chosen)
    const said = ({ says, values = {} }: Saying) =>
      sentence(says, values, language, shownIn(language, namesOf(stream)))
    const groups = arranged.groups.map(({ codes, facts: own, hindrances }) => {
      return { codes, facts: asJson(own), hindrances: hindrances.map(said) }
    })
    const left = arranged.left.map(({ code, reason }) => ({ code, reason: said(reason) }))
    const truncated = found.length > mostBatches
    return context.json({ considered: batches.length, truncated, groups, left }, 200)
  })
}

/** The facility whose batches are looked at: a bound station's own and no other. */
function facilityFor(
  principal: Principal,
  { asked, stream }: { asked: string | undefined; stream: string },
): string | undefined {
  const facility = asked ?? (isBound(principal) ? principal.facility : undefined)
  if (isWithinReach(principal, { facility: facility ?? '', stream })) return facility
  throw new RefusedError(refuse('outside_bounds', '/facility', ['station_looks_elsewhere']))
}

/** Facts are JSON by their type; the answer's schema says so in its own words. */
function asJson(facts: Facts): Record<string, unknown> {
  return { ...facts }
}

function readChosen(arrangement: Arrangement, facts: Readonly<Record<string, unknown>>) {
  const parsed = parseFacts(arrangement.fields, facts, '/facts')
  const missing = arrangement.fields.filter(({ name }) => parsed.missing.includes(name))
  const faults = [...parsed.faults, ...missing.map((field) => missingFault(field, '/facts'))]
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  return parsed.facts
}
