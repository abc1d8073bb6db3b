import { type Context, Hono } from 'hono'
import { usualTimeZone } from '../../../domain/local-day.ts'
import { nameIn } from '../../../domain/local-names.ts'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import type { PassedOn } from '../../../web/pages/account/pass-on-box.ts'
import { qrSymbol } from '../../../web/pages/labels/qr.ts'
import {
  firstControls,
  knownOrganisationBody,
  lawControls,
  newOrganisationControls,
  platformBody,
} from '../../../web/pages/workplace/administration/platform-page.ts'
import { platformPhrases } from '../../../web/pages/workplace/administration/platform-phrases.ts'
import type { AskedForm } from '../../../web/pages/workplace/administration/webhooks-page.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import type { Control } from '../../../web/pages/workplace/form/control.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage, saidOnPage } from '../../http/page-language.ts'
import type { Installation } from '../../installation.ts'
import { changeUsual } from '../../organisations/change-usual.ts'
import {
  addNewOrganisation,
  newOrganisationSchema,
  organisationView,
} from '../../organisations/organisations.ts'
import { changeSchema, organisationNamed } from '../../organisations/own-organisation.ts'
import { changeSuspension } from '../../organisations/suspend-organisation.ts'
import { inviteFirstAdministrator } from '../../people/account/first-administrator.ts'
import type { People } from '../../people/sign-in/people.ts'
import { pageOrganisations, readOrganisation } from '../../store/organisations/register.ts'
import { listMemberships } from '../../store/people/memberships.ts'
import { namesAt, saidAt, typedNames, typedOf, withoutNulls } from '../form-values.ts'
import { personOf } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { showPage } from '../show-page.ts'
import { toldIn } from './told-in.ts'

const perPage = 100

/** `/work/organisations` and `/work/organisations/:slug`, for whoever runs the installation. */
export function createPlatformPages(installation: Installation, people: People, now: () => Date) {
  const { system } = installation.store
  return new Hono<Env>()
    .get('/organisations', (context) =>
      showAll(context, installation, {
        typed: typedOf({ '/kind': 'company', '/jurisdiction': 'HK' }),
      }),
    )
    .post('/organisations', async (context) => {
      const typed = await readForm(context)
      const asked = readAsked(newOrganisationSchema, {
        slug: typedAt(typed, '/slug').trim(),
        name: typedAt(typed, '/name').trim(),
        names: withoutNulls(namesAt(typed)),
        kind: typedAt(typed, '/kind'),
        jurisdiction: typedAt(typed, '/jurisdiction').trim(),
        ...withoutNulls({ timeZone: saidAt(typed, '/timeZone') }),
      })
      const by = { principal: personOf(context), now: now() }
      const added = isRefusal(asked)
        ? asked
        : await orRefusal(() => addNewOrganisation(system, by, asked))
      if (isRefusal(added)) return showAll(context, installation, { typed, refused: added })
      return context.redirect(`/work/organisations/${added.slug}?told=added`, 303)
    })
    .get('/organisations/:slug', (context) => showOne(context, installation))
    .post('/organisations/:slug', async (context) => {
      const organisation = await organisationNamed(system, context.req.param('slug'))
      const typed = await readForm(context)
      const change = readAsked(changeSchema, {
        names: namesAt(typed),
        timeZone: saidAt(typed, '/timeZone'),
        jurisdiction: typedAt(typed, '/jurisdiction').trim(),
      })
      if (isRefusal(change))
        return showOne(context, installation, { law: { typed, refused: change } })
      const principal = { ...personOf(context), organisation }
      await changeUsual(installation, { principal, organisation, change, now: now() })
      return context.redirect(`/work/organisations/${organisation.slug}?told=saved`, 303)
    })
    .post('/organisations/:slug/suspension', async (context) => {
      const organisation = await organisationNamed(system, context.req.param('slug'))
      const suspended = typedAt(await readForm(context), 'do') === 'suspend'
      const principal = { ...personOf(context), organisation }
      const changed = await orRefusal(() =>
        changeSuspension(people, { principal, organisation, suspended, now: now() }),
      )
      if (isRefusal(changed)) return showOne(context, installation, { refused: changed })
      return context.redirect(`/work/organisations/${organisation.slug}?told=saved`, 303)
    })
    .post('/organisations/:slug/administrator', async (context) => {
      const { slug } = await organisationNamed(system, context.req.param('slug'))
      const typed = await readForm(context)
      const email = typedAt(typed, '/email').trim()
      const asked = { slug, email }
      const invited = await inviteFirstAdministrator(people, personOf(context), asked)
      if (isRefusal(invited)) {
        // Meanwhile it has one, and so no place for the address any more.
        if (invited.code === 'not_allowed')
          return showOne(context, installation, { refused: invited })
        return showOne(context, installation, { first: { typed, refused: invited } })
      }
      const { link } = invited
      if (link === undefined)
        return context.redirect(`/work/organisations/${slug}?told=invited`, 303)
      context.header('cache-control', 'no-store')
      const passed = { email, link, symbol: qrSymbol(link, 'M') }
      return showOne(context, installation, { passed })
    })
}

