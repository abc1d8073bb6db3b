import { z } from '@hono/zod-openapi'
import { audiences, levels } from '../../domain/field.ts'
import type { Known } from '../../domain/passport/known.ts'
import { obligations } from '../../domain/passport/point.ts'
import type { PassportScore, Scored } from '../../domain/passport/score.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { sourceSchema, wordsSchema } from '../http/schemas.ts'

const states = ['have', 'derived', 'lacking', 'unasked'] as const

const pointSchema = z
  .object({
    number: z.int(),
    name: wordsSchema,
    provision: z.string(),
    level: z.enum(levels).describe('Of what the point is said'),
    obligation: z.enum(obligations),
    when: wordsSchema.optional().describe('When a conditional point applies'),
    audience: z.enum(audiences).describe('Who may read the answer'),
    state: z.enum(states).describe('`unasked`: not to be filled, or not yet'),
    partly: z.boolean().describe('Worked out, and a part of it is still missing'),
    values: z
      .array(
        z.object({
          name: z.string().describe('A fact; `derived` for what was worked out'),
          value: z.unknown(),
          level: z.enum(levels).nullable().describe('Where it was said; null when worked out'),
        }),
      )
      .readonly(),
  })
  .openapi('PassportPoint')

/** A batch held against the points of its passport. */
export const passportPointsSchema = z
  .object({
    batch: z.string(),
    category: z.string(),
    label: wordsSchema.describe('Of the category'),
    asOf: z.string().describe('The day from which on the obligations hold as told'),
    source: sourceSchema,
    readiness: z
      .object({ asked: z.int(), have: z.int(), derived: z.int(), lacking: z.int() })
      .describe('Counted over the points that are mandatory, or proposed where no law asks yet'),
    points: z.array(pointSchema).readonly(),
  })
  .openapi('PassportPoints')

/** A score as the API shows it, point by point in their order. */
export function scoreView(
  { passportPoints: table }: LoadedStream,
  batch: string,
  score: PassportScore,
  known: Known,
): z.output<typeof passportPointsSchema> {
  if (table === undefined) throw new RangeError(`Cannot score "${batch}": its stream has no points`)
  const { category, readiness } = score
  const points = states.flatMap((state) => score[state].map((one) => pointView(state, one, known)))
  return {
    batch,
    category,
    label: table.categories[category] ?? { en: category, 'zh-Hant': category, 'zh-Hans': category },
    asOf: table.asOf,
    source: table.source,
    readiness,
    points: points.sort((one, other) => one.number - other.number),
  }
}

function pointView(
  state: (typeof states)[number],
  { point, obligation, audience, values, partly }: Scored,
  { facts }: Known,
): z.output<typeof pointSchema> {
  const { number, name, provision, level, when } = point
  const shown = { number, name, provision, level, obligation, audience, state }
  return {
    ...shown,
    ...(when === undefined || obligation !== 'conditional' ? {} : { when }),
    partly: partly === true,
    values: Object.entries(values).map(([fact, value]) => ({
      name: fact,
      value,
      level: state === 'derived' ? null : (facts.get(fact)?.level ?? null),
    })),
  }
}
