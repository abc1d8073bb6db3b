import { localDay } from '../../../domain/local-day.ts'
import { toldOrganisation } from '../../../domain/local-names.ts'
import type { HandOverView } from '../../../web/pages/workplace/hand-over/view.ts'
import { viewOfHandOver } from '../../custody/hand-over-view.ts'
import { shownPapers } from '../../custody/shown-papers.ts'
import type { Installation } from '../../installation.ts'
import { findHandOver, type StoredHandOver } from '../../store/custody/hand-overs.ts'
import { findFacility } from '../../store/organisations/facilities.ts'
import { nameOrganisations } from '../../store/organisations/organisations.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { listFacilityLicences } from '../../store/oversight/facility-licences.ts'
import type { StoredInspection } from '../../store/oversight/inspections.ts'
import type { Shown } from './shown.ts'

/**
 * A hand-over as whoever shows it sees it, without the steps that they may take: a carrier shows what a carrier is told. Undefined for one that
 * they are no party to.
 */
export async function inspectedLoad(
  installation: Pick<Installation, 'store' | 'streams'>,
  link: StoredInspection & { readonly handOver: string },
  now: Date,
): Promise<Shown | undefined> {
  const { store, streams } = installation
  const { organisationKey, expiresTime } = link
  const db = store.own(organisationKey)
  const stored = await findHandOver(db, organisationKey, link.handOver)
  if (stored === undefined) return undefined
  const own = await viewOfHandOver(installation, organisationKey, stored, { now })
  const timeZone = await readersZone(db, organisationKey)
  const named = await nameOrganisations(store.system, [organisationKey])
  const stream = streams.get(own.stream)
  const view = {
    of: 'load' as const,
    organisation: toldOrganisation(named.get(organisationKey)),
    readTime: now.toISOString(),
    until: expiresTime.toISOString(),
    timeZone,
    // Nobody's own: codes lead nowhere for who has no account.
    handOver: { ...own, part: 'custodian' as const, openSteps: [] },
    kinds: stream?.kinds ?? {},
    from: own.from,
    to: own.to,
    papers: shownPapers(own.papers, stream?.custody.papers ?? [], timeZone),
    licences: await licencesOf(installation, { stored, own, today: localDay(now, { timeZone }) }),
  }
  return { view, owners: stored.parties }
}

/** Numbers of the licences that the facilities at both ends hold today. */
async function licencesOf(
  { store: { system } }: Pick<Installation, 'store'>,
  {
    stored,
    own,
    today,
  }: { readonly stored: StoredHandOver; readonly own: HandOverView; readonly today: string },
) {
  const ends = [
    { party: own.sender, key: stored.senderKey, code: own.from },
    { party: own.receiver, key: stored.receiverKey, code: own.to },
  ]
  const places = await Promise.all(
    ends.map(({ key, code }) => (code === null ? undefined : findFacility(system, key, code))),
  )
  const keys = places.flatMap((place) => place?.facilityKey ?? [])
  const held = await listFacilityLicences(system, keys)
  return ends.flatMap(({ party, code }, index) => {
    const numbers = held
      .filter(({ facilityKey }) => facilityKey === places[index]?.facilityKey)
      .filter(({ validFrom, validUntil }) => validFrom <= today && today <= validUntil)
      .map(({ number }) => number)
    return numbers.length === 0 || code === null ? [] : [{ party, facility: code, numbers }]
  })
}
