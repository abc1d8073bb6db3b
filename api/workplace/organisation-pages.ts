import { Hono } from 'hono'
import { licenceKinds } from '../../domain/licence-kind.ts'
import { localDay } from '../../domain/local-day.ts'
import { calledIn, nameIn } from '../../domain/local-names.ts'
import { mayRole } from '../../domain/role.ts'
import { issuerKeyPhrases } from '../../web/pages/workplace/administration/issuer-keys-page.ts'
import { administrationPhrases } from '../../web/pages/workplace/administration/phrases.ts'
import { disclosurePhrases } from '../../web/pages/workplace/disclosure/phrases.ts'
import { estatePhrases } from '../../web/pages/workplace/estates/phrases.ts'
import { fundingPhrases } from '../../web/pages/workplace/funding/phrases.ts'
import { inspectionPhrases } from '../../web/pages/workplace/inspection/phrases.ts'
import { movePhrases } from '../../web/pages/workplace/moves/phrases.ts'
import { looksBody } from '../../web/pages/workplace/organisation/looks-page.ts'
import {
  type OrganisationView,
  organisationBody,
} from '../../web/pages/workplace/organisation/organisation-page.ts'
import { organisationPhrases } from '../../web/pages/workplace/organisation/phrases.ts'
import { passportPhrases } from '../../web/pages/workplace/passport/phrases.ts'
import { pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import type { LicenceKinds } from '../organisations/read-licence-kinds.ts'
import { competenceLabels, shownDated } from '../organisations/shown-dated.ts'
import { listCompetences } from '../store/organisations/competences.ts'
import { readFacilities } from '../store/organisations/facilities.ts'
import { listLicences } from '../store/organisations/licences.ts'
import { readersZone, usualPlace } from '../store/organisations/place.ts'
import { listAuditEntries, nameActors } from '../store/people/audit.ts'
import { listMemberships } from '../store/people/memberships.ts'
import type { LicencePagesOptions } from './administration/licence-pages.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { showPage } from './show-page.ts'

const looksPerPage = 50

/** `GET /work/organisation`, and `GET /work/looks`: who of an authority, or by a link, looked at its data. */
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
        title: nameIn(organisation, language),
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
      const names = await nameActors(store.system, [...new Set(keys)], language)
      const looks = page.map(({ time, actorName, actorOrganisationKey, action, detail }) => ({
        time: time.toISOString(),
        name: actorName,
        action,
        authority: names.get(actorOrganisationKey ?? 0) ?? '',
        ...(typeof detail.reason === 'string' ? { reason: detail.reason } : {}),
        ...(action === openedByLink ? shownByLink(detail) : {}),
      }))
      const timeZone = await readersZone(db, organisationKey)
      const older = next === null ? undefined : `/work/looks?cursor=${next}`
      return showPage(context, {
        title: organisationPhrases.looks[language],
        body: looksBody({ looks, older, timeZone }, language),
      })
    })
}

const openedByLink = 'inspection link opened'

/** What a link for an inspector showed. */
function shownByLink({ facility, handOver }: Readonly<Record<string, unknown>>) {
  if (typeof facility === 'string') return { of: { kind: 'facility', code: facility } } as const
  return { of: { kind: 'handOver', code: String(handOver) } } as const
}

async function organisationView(
  { store, streams }: Installation,
  { db, organisationKey, organisation, principal, language }: PageAsker,
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
    facilities: calledIn(facilities, language).map((facility, index) => ({
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
      ? [
          { href: '/work/approvals', label: organisationPhrases.approvals },
          { href: '/work/inspections', label: inspectionPhrases.title },
        ]
      : []),
    { href: '/work/deadlines', label: administrationPhrases.deadlines },
    { href: '/work/models', label: passportPhrases.models },
    { href: '/work/passports', label: passportPhrases.passports },
    { href: '/work/estates', label: estatePhrases.title },
    { href: '/work/lines', label: organisationPhrases.lines },
    { href: '/work/optical-checks', label: organisationPhrases.opticalChecks },
    { href: '/work/funding', label: fundingPhrases.title },
    { href: '/work/moves', label: movePhrases.title },
    { href: '/work/issuer-keys', label: issuerKeyPhrases.title },
    ...(mayRole(role, 'supervise')
      ? [{ href: '/work/grants', label: disclosurePhrases.grants }]
      : []),
    { href: '/work/granted', label: disclosurePhrases.granted },
  ]
}
