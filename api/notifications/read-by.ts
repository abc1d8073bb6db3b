import type { Store } from '../store/open-store.ts'
import { readFacilities } from '../store/organisations/facilities.ts'
import { nameSlugs } from '../store/organisations/organisations.ts'
import { usualPlace } from '../store/organisations/place.ts'
import type { ReadBy, Told } from './topic-text.ts'

/** What the texts of these notifications need: the clock of the organisation, and the names of whom they speak of. */
export async function readBy(
  store: Pick<Store, 'own' | 'system'>,
  organisationKey: number,
  told: readonly Pick<Told, 'payload'>[],
): Promise<ReadBy> {
  const slugs = told.flatMap(({ payload: { sender, by } }) =>
    [sender, by].filter((slug) => typeof slug === 'string'),
  )
  const db = store.own(organisationKey)
  const [usual, facilities, names] = await Promise.all([
    usualPlace(db, organisationKey),
    readFacilities(db, organisationKey),
    nameSlugs(store.system, slugs),
  ])
  const timeZone =
    usual.timeZone ??
    facilities.find(({ place }) => place.timeZone !== null)?.place.timeZone ??
    undefined
  return { timeZone, names }
}
