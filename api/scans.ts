import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { stream as streamOut } from 'hono/streaming'
import { mostBytes, mostScans } from '../domain/limits.ts'
import type { Receipt } from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'
import { scanSchema } from '../domain/scan-schema.ts'
import { parseJson, readBody } from './body.ts'
import type { Env } from './env.ts'
import { linesOf } from './lines.ts'
import { RefusedError } from './problem.ts'
import { type Actor, refusedReceipt } from './record/entry.ts'
import type { Recorder } from './record/recorder.ts'
import { receiptSchema, refusals } from './schemas.ts'
import type { Workspace } from './workspace.ts'

/** Longest line of an NDJSON stream, and how many of them share one call of the one way in. */
const mostLineBytes = 1024 * 1024
const linesTogether = 500

const route = createRoute({
  method: 'post',
  path: '/scans',
  tags: ['Record'],
  summary: 'Record scans',
  description:
    `One scan, a list of up to ${mostScans}, or a stream of NDJSON lines of any length. Each scan gets its own ` +
    'receipt, in the order sent; one bad scan never spoils its neighbours. A scan sent again with the same id ' +
    'gives the first answer as `duplicate`. A single refused scan is answered with problem details.',
  security: [{ key: [] }],
  request: {
    body: {
      required: true,
      content: {
        'application/json': { schema: z.union([scanSchema, z.array(scanSchema).max(mostScans)]) },
        'application/x-ndjson': { schema: z.string() },
      },
    },
  },
  responses: {
    200: {
      description: 'The receipt, or the receipts in the order sent; NDJSON is answered with NDJSON',
      content: {
        'application/json': { schema: z.union([receiptSchema, z.array(receiptSchema)]) },
        'application/x-ndjson': { schema: z.string() },
      },
    },
    ...refusals,
  },
})

/** `POST /scans`: the one way in, over HTTP. */
export function createScans({ recorder }: Workspace) {
  const app = new OpenAPIHono<Env>()
  // Described here and read by the one way in, which uses the same schema and names every fault itself.
  app.openAPIRegistry.registerPath(route)
  return app.post('/scans', takesScans, async (context) => {
    const { organisationKey, slug } = context.get('organisation')
    const actor = { organisationKey, organisation: slug }
    if (/^application\/(x-)?ndjson/.test(context.req.header('content-type') ?? '')) {
      context.header('content-type', 'application/x-ndjson')
      return streamOut(context, async (out) => {
        for await (const receipts of recordLines(recorder, context.req.raw.body, actor)) {
          await out.write(receipts.map((receipt) => `${JSON.stringify(receipt)}\n`).join(''))
        }
      })
    }
    const given = parseJson(await readBody(context.req.raw, mostBytes))
    if (Array.isArray(given)) {
      if (given.length > mostScans) throw new RefusedError(tooMany(given.length))
      return context.json(await recorder.record(given, actor))
    }
    const [receipt] = await recorder.record([given], actor)
    if (receipt?.status === 'refused') throw new RefusedError(receipt)
    return context.json(receipt)
  })
}

type ScanInput = z.input<typeof scanSchema>

/** Tells the typed client what may be sent and costs nothing: reading is left to the one way in. */
const takesScans: MiddlewareHandler<
  Env,
  '/scans',
  { in: { json: ScanInput | ScanInput[] }; out: { json: unknown } }
> = (_context, next) => next()

async function* recordLines(
  recorder: Recorder,
  body: AsyncIterable<Uint8Array> | null,
  actor: Actor,
): AsyncGenerator<readonly Receipt[]> {
  let together: unknown[] = []
  for await (const line of linesOf(body ?? noBytes(), mostLineBytes)) {
    together.push(line === undefined ? undefined : readLine(line))
    if (together.length < linesTogether) continue
    yield await recordTogether(recorder, together, actor)
    together = []
  }
  if (together.length > 0) yield await recordTogether(recorder, together, actor)
}

/** Lines that are not JSON get their refusal in their own place among the others' receipts. */
async function recordTogether(recorder: Recorder, lines: readonly unknown[], actor: Actor) {
  const scans = lines.filter((line) => !(line instanceof RefusedError) && line !== undefined)
  const receipts = [...(await recorder.record(scans, actor))]
  return lines.map((line): Receipt => {
    if (line === undefined) return refusedReceipt(null, tooLong)
    if (line instanceof RefusedError) return refusedReceipt(null, line.refusal)
    return receipts.shift() ?? refusedReceipt(null, tooLong)
  })
}

function readLine(line: string): unknown {
  try {
    return parseJson(line)
  } catch (error) {
    return error
  }
}

const tooLong = refusal(
  'too_large',
  '',
  `Cannot read so long a line: expected at most ${mostLineBytes} bytes`,
)

function tooMany(given: number) {
  const message = `Cannot take ${given} scans in one list: expected at most ${mostScans}; send NDJSON lines instead`
  return refusal('too_large', '', message)
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}
