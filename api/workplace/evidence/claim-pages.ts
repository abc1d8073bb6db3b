import { type Context, Hono } from 'hono'
import { claimWording } from '../../../domain/claim/claim-wording.ts'
import { localDay } from '../../../domain/local-day.ts'
import { mayRole } from '../../../domain/role.ts'
import { sumOf } from '../../../domain/sum.ts'
import { claimControls } from '../../../web/pages/workplace/evidence/controls.ts'
import { type ClaimLine, claimsBody } from '../../../web/pages/workplace/evidence/list-pages.ts'
import { evidencePhrases } from '../../../web/pages/workplace/evidence/phrases.ts'
import type { Said } from '../../../web/pages/workplace/form/said.ts'
import { endPhrases } from '../../../web/pages/workplace/papers/end-phrases.ts'
import { gramsOf } from '../../../workflows/form/grams.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { claimRequestSchema } from '../../evidence/claim-schemas.ts'
import { endRequestSchema } from '../../evidence/credit-schemas.ts'
import { endOwnClaim } from '../../evidence/end-in-error.ts'
import { makeClaim } from '../../evidence/make-claim.ts'
import { refuseOverdrawn } from '../../evidence/refuse-overdrawn.ts'
import { pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { listClaims, type StoredClaim } from '../../store/evidence/claims.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { pageAsker } from '../page-asker.ts'
import { createPaperForm } from '../papers/paper-form.ts'
import { endByForm } from '../papers/read-end.ts'
import { readForm } from '../read-form.ts'
import { showPage } from '../show-page.ts'
import { creditChoices } from './choices.ts'
import { linesAt, sharesAt, standardAt, textAt } from './typed-lines.ts'

const perPage = 50

/** `GET /work/claims`, `GET` and `POST /work/claims/new`: claims with what each drew. */
export function createClaimPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/claims', (context) => showClaims(context, installation))
    .post('/claims/:id/end', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal } = asker
      const typed = await readForm(context)
      const by = { principal, organisationKey, now: now() }
      const find = (id: string) => listClaims(db, organisationKey, { id })
      const asked = { id: context.req.param('id'), typed, schema: endRequestSchema, find }
      const said = await endByForm(asker, asked, (one) => endOwnClaim(db, one, by))
      if (said === undefined) return context.redirect('/work/claims?ended', 303)
      return showClaims(context, installation, { typed, said })
    })
    .route(
      '/',
      createPaperForm(installation, {
        path: '/claims/new',
        title: evidencePhrases.makeClaim,
        why: evidencePhrases.claimsWhy,
        submit: evidencePhrases.makeClaim,
        back: { href: '/work/claims', label: evidencePhrases.claims },
        done: '/work/claims',
        schema: claimRequestSchema,
        lists: ['draws'],
        controls: async (asker, typed) =>
          claimControls({ ...asker, typed }, await creditChoices(asker)),
        requestOf: claimOf,
        add: ({ db, organisationKey }, request) =>
          refuseOverdrawn(makeClaim(db, request, { organisationKey, now: now() }), '/draws'),
      }),
    )
}

async function showClaims(
  context: Context<Env>,
  installation: Installation,
  { typed = new Map(), said = [] }: { typed?: Typed; said?: readonly Said[] } = {},
) {
  const { db, organisationKey, language, principal } = pageAsker(context, installation)
  const pages = pagesOf(installation.secret, 'claims', principal)
  const here = context.req.query('cursor')
  const after = pages.after(here) ?? 0
  const timeZone = await readersZone(db, organisationKey)
  const rows = await listClaims(db, organisationKey, { after, limit: perPage + 1 })
  const { page, next } = pages.cut(rows, perPage, ({ claimKey }) => claimKey)
  const { added, ended } = context.req.query()
  const done =
    ended !== undefined ? endPhrases.done : added === undefined ? undefined : evidencePhrases.added
  return showPage(context, {
    title: evidencePhrases.title[language],
    path: '/work/claims',
    told: done && { kind: 'done', lines: [done[language]] },
    body: claimsBody(
      page.map((one) => lineOf(one, timeZone)),
      {
        language,
        shown: { typed, said, language },
        here,
        maySupervise: mayRole(principal.role, 'supervise'),
        next: next === null ? undefined : `/work/claims?cursor=${next}`,
      },
    ),
    status: said.length === 0 ? 200 : 422,
  })
}

function lineOf(stored: StoredClaim, timeZone: string): ClaimLine {
  const { standard, version, model, preBasisPoints, postBasisPoints, draws, createdTime } = stored
  const dayOf = (time: string | Date) => localDay(new Date(time), { timeZone })
  const shares = { pre_consumer: preBasisPoints, post_consumer: postBasisPoints }
  return {
    ...stored,
    end: stored.end && { ...stored.end, day: dayOf(stored.end.endedTime) },
    standard: `${standard} ${version}`,
    shares,
    drawnGrams: sumOf(draws, ({ grams }) => grams),
    wording: claimWording(model, shares),
    day: dayOf(createdTime),
  }
}

function claimOf(typed: Typed) {
  const reference = textAt(typed, '/reference')
  const given = {
    id: typedAt(typed, '/id'),
    ...standardAt(typed),
    use: typedAt(typed, '/use'),
    netGrams: gramsOf(typedAt(typed, '/netGrams')),
    shares: sharesAt(typed, ''),
    draws: linesAt(typed, '/draws', (at) => ({
      credit: typedAt(typed, `${at}/credit`),
      grams: gramsOf(typedAt(typed, `${at}/grams`)),
    })),
  }
  return reference === undefined ? given : { ...given, reference }
}
