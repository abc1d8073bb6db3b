import type { Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { audit } from '../people/access/audit.ts'
import { enqueueJob } from '../store/notifications/jobs.ts'
import type { Organisation } from '../store/organisations/organisations.ts'
import { lockPassports } from '../store/passports/due.ts'
import { listIssuerKeys } from '../store/passports/issuer-keys.ts'
import { listsOf } from '../store/passports/status-lists.ts'
import { addressesOf } from './addresses.ts'
import { rotateKey } from './issuer.ts'
import { signList } from './status.ts'

/** Whose keys are meant, and where this installation is reached. */
export interface IssuerRequest {
  readonly installation: Pick<Installation, 'store' | 'secret'>
  readonly organisation: Organisation
  readonly publicUrl: string | undefined
}

type Keys = Awaited<ReturnType<typeof listIssuerKeys>>

/** The identifier that an organisation's passports are signed under, and every key that it had. */
export async function issuerKeysOf({
  installation: { store },
  organisation: { slug },
  publicUrl,
}: IssuerRequest): Promise<{ readonly did: string; readonly keys: Keys }> {
  const { didOf } = await addressesOf(store.system, publicUrl)
  const did = didOf(slug)
  return { did, keys: await listIssuerKeys(store.system, did) }
}

/** Who replaces a key, and when. */
export interface Rotating {
  readonly principal: Principal
  readonly now: Date
  /** Public part of the key that they saw in use, in base64url; absent where whatever is in use is meant. */
  readonly seen?: string
}

/**
 * Ends the key that an organisation's passports are signed with, and makes another. Status lists are signed anew at once, passports soon
 * after. Where `seen` names the public part of a key that is not in use any more, the one in its place stays.
 */
export async function rotateIssuerKey(
  { installation: { store, secret }, organisation, publicUrl }: IssuerRequest,
  { principal, now, seen }: Rotating,
): Promise<{ readonly did: string; readonly keys: Keys }> {
  const { slug, organisationKey } = organisation
  const { didOf, origin } = await addressesOf(store.system, publicUrl)
  const did = didOf(slug)
  const signing = { secret, now }
  const keys = await store.system.transaction().execute(async (tx) => {
    await lockPassports(tx)
    const before = await listIssuerKeys(tx, did)
    if (seen !== undefined && !isInUse(before, seen)) return before
    const { kid } = await rotateKey(tx, { did, organisationKey }, signing)
    for (const list of await listsOf(tx, did)) await signList(tx, list, { ...signing, origin })
    await enqueueJob(tx, 'issue-passports', {})
    await audit(tx, principal, {
      kind: 'administration',
      action: 'issuer key rotated',
      detail: { did, key: kid },
      now,
    })
    return listIssuerKeys(tx, did)
  })
  return { did, keys }
}

function isInUse(keys: Keys, seen: string): boolean {
  return keys.some(
    ({ publicKey, endedTime }) => endedTime === null && publicKey.toString('base64url') === seen,
  )
}
