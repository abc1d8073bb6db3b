import { usualTimeZone } from '../../../domain/local-day.ts'
import type { Store } from '../../store/open-store.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { listOwnMemberships } from '../../store/people/people.ts'

/** By whose clock a person reads what is about themself: that of the organisation acted for, else of the first that they belong to. */
export async function personsZone(
  { system }: Pick<Store, 'system'>,
  personId: string,
  acting?: number,
): Promise<string> {
  const key = acting ?? (await listOwnMemberships(system, personId))[0]?.organisationKey
  return key === undefined ? usualTimeZone : readersZone(system, key)
}
