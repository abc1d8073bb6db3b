import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { cursorSchema, nextSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { idSchema } from '../http/fields.ts'
import type { Principal } from '../http/principal.ts'
import { limitSchema, noQuery } from '../http/query.ts'
import { acceptedSchema, competenceSchema, proposedSchema, refusals } from '../http/schemas.ts'
import { factReaderOf, scanFor } from '../http/shown-to.ts'
import { isWithinReach } from '../http/station-bounds.ts'
import type { Installation } from '../installation.ts'
import { listApprovals, type StoredApproval } from '../store/recording/approvals.ts'
import { countedApprovals } from './counted-approvals.ts'
import { wordsOf } from './sent.ts'
import { type SignDecision, signApproval } from './sign-approval.ts'
import { approvalRule, correctionIn, signersMissing } from './waiting.ts'

/** A scan that waits for persons to sign it. */
const approvalSchema = z
  .object({
    id: z.uuid(),
    stream: z.string(),
    stage: z.string(),
    facility: z.string(),
    batches: z.array(z.string()).readonly().describe('Codes of the batches it happens to'),
    scan: z.record(z.string(), z.unknown()).describe('The scan as it was sent'),
    proposedBy: z.string().describe('Pseudonym of the person, or name of the station'),
    proposed: z.string(),
    expires: z.string(),
    competence: competenceSchema.nullable().describe('What everyone who signs must hold'),
    signed: z
      .array(z.object({ operator: z.string(), time: z.string() }))
      .readonly()
      .describe('Who signed, by pseudonym, in order'),
    missing: z.int().describe('How many persons must still sign'),
  })
  .openapi('Approval')

const shared = { tags: ['Approvals'], security: [{ key: [] }] }

const listRoute = createRoute({
  method: 'get',
  path: '/approvals',
  ...shared,
  summary: 'List scans that wait for signatures',
  description:
    'Scans of stages that more than one person signs, such as a release from quarantine, weighings far off, and corrections ' +
    'that make goods look safer than they were found, kept for ' +
    `${approvalRule.hours} hours. Nothing of them is recorded yet.`,
  request: {
    query: z.strictObject({ limit: limitSchema(200, 50), cursor: cursorSchema.optional() }),
  },
  responses: {
    200: {
      description: 'Oldest first',
      content: {
        'application/json': {
          schema: z.object({ approvals: z.array(approvalSchema).readonly(), next: nextSchema }),
        },
      },
    },
    ...refusals,
  },
})

const signRoute = createRoute({
  method: 'post',
  path: '/approvals/{id}',
  ...shared,
  summary: 'Sign a scan that waits',
  description:
    'Only a person signs, each once and with the certificate that the stage asks for. The last signature records the scan ' +
    'with the pseudonyms of all who signed; signing it again answers with the same receipt as `duplicate`.',
  request: { params: z.object({ id: idSchema() }), query: noQuery },
  responses: {
    200: {
      description: 'The receipt',
      content: { 'application/json': { schema: acceptedSchema } },
    },
    202: {
      description: 'Signed; further persons are needed',
      content: { 'application/json': { schema: proposedSchema } },
    },
    ...refusals,
  },
})

/** `GET /approvals` and `POST /approvals/{id}`. */
export function createApprovals(
  installation: Installation,
  now: () => Date,
  signDecision: SignDecision,
) {
  const { store, streams } = installation
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { limit, cursor } = context.req.valid('query')
      const pages = pagesOf(installation.secret, 'approvals', context.get('principal'))
      const after = pages.after(cursor) ?? 0
      const asked = { now: now(), after, limit: limit + 1 }
      const rows = await listApprovals(store.own(organisationKey), organisationKey, asked)
      const { page, next } = pages.cut(rows, limit, ({ approvalKey }) => approvalKey)
      const counting = { organisationKey, now: now() }
      const db = store.own(organisationKey)
      const counted = await countedApprovals(installation, db, page, counting)
      return context.json(
        {
          approvals: counted.flatMap((one) => approvalView(streams, one, context.get('principal'))),
          next,
        },
        200,
      )
    })
    .openapi(signRoute, async (context) => {
      const { organisationKey, slug } = context.get('organisation')
      const principal = context.get('principal')
      if (principal.kind !== 'person') throw new RefusedError(onlyPersons)
      const actor = { organisationKey, organisation: slug }
      const { id } = context.req.valid('param')
      const answer = await signApproval(
        installation,
        { principal, actor, id, now: now() },
        signDecision,
      )
      if (isRefusal(answer)) throw new RefusedError(answer)
      if (answer.status === 'proposed') return context.json(answer, 202)
      // Facts are JSON by their type; the answer's schema says so in its own words.
      const decisions: Record<string, unknown> = { ...answer.decisions }
      return context.json({ ...answer, decisions }, 200)
    })
}

const onlyPersons = refuse('not_allowed', '', ['approval_by_key'])

/** A waiting scan as the principal may see it; none when it is beyond a station's reach. */
function approvalView(
  streams: ReadonlyMap<string, LoadedStream>,
  approval: StoredApproval,
  principal: Principal,
): readonly z.output<typeof approvalSchema>[] {
  const scan = approval.scan as Readonly<Record<string, unknown>>
  const { stream, stage, facility } = wordsOf(scan)
  if (!isWithinReach(principal, { facility, stream })) return []
  const known = streams.get(stream)?.allStages[stage]
  const corrected = correctionIn(approval)?.reversal
  const shown = scanFor(factReaderOf(principal), known, scan)
  const batches = Array.isArray(scan.batches) ? scan.batches : []
  const view = {
    id: approval.id,
    stream,
    stage,
    facility,
    scan: {
      ...shown,
      ...(corrected && {
        correction: { event: corrected.reverses, reason: corrected.facts.reason },
      }),
    },
    competence: known?.competence ?? null,
    batches: batches.map(({ batch }: { batch: string }) => batch),
    proposedBy: approval.proposedBy,
    proposed: approval.proposedTime.toISOString(),
    expires: approval.expiresTime.toISOString(),
    signed: approval.signed.map(({ operator, time }) => ({
      operator,
      time: new Date(time).toISOString(),
    })),
    missing: signersMissing(approval, known),
  }
  return [view]
}