interface Asked {
  readonly typed: Typed
  readonly refused?: Refusal
}

function formOf(
  context: Context<Env>,
  controls: readonly Control[],
  { typed, refused }: Asked,
): AskedForm {
  const language = pageLanguage(context)
  const names = context.get('names')
  const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
  return { controls, shown: { typed, said, language } }
}

async function showAll(context: Context<Env>, { store, secret }: Installation, asked: Asked) {
  const language = pageLanguage(context)
  const pages = pagesOf(secret, 'organisations', personOf(context))
  const after = pages.after(context.req.query('cursor')) ?? 0
  const rows = await pageOrganisations(store.system, { after, limit: perPage + 1 })
  const { page, next } = pages.cut(rows, perPage, ({ organisationKey }) => organisationKey)
  return showPage(context, {
    title: platformPhrases.title[language],
    body: platformBody(
      {
        organisations: page.map(organisationView),
        older: next === null ? undefined : `/work/organisations?cursor=${next}`,
        form: formOf(context, newOrganisationControls(language), asked),
      },
      language,
    ),
    status: asked.refused === undefined ? 200 : 422,
  })
}

interface Shown {
  /** What was asked for of its law, or for its first administrator, and is not right. */
  readonly law?: Asked
  readonly first?: Asked
  readonly passed?: PassedOn
  /** What may not be done at all. */
  readonly refused?: Refusal
}

async function showOne(
  context: Context<Env, `/organisations/:slug${string}`>,
  { store }: Installation,
  { law, first, passed, refused }: Shown = {},
) {
  const language = pageLanguage(context)
  const { organisationKey } = await organisationNamed(store.system, context.req.param('slug'))
  const organisation = organisationView(await readOrganisation(store.system, organisationKey))
  const { jurisdiction, timeZone = null, kind } = organisation
  const members = await listMemberships(store.system, organisationKey)
  const leading = kind === 'platform' ? 'platform' : 'administrator'
  const isLed = members.some(({ role }) => role === leading)
  const kept = {
    typed: typedOf({
      ...typedNames(organisation.names ?? {}),
      '/jurisdiction': jurisdiction,
      '/timeZone': timeZone,
    }),
  }
  const asking = first ?? { typed: new Map() }
  return showPage(context, {
    title: nameIn(organisation, language),
    path: `/work/organisations/${organisation.slug}`,
    told:
      refused === undefined
        ? toldIn(context, platformPhrases.told)
        : { kind: 'fault', lines: saidOnPage(context, refused) },
    body: knownOrganisationBody(
      {
        organisation,
        form: formOf(context, lawControls(language), law ?? kept),
        passed,
        timeZone: timeZone ?? usualTimeZone,
        ...(isLed ? {} : { first: formOf(context, firstControls(language), asking) }),
      },
      language,
    ),
    status: refused !== undefined ? 409 : law === undefined && first === undefined ? 200 : 422,
  })
}
