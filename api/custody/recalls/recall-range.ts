import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { textIn } from '../../../domain/fact-values.ts'
import type { Facts } from '../../../domain/field.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { mostSerials, serialsBetween } from '../../../domain/serial-range.ts'
import { unitMark } from '../../../workflows/marks.ts'
import type { Env } from '../../http/env.ts'
import { wordSchema } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { openRecallsBy } from '../../store/custody/open-recalls.ts'
import { findNamed } from '../../store/inventory/named-batches.ts'

const hitSchema = z.object({
  batch: z.string().describe('Code of your batch, to be named in the recall'),
  stream: z.string(),
  kind: z.string(),
  serial: z.string(),
  state: z.string(),
  recalls: z.array(z.string()).readonly().describe('Ids of recalls that are open on it already'),
})

const rangeSchema = z
  .object({
    serials: z.int().describe('How many serial numbers the range has'),
    batches: z.array(hitSchema).readonly(),
  })
  .openapi('RecallRange')

const route = createRoute({
  method: 'get',
  path: '/recall-range',
  tags: ['Recalls'],
  summary: 'See what a range of serial numbers would recall',
  description: `Your batches whose serial number lies in a range, both ends included, before anything is recalled: the same beginning, then a number. At most ${mostSerials} numbers. Nothing is opened by asking.`,
  security: [{ key: [] }],
  request: {
    query: z.strictObject({
      from: wordSchema().openapi({ example: 'CN-000100' }),
      to: wordSchema().openapi({ example: 'CN-000199' }),
    }),
  },
  responses: {
    200: {
      description: 'The batches, oldest first',
      content: { 'application/json': { schema: rangeSchema } },
    },
    ...refusals,
  },
})

/** `GET /recall-range`. */
export function createRecallRange({ store, streams }: Pick<Installation, 'store' | 'streams'>) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { organisationKey } = context.get('organisation')
    const { from, to } = context.req.valid('query')
    const serials = serialsBetween(from, to)
    if ('faults' in serials) throw new RefusedError({ code: 'invalid', faults: serials.faults })
    const batches = await readBearing({ store, streams }, organisationKey, serials)
    return context.json({ serials: serials.length, batches }, 200)
  })
}

/** The organisation's batches that bear one of these serial numbers, each with what is recalled of it already. */
export async function readBearing(
  { store, streams }: Pick<Installation, 'store' | 'streams'>,
  organisationKey: number,
  serials: readonly string[],
): Promise<readonly z.output<typeof hitSchema>[]> {
  const db = store.own(organisationKey)
  const marks = new Set(
    [...streams.keys()].flatMap((stream) =>
      serials.flatMap((serial) => unitMark(stream, { serial })?.text ?? []),
    ),
  )
  const found = await findNamed(db, organisationKey, { ids: [], codes: [], marks: [...marks] })
  const recallsOn = await openRecallsBy(db, found)
  return found.map((batch) => ({
    batch: batch.code,
    stream: batch.stream,
    kind: batch.kind,
    // Facts were parsed before they were stored.
    serial: textIn(batch.context as Facts, 'serial') ?? '',
    state: batch.state,
    recalls: recallsOn(batch).map(({ recall }) => recall),
  }))
}
