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

/**
 * Ends the key that an organisation's passports are signed with, and makes another. Status lists are signed anew at once, passports soon
 * after.
 */
export async function rotateIssuerKey(
  { installation: { store, secret }, organisation, publicUrl }: IssuerRequest,
  { principal, now }: { readonly principal: Principal; readonly now: Date },
): Promise<{ readonly did: string; readonly keys: Keys }> {
  const { slug, organisationKey } = organisation
  const { didOf, origin } = await addressesOf(store.system, publicUrl)
  const did = didOf(slug)
  const signing = { secret, now }
  const keys = await store.system.transaction().execute(async (tx) => {
    await lockPassports(tx)
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
