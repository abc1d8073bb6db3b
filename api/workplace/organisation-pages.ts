import { Hono } from 'hono'
import { licenceKinds } from '../../domain/licence-kind.ts'
import { localDay } from '../../domain/local-day.ts'
import { mayRole } from '../../domain/role.ts'
import { issuerKeyPhrases } from '../../web/pages/workplace/administration/issuer-keys-page.ts'
import { administrationPhrases } from '../../web/pages/workplace/administration/phrases.ts'
import { disclosurePhrases } from '../../web/pages/workplace/disclosure/phrases.ts'
import { looksBody } from '../../web/pages/workplace/organisation/looks-page.ts'
import {
  type OrganisationView,
  organisationBody,
} from '../../web/pages/workplace/organisation/organisation-page.ts'
import { organisationPhrases } from '../../web/pages/workplace/organisation/phrases.ts'
import { passportPhrases } from '../../web/pages/workplace/passport/phrases.ts'
import {
  regulatorBody,
  regulatorPhrases,
} from '../../web/pages/workplace/regulator/regulator-page.ts'
import { typedAt } from '../../workflows/form/typed.ts'
import { pagesOf } from '../http/cursor.ts'
import { unmarkDevice } from '../http/device-mark.ts'
import type { Env } from '../http/env.ts'
import { pageLanguage } from '../http/page-language.ts'
import type { Installation } from '../installation.ts'
import type { LicenceKinds } from '../organisations/read-licence-kinds.ts'
import { lookAtOthers, lookOf } from '../people/access/look-at-others.ts'
import { actFor } from '../people/account/act-for.ts'
import type { People } from '../people/sign-in/people.ts'
import { listCompetences } from '../store/organisations/competences.ts'
import { readFacilities } from '../store/organisations/facilities.ts'
import { listLicences } from '../store/organisations/licences.ts'
import { readersZone, usualPlace } from '../store/organisations/place.ts'
import { pageCompaniesUnder } from '../store/organisations/register.ts'
import { listAuditEntries, nameActors } from '../store/people/audit.ts'
import { listMemberships } from '../store/people/memberships.ts'
import type { LicencePagesOptions } from './administration/licence-pages.ts'
import { type PageAsker, pageAsker, personOf } from './page-asker.ts'
import { readForm } from './read-form.ts'
import { showDeadEnd, showPage } from './show-page.ts'
import { competenceLabels, shownDated } from './shown-dated.ts'

const looksPerPage = 50

/** `GET /work/organisation`, and `GET /work/looks`: who of an authority looked at its data. */
export function createOrganisationPages(
  installation: Installation,
  { now, licenceKinds: kinds = licenceKinds }: LicencePagesOptions,
) {
  const { store } = installation
  return new Hono<Env>()
    .get('/organisation', async (context) => {
      const asker = pageAsker(context, installation)
      const { language, organisation } = asker
      const lines = [organisationPhrases.savedNow[language]]
      return showPage(context, {
        title: organisation.name,
        told: context.req.query('saved') === undefined ? undefined : { kind: 'done', lines },
        body: organisationBody(
          await organisationView(installation, asker, { kinds, now: now() }),
          language,
        ),
      })
    })
    .get('/looks', async (context) => {
      const { db, organisationKey, language, principal } = pageAsker(context, installation)
      const pages = pagesOf(installation.secret, 'looks', principal)
      const before = pages.after(context.req.query('cursor'))
      const asked = { kind: 'look', before, limit: looksPerPage + 1 } as const
      const rows = await listAuditEntries(db, organisationKey, asked)
      const { page, next } = pages.cut(rows, looksPerPage, ({ auditEntryKey }) => auditEntryKey)
      const keys = page.flatMap((entry) => entry.actorOrganisationKey ?? [])
      const names = await nameActors(store.system, [...new Set(keys)])
      const looks = page.map(({ time, actorName, actorOrganisationKey, action }) => ({
        time: time.toISOString(),
        name: actorName,
        action,
        authority: names.get(actorOrganisationKey ?? 0) ?? '',
      }))
      const timeZone = await readersZone(db, organisationKey)
      const older = next === null ? undefined : `/work/looks?cursor=${next}`
      return showPage(context, {
        title: organisationPhrases.looks[language],
        body: looksBody({ looks, older, timeZone }, language),
      })
    })
}

