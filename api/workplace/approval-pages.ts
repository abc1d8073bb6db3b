import { type Context, Hono } from 'hono'
import { kindsServing } from '../../domain/competence.ts'
import { usualTimeZone } from '../../domain/local-day.ts'
import { calledIn } from '../../domain/local-names.ts'
import { missingFault } from '../../domain/parse-facts.ts'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import {
  approvalsBody,
  type ShownApproval,
} from '../../web/pages/workplace/organisation/approvals-page.ts'
import { organisationPhrases } from '../../web/pages/workplace/organisation/phrases.ts'
import type { Told } from '../../web/pages/workplace/shell.ts'
import { reasonField } from '../../workflows/custody-stages.ts'
import { typedAt } from '../../workflows/form/typed.ts'
import { plainWords } from '../../workflows/words-of.ts'
import { refusalSchema } from '../capture/approval-routes.ts'
import { countedApprovals } from '../capture/counted-approvals.ts'
import type { Signing } from '../capture/fault-in-answer.ts'
import { type RefusedApproval, refuseApproval } from '../capture/refuse-approval.ts'
import { wordsOf } from '../capture/sent.ts'
import { signApproval } from '../capture/sign-approval.ts'
import { correctionIn, signersMissing } from '../capture/waiting.ts'
import { signDecision } from '../custody/sign-decision.ts'
import type { Env } from '../http/env.ts'
import { isId } from '../http/fields.ts'
import { saidOnPage } from '../http/page-language.ts'
import type { Installation } from '../installation.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import { holdCompetences } from '../store/organisations/competences.ts'
import { readFacilities, type StoredFacility } from '../store/organisations/facilities.ts'
import { findApproval, listApprovals, type StoredApproval } from '../store/recording/approvals.ts'
import { factsOf } from './batch-events.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { readForm } from './read-form.ts'
import { showDeadEnd, showPage } from './show-page.ts'

const most = 100

/** `GET /work/approvals`, `POST /work/approvals/:id`: the second person's signature, and `…/refusal`: that there is none. */
export function createApprovalPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/approvals', (context) => {
      const { language } = pageAsker(context, installation)
      const said = Object.entries(done).find(([name]) => context.req.query(name) !== undefined)
      const told: Told | undefined = said && { kind: 'done', lines: [said[1][language]] }
      return showApprovals(context, installation, { now: now(), told })
    })
    .post('/approvals/:id', async (context) => {
      const signing = signingOf(context, installation, now())
      if (signing === undefined) return showDeadEnd(context, 'not_found')
      const answer = await signApproval(installation, signing, signDecision)
      if (!isRefusal(answer)) return context.redirect('/work/approvals?signed', 303)
      return showRefused(context, installation, { answer, now: now() })
    })
    .post('/approvals/:id/refusal', async (context) => {
      const signing = signingOf(context, installation, now())
      if (signing === undefined) return showDeadEnd(context, 'not_found')
      const { db, organisationKey } = pageAsker(context, installation)
      const isThere = (await findApproval(db, organisationKey, { id: signing.id })) !== undefined
      if (!isThere) return showDeadEnd(context, 'not_found')
      const parsed = refusalSchema.safeParse({
        reason: typedAt(await readForm(context), '/reason'),
      })
      const answer: Refusal | RefusedApproval = parsed.success
        ? await refuseApproval(installation, { ...signing, ...parsed.data })
        : { code: 'invalid', faults: [missingFault(reasonField, '')] }
      if (!isRefusal(answer)) return context.redirect('/work/approvals?refused', 303)
      return showRefused(context, installation, { answer, now: now(), refusing: signing.id })
    })
}

/** What a redirect after an answer says, by the word in its address. */
const done = {
  proposed: organisationPhrases.proposed,
  signed: organisationPhrases.signedNow,
  refused: organisationPhrases.refusedNow,
} as const

function signingOf(
  context: Context<Env>,
  installation: Installation,
  now: Date,
): Signing | undefined {
  const { principal, organisation, organisationKey } = pageAsker(context, installation)
  const id = context.req.param('id') ?? ''
  if (!isId(id)) return undefined
  return { principal, actor: { organisationKey, organisation: organisation.slug }, id, now }
}

/** The page again, with what stands against the answer. */
function showRefused(
  context: Context<Env>,
  installation: Installation,
  { answer, now, refusing }: { answer: Refusal; now: Date; refusing?: string },
) {
  if (answer.code === 'not_found') return showDeadEnd(context, 'not_found')
  const told: Told = { kind: 'fault', lines: saidOnPage(context, answer) }
  return showApprovals(context, installation, { now, told, status: 409, refusing })
}

interface Showing {
  readonly now: Date
  readonly told: Told | undefined
  readonly status?: 409
  /** The one that was about to be refused, whose form stays open. */
  readonly refusing?: string | undefined
}

async function showApprovals(
  context: Context<Env>,
  installation: Installation,
  { now, told, status, refusing }: Showing,
) {
  const asker = pageAsker(context, installation)
  const { db, organisationKey, language } = asker
  const waiting = await listApprovals(db, organisationKey, { now, after: 0, limit: most })
  const facilities = calledIn(await readFacilities(db, organisationKey), language)
  const rows = await countedApprovals(installation, db, waiting, { organisationKey, now })
  const approvals = await Promise.all(
    rows.map((row) => approvalOf(installation, asker, { row, now, refusing, facilities })),
  )
  return showPage(context, {
    title: organisationPhrases.approvals[language],
    path: '/work/approvals',
    told,
    body: approvalsBody(approvals, language),
    ...(status === undefined ? {} : { status }),
  })
}

async function approvalOf(
  { streams }: Installation,
  { db, organisationKey, principal, organisation }: PageAsker,
  {
    row,
    now,
    refusing,
    facilities,
  }: Pick<Showing, 'now' | 'refusing'> & {
    row: StoredApproval
    facilities: readonly StoredFacility[]
  },
): Promise<ShownApproval> {
  const scan = row.scan as Readonly<Record<string, unknown>>
  const { stream, stage: name, facility } = wordsOf(scan)
  const stage = streams.get(stream)?.allStages[name]
  const timeZone = facilities.find(({ code }) => code === facility)?.place.timeZone ?? usualTimeZone
  const operator = pseudonymOf(principal.personId, organisation.slug)
  const competence = stage?.competence
  const held =
    competence === undefined
      ? [{ held: true }]
      : await holdCompetences(db, organisationKey, [
          { operator, kinds: kindsServing(competence), facility, time: now },
        ])
  const isMine = row.signed.some(({ personId }) => personId === principal.personId)
  const corrected = correctionIn(row)?.reversal
  const batches = Array.isArray(scan.batches) ? scan.batches : []
  return {
    id: row.id,
    facility,
    timeZone,
    expires: row.expiresTime.toISOString(),
    // It has not happened yet.
    stage: stage?.action ?? stage?.label ?? plainWords(name),
    isBeingRefused: row.id === refusing,
    competence: stage?.competence?.label ?? null,
    batches: batches.map(({ batch }: { batch: string }) => batch),
    facts: [
      ...(corrected === undefined ? [] : factsOf([reasonField], corrected.facts, timeZone)),
      ...factsOf(stage?.fields ?? [], scan.facts as Readonly<Record<string, unknown>>, timeZone),
    ],
    missing: signersMissing(row, stage),
    ...(isMine ? { hindrance: 'mine' } : held[0]?.held === true ? {} : { hindrance: 'notHeld' }),
  }
}
