import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { refuse } from '../../domain/refusal.ts'
import { shortCodeOf } from '../../domain/short-code.ts'
import type { Env } from '../http/env.ts'
import { answerProblem } from '../http/problem.ts'
import { problemSchema } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import type { Proofs } from '../log/proofs.ts'
import { publishedPolicy } from '../log/published-policy.ts'
import { batchIdFromPath } from '../public-record/asked-form.ts'
import { findEvidenceMark } from '../store/public-record/evidence.ts'
import type { GivenEvidence } from './given-evidence.ts'
import { packOf } from './pack.ts'
import { readEvidence } from './read-evidence.ts'
import { evidenceTag, rememberingEvidence } from './remember-evidence.ts'

const common = {
  method: 'get' as const,
  tags: ['Public record'],
  security: [],
  request: { params: z.object({ record: z.string().openapi({ description: 'As in the QR' }) }) },
}
const missing = {
  304: {
    description:
      'Nothing of it has changed since: chain, passport, status list and log stand as they did',
  },
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
      ended: text
        .optional()
        .describe('In place of a passport that has ended: when, why and its place in the list'),
      issuerDocument: text.optional().describe('The document of its issuer, as it was logged'),
      statusList: text.optional().describe('`vc+jwt`'),
      history: text.optional().describe('Digests of all events, canonical JSON'),
      events: z.array(text).describe('Envelopes, canonical JSON, in the order of the chain'),
      receipts: z.array(text).describe('`tlog-proof@v1`, the entry in `extra`'),
      seen: text
        .optional()
        .describe(
          'Where the key of its issuer has ended since: the receipt of the passport under a checkpoint from before that',
        ),
      grown: text
        .optional()
        .describe('That the log grew from there: `add-checkpoint` of C2SP tlog-witness'),
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

export interface EvidenceOptions {
  readonly proofs: Proofs
  /** The policy that the log is published with. */
  readonly witnessPolicy: () => Promise<string | undefined>
}

/** Adds what anyone needs to check a record without us. */
export function addEvidence(
  app: OpenAPIHono<Env>,
  { store }: Installation,
  { proofs, witnessPolicy }: EvidenceOptions,
): void {
  for (const route of [asJson, asPack]) app.openAPIRegistry.registerPath(route)
  const db = store.public
  const log = { db, proofs }
  const remember = rememberingEvidence()
  const answering = (form: EvidenceForm) => async (context: Context<Env>) => {
    const id = batchIdFromPath(`/b/${context.req.param('record')}`)
    const stands = id === undefined ? undefined : await findEvidenceMark(db, id)
    if (id === undefined || stands === undefined) return notThere(context)
    const policy = await publishedPolicy(db, await witnessPolicy())
    const asked = { name: `${id} ${form.type}`, mark: `${stands}\n${policy}` }
    // A batch goes on, its log grows, and its issuer's status list is signed again.
    context.header('cache-control', 'no-cache')
    context.header('etag', evidenceTag(asked))
    if (isKnown(context, evidenceTag(asked))) return context.body(null, 304)
    const made = await remember(asked, async () => {
      const evidence = await readEvidence(log, id)
      return evidence === undefined ? undefined : new Uint8Array(form.made({ evidence, policy }))
    })
    if (made === undefined) return notThere(context)
    context.header('content-type', form.type)
    for (const [name, value] of form.headers(id)) context.header(name, value)
    return context.body(made.body)
  }
  app.get('/b/:record/evidence.json', answering(json))
  app.get('/b/:record/evidence.zip', answering(pack))
}

/** One of the forms in which evidence goes out. */
interface EvidenceForm {
  readonly type: string
  readonly made: (given: GivenEvidence) => Buffer
  readonly headers: (id: string) => readonly (readonly [string, string])[]
}

const json: EvidenceForm = {
  type: 'application/json',
  made: (given) => Buffer.from(JSON.stringify(given)),
  headers: () => [],
}

const pack: EvidenceForm = {
  type: 'application/zip',
  made: packOf,
  // A code reaches us with marks that no header takes: the file has its name from the batch itself.
  headers: (id) => [
    ['content-disposition', `attachment; filename="evidence-${shortCodeOf(id)}.zip"`],
  ],
}

function notThere(context: Context<Env>): Response {
  return answerProblem(context, refuse('not_found', '', ['record_not_found']))
}

function isKnown(context: Context<Env>, etag: string): boolean {
  const known = context.req.header('if-none-match') ?? ''
  return known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
