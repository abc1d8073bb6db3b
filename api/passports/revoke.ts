import type { Database } from '../store/database.ts'
import type { NewestPassport } from '../store/passports/passports.ts'
import { listOfVersion, listsOfPassport } from '../store/passports/status-lists.ts'
import { endPassport, setAllRevoked, setRevoked } from '../store/passports/write-passports.ts'
import type { Issuing } from './credential-of.ts'
import { signList } from './status.ts'

/** Revokes a version of a passport: its bit is set in the list that it names, which is signed anew at once. */
export async function revokeVersion(
  tx: Database,
  { versionId }: Pick<NewestPassport, 'versionId'>,
  { reason, secret, addresses, now }: Revoking,
): Promise<void> {
  await setRevoked(tx, versionId, { reason, now })
  const list = await listOfVersion(tx, versionId)
  await signList(tx, list, { secret, now, origin: addresses.origin })
}

/** Revokes every version of a passport that has ended, so that none of them is believed any more, whoever kept a copy. */
export async function revokeAll(
  tx: Database,
  { passportKey }: Pick<NewestPassport, 'passportKey'>,
  { reason, secret, addresses, now }: Revoking,
): Promise<void> {
  await setAllRevoked(tx, passportKey, { reason, now })
  for (const list of await listsOfPassport(tx, passportKey)) {
    await signList(tx, list, { secret, now, origin: addresses.origin })
  }
}

/** Ends a passport that has not ended yet, and revokes all of it. */
export async function withdraw(
  tx: Database,
  passport: NewestPassport | undefined,
  issuing: Issuing,
  reason: 'issued_in_error' | 'recycled',
): Promise<void> {
  if (passport === undefined || passport.isEnded) return
  await endPassport(tx, passport.passportKey, issuing.now)
  await revokeAll(tx, passport, { ...issuing, reason })
}

/** What revoking goes by, and why it is done. */
interface Revoking extends Pick<Issuing, 'secret' | 'addresses' | 'now'> {
  readonly reason: string
}
