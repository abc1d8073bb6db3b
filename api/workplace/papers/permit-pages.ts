import { type Context, Hono } from 'hono'
import { localDay } from '../../../domain/local-day.ts'
import { mayRole } from '../../../domain/role.ts'
import type { Said } from '../../../web/pages/workplace/form/said.ts'
import { endPhrases } from '../../../web/pages/workplace/papers/end-phrases.ts'
import {
  type PermitLine,
  permitControls,
  permitsBody,
} from '../../../web/pages/workplace/papers/permit-pages.ts'
import { permitPhrases } from '../../../web/pages/workplace/papers/permit-phrases.ts'
import { gramsOf } from '../../../workflows/form/grams.ts'
import { linesOf } from '../../../workflows/form/lines.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { keepPermit } from '../../organisations/keep-permit.ts'
import { permitEndSchema, permitRequestSchema } from '../../organisations/permit-schemas.ts'
import { withdrawPermit } from '../../organisations/withdraw-permit.ts'
import { listPermits, type StoredPermit } from '../../store/organisations/export-permits.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { pageAsker } from '../page-asker.ts'
import { readForm } from '../read-form.ts'
import { showPage } from '../show-page.ts'
import { createPaperForm } from './paper-form.ts'
import { endByForm } from './read-end.ts'

/** `GET /work/permits`, `GET` and `POST /work/permits/new`: export permits with what is left of each. */
export function createPermitPages(installation: Installation, now: () => Date) {
  const list = new Hono<Env>()
    .get('/permits', (context) => showPermits(context, installation, { now: now() }))
    .post('/permits/:id/end', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal } = asker
      const typed = await readForm(context)
      const by = { principal, organisationKey, now: now() }
      const find = (id: string) => listPermits(db, organisationKey, { id })
      const asked = { id: context.req.param('id'), typed, schema: permitEndSchema, find }
      const said = await endByForm(asker, asked, (one) => withdrawPermit(db, one, by))
      if (said === undefined) return context.redirect('/work/permits?ended', 303)
      return showPermits(context, installation, { now: now(), typed, said })
    })
  const form = createPaperForm(installation, {
    path: '/permits/new',
    title: permitPhrases.add,
    why: permitPhrases.why,
    submit: permitPhrases.save,
    back: { href: '/work/permits', label: permitPhrases.title },
    done: '/work/permits',
    schema: permitRequestSchema,
    controls: async ({ language }) => permitControls(language),
    requestOf: (typed) => ({
      id: typedAt(typed, '/id'),
      number: typedAt(typed, '/number'),
      issuer: typedAt(typed, '/issuer'),
      destination: typedAt(typed, '/destination').trim(),
      consents: linesOf(typedAt(typed, '/consents')),
      validFrom: typedAt(typed, '/validFrom'),
      validUntil: typedAt(typed, '/validUntil'),
      totalGrams: gramsOf(typedAt(typed, '/totalGrams')),
    }),
    add: ({ db, organisationKey }, request) =>
      keepPermit(db, request, { organisationKey, now: now() }),
  })
  return list.route('/', form)
}

async function showPermits(
  context: Context<Env>,
  installation: Installation,
  { now, typed = new Map(), said = [] }: { now: Date; typed?: Typed; said?: readonly Said[] },
) {
  const { db, organisationKey, language, principal } = pageAsker(context, installation)
  const stored = await listPermits(db, organisationKey)
  const timeZone = await readersZone(db, organisationKey)
  const today = localDay(now, { timeZone })
  const permits = stored.map(
    ({ endedTime, endNote, ...one }): PermitLine => ({
      ...one,
      validity: endedTime === null ? validityOf(one, today) : 'withdrawn',
      ...(endedTime === null || endNote === null
        ? {}
        : { end: { day: localDay(endedTime, { timeZone }), note: endNote } }),
    }),
  )
  const { added, ended } = context.req.query()
  const done =
    ended !== undefined ? endPhrases.done : added === undefined ? undefined : permitPhrases.added
  return showPage(context, {
    title: permitPhrases.title[language],
    path: '/work/permits',
    told: done && { kind: 'done', lines: [done[language]] },
    body: permitsBody(
      { permits, mayAdd: mayRole(principal.role, 'supervise') },
      { typed, said, language },
    ),
    status: said.length === 0 ? 200 : 422,
  })
}

function validityOf(
  { validFrom, validUntil }: Pick<StoredPermit, 'validFrom' | 'validUntil'>,
  today: string,
) {
  if (validUntil < today) return 'over'
  return validFrom > today ? 'notYet' : 'live'
}
