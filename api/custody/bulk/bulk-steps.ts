import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { faultsIn } from '../../../domain/faults-in.ts'
import { refusalCodes } from '../../../domain/refusal.ts'
import { answerLanguage } from '../../http/answer-language.ts'
import type { Env } from '../../http/env.ts'
import { noQuery } from '../../http/query.ts'
import { faultSchema, refusals } from '../../http/schemas.ts'
import { stillAsking } from '../../http/still-asking.ts'
import type { Installation } from '../../installation.ts'
import { correctionStepSchema } from '../corrections/correction-step-schemas.ts'
import { takeCorrectionStep } from '../corrections/take-correction-step.ts'
import { stepSchema } from '../hand-over-schemas.ts'
import { takeStep } from '../take-step.ts'
import { mostSteps, type StepReceipt, takeEach } from './take-each.ts'

const stepsSchema = z
  .strictObject({
    steps: z
      .array(z.record(z.string(), z.unknown()))
      .min(1)
      .max(mostSteps)
      .describe('Each as its own route takes it, with "handOver" beside'),
  })
  .openapi('HandOverSteps')

const receiptsSchema = z
  .object({
    receipts: z
      .array(
        z.object({
          handOver: z.string().nullable(),
          id: z.string().nullable(),
          status: z.enum(['taken', 'duplicate', 'refused']),
          state: z.string().nullable().describe('State of the hand-over after it'),
          code: z.enum(refusalCodes).nullable(),
          faults: z.array(faultSchema).readonly().describe('Pointers are into the step'),
        }),
      )
      .readonly()
      .describe('In the order of the steps'),
  })
  .openapi('HandOverStepReceipts')

const common = {
  tags: ['Hand-overs'],
  security: [{ key: [] }],
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: stepsSchema } } },
  },
  responses: {
    200: {
      description: 'A receipt for each step',
      content: { 'application/json': { schema: receiptsSchema } },
    },
    ...refusals,
  },
}

const stepsRoute = createRoute({
  method: 'post',
  path: '/hand-overs/steps',
  ...common,
  summary: 'Take steps of many hand-overs',
  description:
    'Taken one after the other, each with a receipt of its own: a bad one stops no other. The same list again gives `duplicate`.',
})

const correctionsRoute = createRoute({
  method: 'post',
  path: '/hand-overs/corrections',
  ...common,
  summary: 'Propose or answer many corrections of hand-overs',
  description: 'As `POST /hand-overs/steps`, for the steps of corrections: bulk consent.',
})

/** `POST /hand-overs/steps` and `POST /hand-overs/corrections`. */
export function createBulkSteps(
  installation: Installation,
  { now, log }: { now: () => Date; log: (line: string, error?: unknown) => void },
) {
  return new OpenAPIHono<Env>()
    .openapi(stepsRoute, async (context) => {
      const organisation = context.get('organisation')
      const receipts = await takeEach(context.req.valid('json').steps, {
        schema: stepSchema,
        log,
        take: async (id, request, sent) => {
          const principal = await stillAsking(context)
          return takeStep(
            installation,
            { id, request, sent },
            { principal, organisation, now: now() },
          )
        },
      })
      return context.json({ receipts: receiptsIn(context, receipts) }, 200)
    })
    .openapi(correctionsRoute, async (context) => {
      const organisation = context.get('organisation')
      const receipts = await takeEach(context.req.valid('json').steps, {
        schema: correctionStepSchema,
        log,
        take: async (id, request, sent) => {
          const by = { principal: await stillAsking(context), organisation, now: now() }
          return takeCorrectionStep(installation, { id, request, sent }, by)
        },
      })
      return context.json({ receipts: receiptsIn(context, receipts) }, 200)
    })
}

function receiptsIn(context: Context<Env>, receipts: readonly StepReceipt[]) {
  const faultsOf = ({ faults }: StepReceipt) =>
    faultsIn(faults, answerLanguage(context), context.get('names'))
  return receipts.map((receipt) => ({ ...receipt, faults: faultsOf(receipt) }))
}
