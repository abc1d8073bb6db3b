import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import { listSchema } from '../http/query.ts'
import { contentSchema, refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { readStock, stockGroups } from '../store/inventory/stock.ts'

const stockRowSchema = z
  .object({
    group: z.record(z.string(), z.string()).describe('Value by group'),
    batches: z.int(),
    unweighed: z.int().describe('How many of them were never weighed'),
    massGrams: z.int(),
    content: contentSchema,
  })
  .openapi('StockRow')

const route = createRoute({
  method: 'get',
  path: '/stock',
  tags: ['Stock and flow'],
  summary: 'Read the present stock',
  description:
    'Every batch of which grams are left, and every batch that was never weighed, summed by the groups asked for. ' +
    'Grams of unweighed batches are unknown and in no sum: `unweighed` says how many there are.',
  security: [{ key: [] }],
  request: {
    query: z.strictObject({ groupBy: listSchema(stockGroups, ['kind', 'material']).default([]) }),
  },
  responses: {
    200: {
      description: 'One row for each group',
      content: {
        'application/json': {
          schema: z.object({
            groupBy: z.array(z.enum(stockGroups)).readonly(),
            rows: z.array(stockRowSchema).readonly(),
          }),
        },
      },
    },
    ...refusals,
  },
})

/** `GET /stock`. */
export function createStock({ store }: Installation) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { organisationKey } = context.get('organisation')
    const { groupBy } = context.req.valid('query')
    const rows = (await readStock(store.own(organisationKey), organisationKey, groupBy)).map(
      ({ group, ...row }) => ({
        group: Object.fromEntries(groupBy.map((name, at) => [name, group[at] ?? ''])),
        ...row,
      }),
    )
    return context.json({ groupBy, rows }, 200)
  })
}