async function organisationView(
  { store, streams }: Installation,
  { db, organisationKey, organisation, principal }: PageAsker,
  { kinds, now }: { kinds: LicenceKinds; now: Date },
): Promise<OrganisationView> {
  const [facilities, competences, members, usual] = await Promise.all([
    readFacilities(db, organisationKey),
    listCompetences(db, organisationKey),
    listMemberships(store.system, organisationKey),
    usualPlace(db, organisationKey),
  ])
  const licences = await Promise.all(
    facilities.map(({ facilityKey }) => listLicences(db, organisationKey, facilityKey)),
  )
  const labels = competenceLabels(streams)
  const today = localDay(now, { timeZone: usual.timeZone })
  return {
    slug: organisation.slug,
    usual,
    mayAdminister: mayRole(principal.role, 'administer'),
    maySupervise: mayRole(principal.role, 'supervise'),
    facilities: facilities.map((facility, index) => ({
      ...facility,
      licences: (licences[index] ?? [])
        .filter(({ endedTime }) => endedTime === null)
        .map((one) => shownDated(one, kinds[one.kind]?.label, localDay(now, facility.place))),
    })),
    competences: competences
      .filter(({ endedTime, member }) => endedTime === null && member)
      .map((one) => ({
        ...shownDated(one, labels.get(one.kind), today),
        person: members.find(({ personId }) => personId === one.personId)?.name ?? one.operator,
      })),
    ways: waysFor(principal.role),
  }
}

function waysFor(role: PageAsker['principal']['role']): OrganisationView['ways'] {
  return [
    ...(mayRole(role, 'supervise')
      ? [{ href: '/work/administration', label: administrationPhrases.title }]
      : []),
    ...(mayRole(role, 'record')
      ? [{ href: '/work/approvals', label: organisationPhrases.approvals }]
      : []),
    { href: '/work/deadlines', label: administrationPhrases.deadlines },
    { href: '/work/models', label: passportPhrases.models },
    { href: '/work/passports', label: passportPhrases.passports },
    { href: '/work/issuer-keys', label: issuerKeyPhrases.title },
    ...(mayRole(role, 'supervise')
      ? [{ href: '/work/grants', label: disclosurePhrases.grants }]
      : []),
    { href: '/work/granted', label: disclosurePhrases.granted },
  ]
}

const perPage = 100

/** `GET` and `POST /work/regulator`: the organisations of a jurisdiction, and which one is looked at. */
export function createRegulatorPages(people: People) {
  const { store, secret } = people
  return new Hono<Env>()
    .get('/regulator', async (context) => {
      const principal = personOf(context)
      const { authority, organisation } = principal
      if (authority === undefined) return showDeadEnd(context, 'not_allowed')
      const pages = pagesOf(secret, 'jurisdiction', { ...principal, organisation: authority })
      const after = pages.after(context.req.query('cursor')) ?? 0
      const asked = { after, limit: perPage + 1 }
      const rows = await pageCompaniesUnder(store.system, authority.organisationKey, asked)
      const { page, next } = pages.cut(rows, perPage, ({ organisationKey }) => organisationKey)
      const shown = page.map((row) => row.organisationKey)
      await lookAtOthers(store.system, lookOf(context), shown)
      const language = pageLanguage(context)
      const looking =
        organisation?.organisationKey === authority.organisationKey ? undefined : organisation?.slug
      const older = next === null ? undefined : `/work/regulator?cursor=${next}`
      return showPage(context, {
        title: regulatorPhrases.title[language],
        body: regulatorBody({ organisations: page, looking, older }, language),
      })
    })
    .post('/regulator', async (context) => {
      const principal = personOf(context)
      const { authority } = principal
      if (authority === undefined) return showDeadEnd(context, 'not_allowed')
      // Nobody chosen means the authority itself, which has nothing to look at.
      const slug = typedAt(await readForm(context), 'organisation') || authority.slug
      const cookie = context.req.header('cookie')
      if (!(await actFor(people, principal, { slug, cookie }))) {
        return showDeadEnd(context, 'not_found')
      }
      unmarkDevice(context)
      return context.redirect(slug === authority.slug ? '/work/regulator' : '/work/stock', 303)
    })
}
