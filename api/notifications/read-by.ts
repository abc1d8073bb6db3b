import type { Store } from '../store/open-store.ts'
import { nameSlugs } from '../store/organisations/organisations.ts'
import { readersZone } from '../store/organisations/place.ts'
import { handOverNames } from './hand-over-names.ts'
import type { ReadBy, Told } from './topic-text.ts'

/** What the texts of these notifications need: the clock of the organisation, and the names of whom and of what they speak. */
export async function readBy(
  store: Pick<Store, 'own' | 'system'>,
  organisationKey: number,
  told: readonly Pick<Told, 'payload' | 'subject'>[],
): Promise<ReadBy> {
  const slugs = told.flatMap(({ payload: { sender, by } }) =>
    [sender, by].filter((slug) => typeof slug === 'string'),
  )
  const subjects = told.map(({ subject }) => subject)
  const [timeZone, names, handOvers] = await Promise.all([
    readersZone(store.own(organisationKey), organisationKey),
    nameSlugs(store.system, slugs),
    handOverNames(store, organisationKey, subjects),
  ])
  return { timeZone, names, handOvers }
}
