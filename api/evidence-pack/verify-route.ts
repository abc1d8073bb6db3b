import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { faultsIn } from '../../domain/faults-in.ts'
import { plainLines } from '../../domain/file-text.ts'
import { mostBytes } from '../../domain/limits.ts'
import { type Trust, trustOf } from '../../domain/proof/log/open-checkpoint.ts'
import { parsePolicy } from '../../domain/proof/log/policy.ts'
import { isFaults, type ProofFault } from '../../domain/proof/proof-fault.ts'
import type { Evidence } from '../../domain/proof/record/evidence.ts'
import {
  isProven,
  type RecordCheck,
  recordSteps,
  verifyRecord,
} from '../../domain/proof/record/verify-record.ts'
import { faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { faultsOfAll } from '../../domain/schema-faults.ts'
import { answerLanguage } from '../http/answer-language.ts'
import { parseJson, readBody } from '../http/body.ts'
import type { Env } from '../http/env.ts'
import { faultSchema, refusals } from '../http/schemas.ts'

const text = z.string()
const texts = z.array(text).max(65_535)

const askedSchema = z
  .strictObject({
    evidence: z
      .strictObject({
        passport: text.optional(),
        ended: text.optional(),
        issuerDocument: text.optional(),
        statusList: text.optional(),
        history: text.optional(),
        events: texts.optional(),
        receipts: texts.optional(),
        seen: text.optional(),
        grown: text.optional(),
      })
      .describe('As `/b/{record}/evidence.json` gives it; what is absent is not checked'),
    policy: text
      .optional()
      .describe(
        'Whom you believe of logs and witnesses, a C2SP tlog-policy. Without it the log is not checked',
      ),
    newestStatusSeen: z.iso
      .datetime()
      .optional()
      .describe('`validFrom` of the newest status list that you have seen: an older one is told'),
  })
  .openapi('RecordToVerify')

const faults = z.array(faultSchema).readonly().nullable()
const answerSchema = z
  .object({
    proven: z.boolean().describe('Whether every step was taken and holds'),
    steps: z
      .object(Object.fromEntries(recordSteps.map((step) => [step, faults])))
      .describe('What is wrong by step: empty where it holds, null where it was not checked'),
    statusUntil: text
      .nullable()
      .describe(
        'Where the status was not checked because the list is out of date: until when that was to be believed',
      ),
    ending: z
      .object({ time: text, reason: text, isShown: z.boolean().nullable() })
      .nullable()
      .describe('Of a passport that has ended: when, why, and whether the issuer’s list shows it'),
    events: z
      .array(
        z.object({
          digest: text,
          faults,
          index: z.int().nullable().describe('Place in the log; null where no receipt holds'),
        }),
      )
      .readonly(),
  })
  .openapi('RecordVerified')

const route = createRoute({
  method: 'post',
  path: '/api/v1/verify',
  tags: ['Public record'],
  summary: 'Check what a record stands on',
  description:
    'The very check that the page runs in a browser and `loomcell verify` on a command line, for whoever has neither at hand. It is ' +
    'asked of the one who is checked: to believe nobody, check with those, or with the stock tools that the pack names. Nothing is ' +
    'kept and nothing fetched. At most 4 MiB; larger packs are checked on the command line. Needs no key.',
  security: [],
  request: {
    body: { required: true, content: { 'application/json': { schema: askedSchema } } },
  },
  responses: {
    200: {
      description: 'What was found',
      content: { 'application/json': { schema: answerSchema } },
    },
    ...refusals,
  },
})

/** Adds the check of a record by the server. */
export function addVerify(app: OpenAPIHono<Env>, now: () => Date): void {
  app.openAPIRegistry.registerPath(route)
  app.post('/api/v1/verify', async (context) => {
    const body = parseJson(await readBody(context.req.raw, mostBytes))
    const asked = askedSchema.safeParse(body)
    if (!asked.success) {
      const wrong = faultsOfAll(asked.error.issues, body)
      throw new RefusedError({ code: 'invalid', faults: wrong })
    }
    const { evidence, policy, newestStatusSeen } = asked.data
    const trust = policy === undefined ? undefined : await trustIn(policy)
    const found = await verifyRecord(evidence as Evidence, {
      now: now().toISOString(),
      ...(trust === undefined ? {} : { trust }),
      ...(newestStatusSeen === undefined ? {} : { newestStatusSeen }),
    })
    context.header('cache-control', 'no-store')
    return context.json(answerOf(found, context), 200)
  })
}

async function trustIn(policy: string): Promise<Trust> {
  const read = await parsePolicy(plainLines(policy))
  if (!isFaults(read)) return trustOf(read)
  const wrong = read.map(({ says, values }) => faultOf('/policy', says, values))
  throw new RefusedError({ code: 'invalid', faults: wrong })
}

function answerOf(found: RecordCheck, context: Context<Env>) {
  const language = answerLanguage(context)
  const told = (wrong: readonly ProofFault[] | undefined) =>
    wrong === undefined
      ? null
      : faultsIn(
          wrong.map(({ pointer, says, values }) => faultOf(pointer, says, values)),
          language,
          context.get('names'),
        )
  const { ending } = found
  return {
    proven: isProven(found),
    steps: Object.fromEntries(recordSteps.map((step) => [step, told(found.steps[step])])),
    statusUntil: found.statusUntil ?? null,
    ending:
      ending === undefined
        ? null
        : { time: ending.time, reason: ending.reason, isShown: ending.isShown ?? null },
    events: found.events.map((one) => ({
      digest: one.digest,
      faults: told(one.faults),
      index: one.index ?? null,
    })),
  }
}
