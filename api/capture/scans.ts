import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { stream as streamOut } from 'hono/streaming'
import { answerIn } from '../../domain/faults-in.ts'
import { mostBytes, mostScans } from '../../domain/limits.ts'
import type { Answer } from '../../domain/receipt.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { scanSchema } from '../../domain/scan-schema.ts'
import { namesFor } from '../../workflows/shown-names.ts'
import { answerLanguage } from '../http/answer-language.ts'
import { parseJson, readBody } from '../http/body.ts'
import type { Env } from '../http/env.ts'
import { linesOf } from '../http/lines.ts'
import { proposedSchema, receiptSchema, refusals } from '../http/schemas.ts'
import { stillAsking } from '../http/still-asking.ts'
import type { Installation } from '../installation.ts'
import { refusedReceipt } from '../recording/entry.ts'
import { type Admit, createAdmit, createAdmitAgain } from './admit.ts'
import { wordsOf } from './sent.ts'

/** Longest line of an NDJSON stream, and how many of them share one call of the one way in. */
const mostLineBytes = 1024 * 1024
const linesTogether = 500

/** A scan with its station's signature beside it, so that the scan's digest is the same with and without one. */
const signedScanSchema = z
  .strictObject({
    scan: scanSchema,
    signature: z
      .string()
      .describe(
        'Ed25519 over "loomcell-scan/2\\n", your organisation’s short name, "\\n", the station’s public key, "\\n", the SHA-256 ' +
          'of the canonical scan in hex, "\\n"; base64url',
      ),
    station: z
      .string()
      .optional()
      .describe(
        'Public key of the station that signed, base64url: from a person on a device that is a station. A station that sends leaves it out',
      ),
  })
  .openapi('SignedScan')
const sentSchema = z.union([scanSchema, signedScanSchema])
const answerSchema = z.union([receiptSchema, proposedSchema])

const route = createRoute({
  method: 'post',
  path: '/scans',
  tags: ['Record'],
  summary: 'Record scans',
  description:
    `One scan, a list of up to ${mostScans}, or a stream of NDJSON lines of any length. Each scan gets its own ` +
    'receipt, in the order sent; one bad scan never spoils its neighbours. A scan sent again with the same id ' +
    'gives the first answer as `duplicate`. A single refused scan is answered with problem details. A station with a ' +
    'signing key sends each scan as `{"scan": …, "signature": …}`. A scan that more than one person signs is answered ' +
    'as `proposed` and recorded once they have: see Approvals.',
  security: [{ key: [] }],
  request: {
    body: {
      required: true,
      content: {
        'application/json': { schema: z.union([sentSchema, z.array(sentSchema).max(mostScans)]) },
        'application/x-ndjson': { schema: z.string() },
      },
    },
  },
  responses: {
    200: {
      description: 'The receipt, or the receipts in the order sent; NDJSON is answered with NDJSON',
      content: {
        'application/json': { schema: z.union([answerSchema, z.array(answerSchema)]) },
        'application/x-ndjson': { schema: z.string() },
      },
    },
    202: {
      description: 'A single scan that is kept until others have signed it',
      content: { 'application/json': { schema: proposedSchema } },
    },
    ...refusals,
  },
})

/** `POST /scans`: the one way in, over HTTP. */
export function createScans(installation: Installation, now: () => Date) {
  const app = new OpenAPIHono<Env>()
  // Described here and read by the one way in, which uses the same schema and names every fault itself.
  app.openAPIRegistry.registerPath(route)
  return app.post('/scans', takesScans, async (context) => {
    const language = answerLanguage(context)
    const namesIn = (given: unknown) => namesFor(installation.streams, wordsOf(given))
    const say = (answer: Answer, given: unknown) => answerIn(answer, language, namesIn(given))
    if (/^application\/(x-)?ndjson/.test(context.req.header('content-type') ?? '')) {
      context.header('content-type', 'application/x-ndjson')
      const admitNow = createAdmitAgain(installation, context.get('askAgain'), now)
      return streamOut(context, async (out) => {
        for await (const answers of admitLines(admitNow, context.req.raw.body)) {
          const lines = answers.map((answered) => `${JSON.stringify(say(...answered))}\n`)
          await out.write(lines.join(''))
        }
      })
    }
    const given = parseJson(await readBody(context.req.raw, mostBytes))
    const admit = createAdmit(installation, await stillAsking(context), now)
    if (Array.isArray(given)) {
      if (given.length > mostScans) throw new RefusedError(tooMany(given.length))
      const answers = await admit(given)
      return context.json(answers.map((answer, at) => say(answer, given[at])))
    }
    const [answer] = await admit([given])
    context.set('names', namesIn(given))
    if (answer?.status === 'refused') throw new RefusedError(answer)
    return context.json(answer && say(answer, given), answer?.status === 'proposed' ? 202 : 200)
  })
}

type ScanInput = z.input<typeof sentSchema>

/** Tells the typed client what may be sent and costs nothing: reading is left to the one way in. */
const takesScans: MiddlewareHandler<
  Env,
  '/scans',
  { in: { json: ScanInput | ScanInput[] }; out: { json: unknown } }
> = (_context, next) => next()

async function* admitLines(
  admit: Admit,
  body: AsyncIterable<Uint8Array> | null,
): AsyncGenerator<readonly Answered[]> {
  let together: unknown[] = []
  for await (const line of linesOf(body ?? noBytes(), mostLineBytes)) {
    together.push(line === undefined ? undefined : readLine(line))
    if (together.length < linesTogether) continue
    yield await admitTogether(admit, together)
    together = []
  }
  if (together.length > 0) yield await admitTogether(admit, together)
}

/** An answer with what it answers. */
type Answered = readonly [answer: Answer, given: unknown]

/** Lines that are not JSON get their refusal in their own place among the others' receipts. */
async function admitTogether(admit: Admit, lines: readonly unknown[]) {
  const scans = lines.filter((line) => !(line instanceof RefusedError) && line !== undefined)
  const answers = [...(await admit(scans))]
  return lines.map((line): Answered => {
    if (line === undefined) return [refusedReceipt(null, tooLong), line]
    if (line instanceof RefusedError) return [refusedReceipt(null, line.refusal), line]
    return [answers.shift() ?? refusedReceipt(null, tooLong), line]
  })
}

function readLine(line: string): unknown {
  try {
    return parseJson(line)
  } catch (error) {
    return error
  }
}

const tooLong = refuse('too_large', '', ['line_too_long', { most: mostLineBytes }])

function tooMany(given: number) {
  return refuse('too_large', '', ['list_too_long', { given, most: mostScans }])
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}
