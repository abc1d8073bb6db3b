import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { percentIn } from '../../domain/claim/share.ts'
import { heldLimitRule, heldStateOf } from '../../domain/held-limit.ts'
import { toldNames } from '../../domain/local-names.ts'
import { dangerousKinds } from '../../workflows/dangerous-kinds.ts'
import type { Env } from '../http/env.ts'
import { localNamesSchema } from '../http/named.ts'
import { noQuery } from '../http/query.ts'
import { refusals, sourceSchema } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { readHeldLimits, type StoredHeldLimit } from '../store/organisations/held-limits.ts'

const heldLimitSchema = z
  .object({
    licence: z.uuid(),
    number: z.string().describe('Of the licence'),
    facility: z.object({
      code: z.string(),
      name: z.string(),
      names: localNamesSchema.optional(),
    }),
    limitGrams: z.int(),
    heldGrams: z.int().describe('Dangerous goods that lie there now, as far as they were weighed'),
    unweighed: z.int().describe('Batches that nobody weighed; they count for nothing'),
    percent: z.string().describe('Of the limit, with two decimals'),
    state: z
      .enum(['below', 'near', 'over'])
      .describe(`\`near\` from ${heldLimitRule.nearPercent} % on, \`over\` above the limit`),
  })
  .openapi('HeldLimit')

const route = createRoute({
  method: 'get',
  path: '/held-limits',
  tags: ['Facilities'],
  summary: 'List what lies there against licences',
  description:
    'Dangerous goods at each facility with a licence that limits them today. Each is told once when it comes near the limit and once when it is ' +
    'above, and again after less lay there.',
  security: [{ key: [] }],
  request: { query: noQuery },
  responses: {
    200: {
      description: 'By facility',
      content: {
        'application/json': {
          schema: z.object({
            limits: z.array(heldLimitSchema).readonly(),
            source: sourceSchema.describe('From when on it is told'),
          }),
        },
      },
    },
    ...refusals,
  },
})

/** `GET /held-limits`. */
export function createHeldLimits(installation: Installation, now: () => Date) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { organisationKey } = context.get('organisation')
    const limits = await ownHeldLimits(installation, organisationKey, now())
    return context.json({ limits: limits.map(heldLimitView), source: heldLimitRule.source }, 200)
  })
}

/** Limits of an organisation with what lies there now. */
export async function ownHeldLimits(
  { store, streams }: Pick<Installation, 'store' | 'streams'>,
  organisationKey: number,
  now: Date,
): Promise<readonly StoredHeldLimit[]> {
  const asked = { keys: [organisationKey], kinds: dangerousKinds(streams), now }
  return readHeldLimits(store.own(organisationKey), asked)
}

function heldLimitView(limit: StoredHeldLimit): z.output<typeof heldLimitSchema> {
  const { licence, number, limitGrams, heldGrams, unweighed } = limit
  const names = toldNames(limit.facilityNames)
  return {
    licence,
    number,
    facility: { code: limit.facility, name: limit.facilityName, ...(names && { names }) },
    limitGrams,
    heldGrams,
    unweighed,
    percent: percentIn(heldGrams, limitGrams) ?? '',
    state: heldStateOf(heldGrams, limitGrams),
  }
}
