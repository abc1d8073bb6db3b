import { randomInt } from 'node:crypto'
import { makeStatusCredential } from '../../domain/proof/credential/make-status-credential.ts'
import { signCredential } from '../../domain/proof/credential/sign-credential.ts'
import { leastStatusEntries, makeStatusList } from '../../domain/proof/credential/status-list.ts'
import { isFaults } from '../../domain/proof/proof-fault.ts'
import { salt, sha256Bytes } from '../digest.ts'
import type { Database } from '../store/database.ts'
import { waitInLog } from '../store/log/wait-in-log.ts'
import {
  addListVersion,
  addStatusList,
  emptiestList,
  isPlaceTaken,
  newestListTime,
  revokedPlaces,
  type StatusList,
} from '../store/passports/status-lists.ts'
import { type Issuer, type Signing, signerFor } from './issuer.ts'

/** How long a version of a list may be believed, and when it is signed anew: long before its end. */
export const statusTimes = {
  validHours: 24,
  resignHours: 6,
  /** So far may a clock have gone back for the next version to begin no earlier than the last one. */
  aheadMinutes: 5,
  source: { basis: 'house', text: 'A revocation is known everywhere within a day' },
} as const

/** From half full on a list begins that has room, so that a place is found at the first or second try. */
const fullAt = leastStatusEntries / 2

/** A place in a list for a credential that is about to be signed. */
export interface StatusPlace {
  readonly statusListKey: number
  readonly list: string
  readonly index: number
}

/** Finds a free place, at random, so that places tell nothing of the order in which passports were issued. */
export async function takePlace(
  tx: Database,
  issuer: Issuer & { readonly organisationKey: number },
  { origin, ...signing }: Signing & { readonly origin: string },
): Promise<StatusPlace> {
  const { did, organisationKey } = issuer
  const emptiest = await emptiestList(tx, did)
  const list =
    emptiest === undefined || emptiest.taken >= fullAt
      ? await addStatusList(tx, { id: salt(), organisationKey, did, now: signing.now })
      : emptiest
  if (list !== emptiest) await signList(tx, list, { origin, ...signing })
  for (;;) {
    const index = randomInt(leastStatusEntries)
    if (await isPlaceTaken(tx, list.statusListKey, index)) continue
    return { statusListKey: list.statusListKey, list: addressOfList(origin, list), index }
  }
}

/**
 * Signs a list as it stands and publishes it as its next version. No clock that went back a little makes it older than the last. A last one that is
 * further ahead was signed by a clock that was wrong, and whoever has the right time believes it for nothing: it does not bind.
 */
export async function signList(
  tx: Database,
  list: StatusList,
  { origin, ...signing }: Signing & { readonly origin: string },
): Promise<void> {
  const { did, organisationKey, statusListKey } = list
  const signer = await signerFor(tx, { did, organisationKey }, signing)
  const last = await newestListTime(tx, statusListKey)
  const { now } = signing
  const validFrom = last !== undefined && last > now && last <= aheadOf(now) ? last : now
  const validUntil = new Date(validFrom.getTime() + statusTimes.validHours * 3_600_000)
  const credential = await makeStatusCredential({
    id: addressOfList(origin, list),
    issuer: did,
    bits: makeStatusList(await revokedPlaces(tx, statusListKey)),
    validFrom: validFrom.toISOString(),
    validUntil: validUntil.toISOString(),
  })
  const token = await signCredential(credential, signer)
  if (isFaults(token)) throw new RangeError(`Cannot sign a status list: ${JSON.stringify(token)}`)
  const digest = sha256Bytes(token)
  await addListVersion(tx, list, { token, digest, validFrom, validUntil })
  await waitInLog(tx, 'status-list', [digest])
}

/** Until when a version may begin to be one of now. */
export function aheadOf(now: Date): Date {
  return new Date(now.getTime() + statusTimes.aheadMinutes * 60_000)
}

function addressOfList(origin: string, { id }: Pick<StatusList, 'id'>): string {
  return `${origin}/status/${id}`
}
