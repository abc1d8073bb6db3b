import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { refuse } from '../../domain/refusal.ts'
import { shortCodeOf } from '../../domain/short-code.ts'
import type { Env } from '../http/env.ts'
import { answerProblem } from '../http/problem.ts'
import { problemSchema } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { createProofs } from '../log/proofs.ts'
import { publishedPolicy } from '../log/published-policy.ts'
import { batchIdFromPath } from '../public-record/asked-form.ts'
import type { GivenEvidence } from './given-evidence.ts'
import { packOf } from './pack.ts'
import { readEvidence } from './read-evidence.ts'

const common = {
  method: 'get' as const,
  tags: ['Public record'],
  security: [],
  request: { params: z.object({ record: z.string().openapi({ description: 'As in the QR' }) }) },
}
const missing = {
  404: {
    description: 'No record has this code, or nobody may know',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
} as const

const text = z.string()
const evidenceSchema = z
  .object({
    evidence: z.object({
      passport: text.optional().describe('`vc+jwt`'),
      issuerDocument: text.optional().describe('The document of its issuer, as it was logged'),
      statusList: text.optional().describe('`vc+jwt`'),
      history: text.optional().describe('Digests of all events, canonical JSON'),
      events: z.array(text).describe('Envelopes, canonical JSON, in the order of the chain'),
      receipts: z.array(text).describe('`tlog-proof@v1`, the entry in `extra`'),
    }),
    policy: text.describe('C2SP tlog-policy: keys of the log and its witnesses, by our word'),
  })
  .openapi('RecordEvidence')

const asJson = createRoute({
  ...common,
  path: '/b/{record}/evidence.json',
  summary: 'Read what a record stands on',
  description:
    'All that is needed to check the record of a batch without us, as one JSON document.',
  responses: {
    200: {
      description: 'Texts exactly as they were signed, sealed and logged',
      content: { 'application/json': { schema: evidenceSchema } },
    },
    ...missing,
  },
})

const asPack = createRoute({
  ...common,
  path: '/b/{record}/evidence.zip',
  summary: 'Download the evidence pack of a record',
  description:
    'The same as files, with the commands of stock tools. `loomcell verify` checks it offline.',
  responses: {
    200: { description: 'A zip', content: { 'application/zip': { schema: z.string() } } },
    ...missing,
  },
})

/** Adds what anyone needs to check a record without us. `witnessPolicy` is the policy that the log is published with. */
export function addEvidence(
  app: OpenAPIHono<Env>,
  { store }: Installation,
  witnessPolicy: () => Promise<string | undefined>,
): void {
  for (const route of [asJson, asPack]) app.openAPIRegistry.registerPath(route)
  const db = store.public
  const log = { db, proofs: createProofs(db) }
  const answering =
    (send: (context: Context<Env>, given: GivenEvidence, id: string) => Response) =>
    async (context: Context<Env>): Promise<Response> => {
      const id = batchIdFromPath(`/b/${context.req.param('record')}`)
      const evidence = id === undefined ? undefined : await readEvidence(log, id)
      if (id === undefined || evidence === undefined)
        return answerProblem(context, refuse('not_found', '', ['record_not_found']))
      const policy = await publishedPolicy(db, await witnessPolicy())
      // A batch goes on, its log grows, and its issuer's status list is signed again.
      context.header('cache-control', 'no-cache')
      return send(context, { evidence, policy }, id)
    }
  app.get(
    '/b/:record/evidence.json',
    answering((context, given) => context.json(given)),
  )
  app.get(
    '/b/:record/evidence.zip',
    answering((context, given, id) => {
      // A code reaches us with marks that no header takes: the file has its name from the batch itself.
      const name = `evidence-${shortCodeOf(id)}.zip`
      context.header('content-type', 'application/zip')
      context.header('content-disposition', `attachment; filename="${name}"`)
      return context.body(new Uint8Array(packOf(given)))
    }),
  )
}
