import { sentence } from '../../../domain/phrases.ts'
import { roleLabels } from '../../../domain/role.ts'
import type { Language } from '../../../domain/words.ts'
import type { Installation } from '../../installation.ts'
import { makeResetToken } from '../../people/sign-in/reset-token.ts'
import { findOrganisation } from '../../store/first-start.ts'
import type { Organisation } from '../../store/organisations/organisations.ts'
import { addAnyOrganisation } from '../../store/organisations/register.ts'
import { addMembership } from '../../store/people/memberships.ts'
import { addPerson, findPerson } from '../../store/people/people.ts'
import type { PersonRole } from '../../store/tables/people-tables.ts'

export interface FirstPeopleOptions {
  readonly say: (line: string) => void
  readonly now: Date
  /** Of whoever starts it. */
  readonly language: Language
  /** Where people will reach this installation; only the path of a link is told when absent. */
  readonly origin?: string | undefined
}

const linkSeconds = 24 * 60 * 60

/** Makes a one-time link with which somebody sets a password, for 24 hours. */
export async function passwordLink(
  { store }: Installation,
  personId: string,
  { now, origin = '' }: Pick<FirstPeopleOptions, 'now' | 'origin'>,
): Promise<string> {
  const token = await makeResetToken(store.auth, personId, { now, seconds: linkSeconds })
  return `${origin}/reset/${token}`
}

/**
 * Adds an administrator of the first organisation and one of the platform, and says how each comes in: by a link that
 * sets the password, since a password that we made up would stay.
 */
export async function addFirstPeople(
  installation: Installation,
  first: Organisation,
  options: FirstPeopleOptions & { readonly administratorEmail: string },
): Promise<void> {
  const { store } = installation
  const { say, now, language, administratorEmail } = options
  const platform = await platformOrganisation(store, { now, language })
  say(sentence('first_accounts', {}, language))
  const firstName = sentence('first_administrator', {}, language)
  await add(first, 'administrator', administratorEmail, firstName)
  await add(platform, 'platform', 'platform@first.example', roleLabels.platform[language])

  async function add(organisation: Organisation, role: PersonRole, email: string, name: string) {
    const { organisationKey } = organisation
    const personId = await personWith(store, { email, name })
    await addMembership(store.system, organisationKey, { personId, role, now })
    const who = { email, name, organisation: organisation.name }
    say(sentence('first_account', who, language))
    say(`    ${await passwordLink(installation, personId, options)}`)
  }
}

/** The organisation whose people look after the platform; made where it is missing. */
export async function platformOrganisation(
  { system }: Installation['store'],
  { now, language }: { readonly now: Date; readonly language: Language },
): Promise<Organisation> {
  const slug = 'platform'
  const name = sentence('first_platform', {}, language)
  const platform = { slug, name, kind: 'platform', jurisdiction: 'HK', now } as const
  const made =
    (await addAnyOrganisation(system, platform)) ?? (await findOrganisation(system, slug))
  if (made === undefined) throw new RangeError(`Cannot add organisation "${slug}"`)
  return made
}

/** The account of an e-mail address, made where there is none. */
export async function personWith(
  { auth }: Pick<Installation['store'], 'auth'>,
  { email, name }: { email: string; name: string },
): Promise<string> {
  const personId =
    (await addPerson(auth, { email, name, isProven: true })) ??
    (await findPerson(auth, email))?.personId
  if (personId === undefined) throw new RangeError(`Cannot add "${email}"`)
  return personId
}
