import { Hono } from 'hono'
import { localDay } from '../../../domain/local-day.ts'
import { mayRole } from '../../../domain/role.ts'
import {
  type PermitLine,
  permitControls,
  permitsBody,
} from '../../../web/pages/workplace/papers/permit-pages.ts'
import { permitPhrases } from '../../../web/pages/workplace/papers/permit-phrases.ts'
import { gramsOf } from '../../../workflows/form/grams.ts'
import { linesOf } from '../../../workflows/form/lines.ts'
import { typedAt } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { keepPermit } from '../../organisations/keep-permit.ts'
import { permitRequestSchema } from '../../organisations/permit-schemas.ts'
import { listPermits, type StoredPermit } from '../../store/organisations/export-permits.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { pageAsker } from '../page-asker.ts'
import { showPage } from '../show-page.ts'
import { createPaperForm } from './paper-form.ts'

/** `GET /work/permits`, `GET` and `POST /work/permits/new`: export permits with what is left of each. */
export function createPermitPages(installation: Installation, now: () => Date) {
  const list = new Hono<Env>().get('/permits', async (context) => {
    const { db, organisationKey, language, principal } = pageAsker(context, installation)
    const stored = await listPermits(db, organisationKey)
    const timeZone = await readersZone(db, organisationKey)
    const today = localDay(now(), { timeZone })
    const permits = stored.map((one): PermitLine => ({ ...one, validity: validityOf(one, today) }))
    const lines = [permitPhrases.added[language]]
    return showPage(context, {
      title: permitPhrases.title[language],
      told: context.req.query('added') === undefined ? undefined : { kind: 'done', lines },
      body: permitsBody({ permits, mayAdd: mayRole(principal.role, 'supervise') }, language),
    })
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

function validityOf({ validFrom, validUntil }: StoredPermit, today: string) {
  if (validUntil < today) return 'over'
  return validFrom > today ? 'notYet' : 'live'
}
