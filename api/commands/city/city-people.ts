import { competencesIn } from '../../../domain/competence.ts'
import { demonstrationDomain } from '../../../domain/demonstration.ts'
import { dayMilliseconds } from '../../../domain/hours.ts'
import { localDay } from '../../../domain/local-day.ts'
import { inChinese } from '../../../domain/local-names.ts'
import { sentence } from '../../../domain/phrases.ts'
import type { DemonstrationPerson } from '../../../workflows/example.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import type { Installation } from '../../installation.ts'
import { pseudonymOf } from '../../people/access/pseudonym.ts'
import { createPasswords } from '../../people/sign-in/password-hash.ts'
import { random128 } from '../../random-id.ts'
import { findOrganisation } from '../../store/first-start.ts'
import { addCompetence } from '../../store/organisations/competences.ts'
import type { Organisation } from '../../store/organisations/organisations.ts'
import { addAnyOrganisation } from '../../store/organisations/register.ts'
import { addMembership } from '../../store/people/memberships.ts'
import { setPassword } from '../../store/people/passwords.ts'
import { addPerson } from '../../store/people/people.ts'
import type { PersonRole } from '../../store/tables/people-tables.ts'
import { type FirstPeopleOptions, personWith } from './first-people.ts'

/** How long the people of the city are certified for, from the day on which it was first built. */
const certifiedDays = 365

/**
 * Adds the city's constructed people, each certified for what the stages of their stream ask of a person, and the regulator who
 * oversees it; says each one's password, this once.
 */
export async function addCityPeople(
  { store, streams }: Installation,
  {
    say,
    now,
    start,
    language,
  }: FirstPeopleOptions & {
    /** When the city was first built, however often that was cut off. */
    readonly start: Date
  },
): Promise<void> {
  const { system } = store
  const passwords = createPasswords()
  say(sentence('first_city_accounts', {}, language))
  for (const stream of streams.values()) {
    for (const person of stream.demonstration?.people ?? []) {
      const company = await findOrganisation(system, person.organisation)
      if (company === undefined) throw new RangeError(`Cannot find "${person.organisation}"`)
      const personId = await add(person.account, person.role, company)
      await certify(store, stream, { company, person, personId, now, start })
    }
  }
  await add('regulator', 'regulator', await authority(store, now))

  async function add(account: string, role: PersonRole, organisation: Organisation) {
    const email = `${account}@${demonstrationDomain}`
    const password = random128('base64url')
    const passwordHash = await passwords.hash(password)
    const who = { email, name: `Demonstration ${account}` }
    const personId = await accountWith(store, { ...who, passwordHash, now })
    await addMembership(system, organisation.organisationKey, { personId, role, now })
    say(`  ${email.padEnd(28)} ${password}  ${organisation.name}`)
    return personId
  }
}

/** A first start that was cut off may have made the account: then its password is a new one. */
async function accountWith(
  { auth }: Installation['store'],
  { email, name, passwordHash, now }: NewAccount,
): Promise<string> {
  const added = await addPerson(auth, { email, name, isProven: true, passwordHash })
  if (added !== undefined) return added
  const personId = await personWith({ auth }, { email, name })
  await setPassword(auth, { personId, passwordHash, now })
  return personId
}

interface NewAccount {
  readonly email: string
  readonly name: string
  readonly passwordHash: string
  readonly now: Date
}

/** The authority that oversees the city's companies, and no others. */
async function authority({ system }: Installation['store'], now: Date): Promise<Organisation> {
  const slug = 'city-authority'
  const made = await addAnyOrganisation(system, {
    slug,
    name: 'City Environment Office (constructed)',
    names: inChinese('城市環境事務處（示範）', '城市环境事务处（演示）'),
    kind: 'authority',
    jurisdiction: 'HK',
    constructed: true,
    now,
  })
  const found = made ?? (await findOrganisation(system, slug))
  if (found === undefined) throw new RangeError('Cannot add the authority')
  return found
}

interface Certified {
  readonly company: Organisation
  readonly person: DemonstrationPerson
  readonly personId: string
  readonly now: Date
  readonly start: Date
}

/** Without certificates of competence nobody could try the stages that ask for one. */
async function certify(
  { system }: Installation['store'],
  { allStages }: LoadedStream,
  { company: { organisationKey, slug }, person, personId, now, start }: Certified,
): Promise<void> {
  const operator = pseudonymOf(personId, slug)
  const until = new Date(start.getTime() + certifiedDays * dayMilliseconds)
  for (const kind of competencesIn(Object.values(allStages)).keys()) {
    await addCompetence(system, organisationKey, {
      personId,
      operator,
      kind,
      number: `constructed-${person.account}`,
      issuer: 'Training Centre (constructed)',
      validFrom: localDay(start),
      validUntil: localDay(until),
      now,
    })
  }
}
