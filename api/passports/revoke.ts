import type { Database } from '../store/database.ts'
import type { StandingPassport } from '../store/passports/passports.ts'
import { listOfVersion } from '../store/passports/status-lists.ts'
import { setRevoked } from '../store/passports/write-passports.ts'
import type { Issuing } from './sign-version.ts'
import { signList } from './status.ts'

/** Revokes a version of a passport: its bit is set in the list that it names, which is signed anew at once. */
export async function revokeVersion(
  tx: Database,
  { versionId }: Pick<StandingPassport, 'versionId'>,
  {
    reason,
    secret,
    addresses,
    now,
  }: Pick<Issuing, 'secret' | 'addresses' | 'now'> & { readonly reason: string },
): Promise<void> {
  await setRevoked(tx, versionId, { reason, now })
  const list = await listOfVersion(tx, versionId)
  await signList(tx, list, { secret, now, origin: addresses.origin })
}
