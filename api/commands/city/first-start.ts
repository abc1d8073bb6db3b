import { type FaultName, sentence } from '../../../domain/phrases.ts'
import type { Language } from '../../../domain/words.ts'
import type { Installation } from '../../installation.ts'
import { makeAccessKey } from '../../people/access/access-keys.ts'
import { usualAdministrator } from '../../people/people-settings.ts'
import {
  findOrganisation,
  firstStartState,
  hasAnybodyEntered,
  listConstructed,
  type MadeSoFar,
  madeSoFar,
  noteFirstStart,
} from '../../store/first-start.ts'
import { holdLock } from '../../store/hold-lock.ts'
import {
  addFacility,
  addOrganisation,
  listOrganisations,
} from '../../store/organisations/organisations.ts'
import { addCityEstates } from './add-city-estates.ts'
import { addCityLines } from './add-city-lines.ts'
import { addCityWork } from './add-city-work.ts'
import { recordCity } from './record-city.ts'

export interface FirstStartOptions {
  readonly say: (line: string) => void
  /** Hears how far it is, which is no secret; nobody does when absent. */
  readonly watch?: (line: string) => void
  readonly now: Date
  readonly empty: boolean
  /** Of whoever starts it: what is said, and what is made for them is called. */
  readonly language: Language
  /** Whether whoever starts it is given new links while nobody has come in; a command has other things to say. */
  readonly tellsAgain?: boolean
  /** Where people will reach this installation; only the path of a link is told when absent. */
  readonly origin?: string | undefined
  readonly administratorEmail?: string
}

/**
 * Makes an empty installation usable: one organisation with a facility, a key and an administrator, an administrator of the
 * platform, and, unless `empty`, the demonstration city beside it, whose organisations, batches and people are constructed
 * and say so. How to enter is printed once it stands. A first start that was cut off, at whatever moment, is completed by the
 * next one, and told anew; of several at once one does it. Until somebody has come in, each start gives new links.
 */
export async function prepareFirstStart(
  installation: Installation,
  options: FirstStartOptions,
): Promise<void> {
  const { system, auth } = installation.store
  await holdLock(installation.systemConnection, 'first start', async (_, waited) => {
    const state = await firstStartState(system)
    if (state === 'told') {
      // Whoever waited has just seen another process tell it.
      const tells = options.tellsAgain !== false && !waited
      if (tells && !(await hasAnybodyEntered(system, auth))) await tellAgain(installation, options)
      return
    }
    if (state === 'new') {
      // Somebody has set it up by the command line.
      if ((await listOrganisations(system)).length > 0) return
      await noteFirstStart(system, 'begun')
    }
    await makeAndTell(installation, { ...options, isOld: state === 'old' })
    await noteFirstStart(system, 'told')
  })
}

async function makeAndTell(
  installation: Installation,
  options: FirstStartOptions & { readonly isOld: boolean },
): Promise<void> {
  const { say, empty, isOld, language, administratorEmail = usualAdministrator } = options
  const called = (says: FaultName) => sentence(says, {}, language)
  const db = installation.store.system
  const made = await madeSoFar(db)
  // The city's scans follow from this time: the same, and they are the same scans.
  const now = made.firstTime ?? options.now
  // Read only now: accounts need a large library, which no later command should wait for.
  const { addFirstPeople } = await import('./first-people.ts')
  const organisation =
    (await findOrganisation(db, 'first')) ??
    (await addOrganisation(db, { slug: 'first', name: called('first_organisation'), now }))
  const { organisationKey } = organisation
  await addFacility(db, organisationKey, { code: 'MAIN', name: called('first_facility'), now })
  const wantsCity = isOld ? made.hasCity && !made.hasCityKeys : !empty || made.hasCity
  if (wantsCity) await standCity(installation, { ...options, made, start: now })
  const key = await makeAccessKey(db, organisationKey, { name: 'first start', now: options.now })
  say('')
  say(called('first_keys'))
  say(sentence('first_key_of', { key, organisation: organisation.name }, language))
  if (wantsCity) await openCity(installation, { ...options, start: now })
  await addFirstPeople(installation, organisation, { ...options, administratorEmail })
  say(called('first_way_in'))
  say('')
}

/** Builds the city before anything is told, and says how far it is: it takes longest of all, and what is told scrolls away. */
async function standCity(
  installation: Installation,
  options: FirstStartOptions & { readonly made: MadeSoFar; readonly start: Date },
): Promise<void> {
  const { watch = () => {}, language, made, start } = options
  if (made.hasCityKeys) return
  watch(sentence('first_city_begins', {}, language))
  const { scans } = await recordCity(installation, start, {
    resumes: made.hasCity,
    tell: ({ done, all, organisation, scans: recorded }) => {
      const part = { done, all, organisation, scans: recorded }
      watch(sentence('first_city_part', part, language))
    },
  })
  await addCityLines(installation, start)
  await addCityEstates(installation, start)
  watch(sentence('first_city', { scans }, language))
}

/** Gives keys and people to a city that stands, and shows what they do. */
async function openCity(
  installation: Installation,
  options: FirstStartOptions & { readonly start: Date },
): Promise<void> {
  const { say, now, language } = options
  const db = installation.store.system
  const { addCityPeople } = await import('./city-people.ts')
  say(sentence('first_city_keys', {}, language))
  const companies = await listConstructed(db)
  for (const { organisationKey, name } of companies) {
    say(`  ${await makeAccessKey(db, organisationKey, { name: 'demonstration', now })}  ${name}`)
  }
  await addCityPeople(installation, options)
  await addCityWork(installation, options.start)
}

async function tellAgain(installation: Installation, options: FirstStartOptions): Promise<void> {
  const { say, language, administratorEmail = usualAdministrator } = options
  const organisation = await findOrganisation(installation.store.system, 'first')
  if (organisation === undefined) return
  const { addFirstPeople } = await import('./first-people.ts')
  say('')
  say(sentence('first_nobody_yet', {}, language))
  await addFirstPeople(installation, organisation, { ...options, administratorEmail })
  say('')
}
