import { Hono } from 'hono'
import { licenceKinds } from '../../domain/licence-kind.ts'
import { mayRole } from '../../domain/role.ts'
import { looksBody } from '../../web/pages/workplace/organisation/looks-page.ts'
import {
  type Dated,
  type OrganisationView,
  organisationBody,
} from '../../web/pages/workplace/organisation/organisation-page.ts'
import { organisationPhrases } from '../../web/pages/workplace/organisation/phrases.ts'
import { pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { listCompetences } from '../store/organisations/competences.ts'
import { readFacilities } from '../store/organisations/facilities.ts'
import { listLicences } from '../store/organisations/licences.ts'
import { listAuditEntries, nameActors } from '../store/people/audit.ts'
import { listMemberships } from '../store/people/memberships.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { showPage } from './show-page.ts'
import { plainWords } from './words-of.ts'

const looksPerPage = 50
/** Days before its end from which a licence or certificate is marked. */
const soonDays = 90

/** `GET /work/organisation`, and `GET /work/looks`: who of an authority looked at its data. */
export function createOrganisationPages(installation: Installation, now: () => Date) {
  const { store } = installation
  return new Hono<Env>()
    .get('/organisation', async (context) => {
      const asker = pageAsker(context, installation)
      const { language, organisation } = asker
      return showPage(context, {
        title: organisation.name,
        body: organisationBody(await organisationView(installation, asker, now()), language),
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
      const older = next === null ? undefined : `/work/looks?cursor=${next}`
      return showPage(context, {
        title: organisationPhrases.looks[language],
        body: looksBody({ looks, older }, language),
      })
    })
}

async function organisationView(
  { store, streams }: Installation,
  { db, organisationKey, organisation, principal }: PageAsker,
  now: Date,
): Promise<OrganisationView> {
  const [facilities, competences, members] = await Promise.all([
    readFacilities(db, organisationKey),
    listCompetences(db, organisationKey),
    listMemberships(store.system, organisationKey),
  ])
  const licences = await Promise.all(
    facilities.map(({ facilityKey }) => listLicences(db, organisationKey, facilityKey)),
  )
  const labels = competenceLabels(streams)
  return {
    slug: organisation.slug,
    facilities: facilities.map((facility, index) => ({
      ...facility,
      licences: (licences[index] ?? [])
        .filter(({ endedTime }) => endedTime === null)
        .map((one) => dated(one, licenceKinds[one.kind]?.label, now)),
    })),
    competences: competences
      .filter(({ endedTime, member }) => endedTime === null && member)
      .map((one) => ({
        ...dated(one, labels.get(one.kind), now),
        person: members.find(({ personId }) => personId === one.personId)?.name ?? one.operator,
      })),
    ways: waysFor(principal.role),
  }
}

function waysFor(role: PageAsker['principal']['role']): OrganisationView['ways'] {
  return [
    ...(mayRole(role, 'administer')
      ? [{ href: '/account/members', label: organisationPhrases.members }]
      : []),
    ...(mayRole(role, 'supervise')
      ? [{ href: '/work/stations', label: organisationPhrases.stations }]
      : []),
    ...(mayRole(role, 'record')
      ? [{ href: '/work/approvals', label: organisationPhrases.approvals }]
      : []),
    ...(mayRole(role, 'administer')
      ? [{ href: '/work/looks', label: organisationPhrases.looks }]
      : []),
  ]
}

function competenceLabels(streams: Installation['streams']) {
  const stages = [...streams.values()].flatMap(({ allStages }) => Object.values(allStages))
  return new Map(
    stages.flatMap(({ competence }) =>
      competence === undefined ? [] : [[competence.kind, competence.label] as const],
    ),
  )
}

function dated(
  { kind, number, validUntil }: { kind: string; number: string; validUntil: string },
  label: Dated['label'] | undefined,
  now: Date,
): Dated {
  const day = (time: number) => new Date(time).toISOString().slice(0, 10)
  const soon = day(now.getTime() + soonDays * 24 * 60 * 60 * 1000)
  const standing = validUntil < day(now.getTime()) ? 'over' : validUntil <= soon ? 'soon' : 'live'
  return { label: label ?? plainWords(kind), number, validUntil, standing }
}
