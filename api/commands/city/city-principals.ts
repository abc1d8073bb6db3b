import { demonstrationDomain } from '../../../domain/demonstration.ts'
import type { PersonPrincipal, StationPrincipal } from '../../http/principal.ts'
import type { Installation } from '../../installation.ts'
import { makeStationKey, principalOf } from '../../people/access/access-keys.ts'
import type { Database } from '../../store/database.ts'
import { findFacility } from '../../store/organisations/facilities.ts'
import type { Organisation } from '../../store/organisations/organisations.ts'
import { findKeyNamed } from '../../store/people/access-keys.ts'
import { findPerson } from '../../store/people/people.ts'

/** The administrator of a company of the city, by account; undefined where the city has no people yet. */
export async function cityAdministrator(
  { auth }: Installation['store'],
  organisation: Organisation,
  account: string,
): Promise<PersonPrincipal | undefined> {
  const person = await findPerson(auth, `${account}@${demonstrationDomain}`)
  if (person === undefined) return undefined
  const { personId, name, email } = person
  // Nobody signed in, so that there is no session.
  return {
    kind: 'person',
    role: 'administrator',
    organisation,
    personId,
    name,
    email,
    sessionId: '',
  }
}

/** The company's station of this name at a facility, made where there is none; its key was shown to nobody. */
export async function cityStation(
  db: Database,
  { organisationKey }: Organisation,
  { name, facility: code, now }: { readonly name: string; facility: string; now: Date },
): Promise<StationPrincipal> {
  const known = await findKeyNamed(db, organisationKey, name)
  if (known !== undefined) return principalOf(known)
  const facility = await findFacility(db, organisationKey, code)
  if (facility === undefined) throw new RangeError(`Cannot find facility "${code}"`)
  const { facilityKey } = facility
  await makeStationKey(db, organisationKey, { name, role: 'station', facilityKey, now })
  const made = await findKeyNamed(db, organisationKey, name)
  if (made === undefined) throw new RangeError(`Cannot find station "${name}"`)
  return principalOf(made)
}
