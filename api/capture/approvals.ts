import { OpenAPIHono, type z } from '@hono/zod-openapi'
import { acceptedIn } from '../../domain/faults-in.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { answerLanguage } from '../http/answer-language.ts'
import { pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import type { Principal } from '../http/principal.ts'
import { factReaderOf, scanFor } from '../http/shown-to.ts'
import { isWithinReach } from '../http/station-bounds.ts'
import type { Installation } from '../installation.ts'
import { listApprovals, type StoredApproval } from '../store/recording/approvals.ts'
import { type approvalSchema, listRoute, refuseRoute, signRoute } from './approval-routes.ts'
import { countedApprovals } from './counted-approvals.ts'
import { refuseApproval } from './refuse-approval.ts'
import { wordsOf } from './sent.ts'
import { type SignDecision, signApproval } from './sign-approval.ts'
import { correctionIn, signersMissing } from './waiting.ts'

/** `GET /approvals`, `POST /approvals/{id}` and `POST /approvals/{id}/refusal`. */
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
      const said = acceptedIn(answer, answerLanguage(context), context.get('names'))
      return context.json({ ...said, decisions }, 200)
    })
    .openapi(refuseRoute, async (context) => {
      const { organisationKey, slug } = context.get('organisation')
      const principal = context.get('principal')
      if (principal.kind !== 'person') throw new RefusedError(onlyPersons)
      const actor = { organisationKey, organisation: slug }
      const { id } = context.req.valid('param')
      const { reason } = context.req.valid('json')
      const answer = await refuseApproval(installation, {
        principal,
        actor,
        id,
        reason,
        now: now(),
      })
      if ('faults' in answer) throw new RefusedError(answer)
      return context.json(answer, 200)
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
