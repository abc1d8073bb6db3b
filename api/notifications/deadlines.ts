import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { type DeadlineKind, deadlineRules, deadlineStateAt } from '../../domain/deadline.ts'
import { dayMilliseconds } from '../../domain/hours.ts'
import { wordsFrom } from '../../domain/words.ts'
import type { Env } from '../http/env.ts'
import { limitSchema } from '../http/query.ts'
import { refusals, wordsSchema } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { listDeadlines } from '../store/notifications/deadlines.ts'
import { handOverNames } from './hand-over-names.ts'
import { subjectText } from './topic-text.ts'

const kinds = Object.keys(deadlineRules) as [DeadlineKind, ...DeadlineKind[]]

const deadlineSchema = z
  .object({
    kind: z.enum(kinds),
    label: wordsSchema,
    subject: z
      .string()
      .describe('Id of a hand-over, number of a licence or permit, name of a station'),
    about: wordsSchema.describe('What it is about as people call it, a hand-over by its goods'),
    dueTime: z.string(),
    state: z.enum(['far', 'near', 'passed']),
    source: z.object({ basis: z.string(), text: z.string() }).describe('Where the rule comes from'),
  })
  .openapi('Deadline')

const route = createRoute({
  method: 'get',
  path: '/deadlines',
  tags: ['Hand-overs'],
  summary: 'List deadlines',
  description:
    'Deliveries, decisions, returns, licences, certificates, permits and keys up to a number of days ahead, what has passed ' +
    'first. Each is also told once when it is near and once when it has passed.',
  security: [{ key: [] }],
  request: {
    query: z.strictObject({ days: limitSchema(3660, 60), limit: limitSchema(1000, 200) }),
  },
  responses: {
    200: {
      description: 'Deadlines, the earliest first',
      content: {
        'application/json': { schema: z.object({ deadlines: z.array(deadlineSchema).readonly() }) },
      },
    },
    ...refusals,
  },
})

/** `GET /deadlines`. */
export function createDeadlines({ store }: Installation, now: () => Date) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { organisationKey } = context.get('organisation')
    const { days, limit } = context.req.valid('query')
    const time = now()
    const until = new Date(time.getTime() + days * dayMilliseconds)
    const rows = await listDeadlines(store.own(organisationKey), organisationKey, { until, limit })
    const subjects = rows.map(({ subject }) => subject)
    const handOvers = await handOverNames(store, organisationKey, subjects)
    const deadlines = rows.map(({ kind, subject, dueTime }) => ({
      kind,
      subject,
      about: wordsFrom((language) => subjectText(subject, language, { handOvers })),
      label: deadlineRules[kind].label,
      dueTime: dueTime.toISOString(),
      state: deadlineStateAt(kind, dueTime, time),
      source: deadlineRules[kind].source,
    }))
    return context.json({ deadlines }, 200)
  })
}
