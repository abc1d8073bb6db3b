import { type Context, Hono } from 'hono'
import { calledIn } from '../../../domain/local-names.ts'
import type { Language } from '../../../domain/words.ts'
import {
  regulatorBody,
  regulatorPhrases,
} from '../../../web/pages/workplace/regulator/regulator-page.ts'
import { typedAt } from '../../../workflows/form/typed.ts'
import { pagesOf } from '../../http/cursor.ts'
import { unmarkDevice } from '../../http/device-mark.ts'
import type { Env } from '../../http/env.ts'
import { isId } from '../../http/fields.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { PersonPrincipal } from '../../http/principal.ts'
import { lookAtOthers, lookOf } from '../../people/access/look-at-others.ts'
import { actFor } from '../../people/account/act-for.ts'
import { safeNext } from '../../people/sign-in/next-page.ts'
import type { People } from '../../people/sign-in/people.ts'
import type { Database } from '../../store/database.ts'
import type { Organisation } from '../../store/organisations/organisations.ts'
import { pageCompaniesUnder } from '../../store/organisations/register.ts'
import { companiesOverseen, partiesOverseen } from '../../store/oversight/jurisdiction.ts'
import { addAuditEntry } from '../../store/people/audit.ts'
import { personOf } from '../page-asker.ts'
import { readForm } from '../read-form.ts'
import { showDeadEnd, showPage } from '../show-page.ts'

const perPage = 100
const longestReason = 200

/** `GET` and `POST /work/regulator`: the organisations of a jurisdiction, and which one is looked at. */
export function createRegulatorPages(people: People) {
  return new Hono<Env>()
    .get('/regulator', (context) => showOrganisations(context, people))
    .post('/regulator', (context) => chooseOrganisation(context, people))
}

/** Somebody who looks for an authority. */
type Overseer = PersonPrincipal & { readonly authority: Organisation }

function overseerOf(context: Context<Env>): Overseer | undefined {
  const principal = personOf(context)
  const { authority } = principal
  return authority === undefined ? undefined : { ...principal, authority }
}

async function showOrganisations(context: Context<Env>, { store, secret }: People) {
  const overseer = overseerOf(context)
  if (overseer === undefined) return showDeadEnd(context, 'not_allowed')
  const { authority, organisation } = overseer
  const { organisationKey } = authority
  const pages = pagesOf(secret, 'jurisdiction', { ...overseer, organisation: authority })
  const after = pages.after(context.req.query('cursor')) ?? 0
  const [next, of] = [safeNext(context.req.query('next')), context.req.query('of')]
  const named =
    of === undefined
      ? await partiesOf(store.system, organisationKey, next)
      : await companiesOverseen(store.system, organisationKey, of)
  const rows =
    named.length > 0
      ? named
      : await pageCompaniesUnder(store.system, organisationKey, { after, limit: perPage + 1 })
  const { page, next: older } = pages.cut(rows, perPage, (row) => row.organisationKey)
  const shown = page.map((row) => row.organisationKey)
  await lookAtOthers(store.system, lookOf(context), shown)
  const language: Language = pageLanguage(context)
  const isInside = organisation?.organisationKey !== organisationKey
  const asked = {
    ...(next === undefined ? {} : { next }),
    ...(older === null ? {} : { cursor: older }),
  }
  return showPage(context, {
    title: regulatorPhrases.title[language],
    body: regulatorBody(
      {
        organisations: calledIn(page, language),
        looking: isInside ? organisation?.slug : undefined,
        older: older === null ? undefined : `/work/regulator?${new URLSearchParams(asked)}`,
        next,
      },
      language,
    ),
  })
}

/** Whose books hold the load that somebody goes on to, whose QR they scanned; none where they go on to anything else. */
async function partiesOf(system: Database, authorityKey: number, next = '') {
  const [, id = ''] = /^\/work\/hand-overs\/([^/?]+)/.exec(next) ?? []
  return isId(id) ? partiesOverseen(system, authorityKey, id) : []
}

async function chooseOrganisation(context: Context<Env>, people: People) {
  const overseer = overseerOf(context)
  if (overseer === undefined) return showDeadEnd(context, 'not_allowed')
  const { authority } = overseer
  const sent = await readForm(context)
  // Nobody chosen means the authority itself, at its own desk.
  const slug = typedAt(sent, 'organisation') || authority.slug
  const cookie = context.req.header('cookie')
  if (!(await actFor(people, overseer, { slug, cookie }))) return showDeadEnd(context, 'not_found')
  unmarkDevice(context)
  const reason = typedAt(sent, 'reason').trim().slice(0, longestReason)
  if (slug !== authority.slug && reason !== '') {
    const now = context.get('now')()
    await noteReason(people, overseer, { slug, reason, now })
  }
  return context.redirect(safeNext(typedAt(sent, 'next')) ?? '/work/desk', 303)
}

/** Tells the organisation why it is looked at, as the regulator wrote it. */
async function noteReason(
  { store: { system } }: People,
  { authority, personId, name }: Overseer,
  { slug, reason, now }: { slug: string; reason: string; now: Date },
): Promise<void> {
  const [looked] = await companiesOverseen(system, authority.organisationKey, slug)
  if (looked === undefined) return
  await addAuditEntry(system, {
    organisationKey: looked.organisationKey,
    time: now,
    kind: 'look',
    actorKind: 'person',
    actor: personId,
    actorName: name,
    actorOrganisationKey: authority.organisationKey,
    action: 'look begun',
    detail: { reason },
  })
}
