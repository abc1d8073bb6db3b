import { type Registration, stationChallenge } from '../../../domain/proof/station-challenge.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { isSignedBy, readSignature, readSigningKey } from '../../ed25519.ts'
import type { Database } from '../../store/database.ts'
import { findKeyHolder, lockSigningKey } from '../../store/organisations/stations.ts'

/** A key as it is to be registered, with its holder's signature of the challenge. */
export interface Proving extends Registration {
  readonly proof: string | undefined
  readonly organisationKey: number
  /** The station that goes on with the key; absent for a new one. */
  readonly stationId?: string
  readonly now: Date
}

/** What is wrong with the signing key of a request, if it brings one or a proof of one. */
export async function faultsInGivenKey(
  db: Database,
  {
    signingKey,
    ...proving
  }: Omit<Proving, 'signingKey'> & { signingKey: string | null | undefined },
): Promise<readonly Fault[]> {
  if (typeof signingKey === 'string') return faultsInSigningKey(db, { ...proving, signingKey })
  if (proving.proof === undefined) return []
  return [faultOf('/signingKeyProof', 'signing_key_proof_alone')]
}

/** Why a signing key is not registered: nobody proved to hold it, or another station of the organisation signs with it. */
export async function faultsInSigningKey(
  db: Database,
  proving: Proving,
): Promise<readonly Fault[]> {
  const { signingKey, proof } = proving
  const key = readSigningKey(signingKey)
  if (key === undefined) throw new RangeError('Cannot look at a signing key that cannot be read')
  const text = stationChallenge(proving)
  const shown = { text: JSON.stringify(text) }
  const faults: Fault[] = []
  if (proof === undefined) {
    faults.push(faultOf('/signingKeyProof', 'signing_key_unproved', shown))
  } else {
    const signature = readSignature(proof)
    if (signature === undefined || !isSignedBy(key, text, signature)) {
      faults.push(faultOf('/signingKeyProof', 'signing_key_proof_wrong', shown))
    }
  }
  return [...faults, ...(await faultsInHolder(db, proving, key))]
}

/**
 * Why a station may not sign with a key that it proved to hold, or held before: another one of the organisation does now. MUST come in the
 * transaction that registers it: whoever registers the same key waits for its end.
 */
export async function faultsInHolder(
  db: Database,
  of: Pick<Proving, 'organisationKey' | 'stationId' | 'now'>,
  key: Buffer,
): Promise<readonly Fault[]> {
  await lockSigningKey(db, key)
  const holder = await findKeyHolder(db, of, key)
  return holder === undefined
    ? []
    : [faultOf('/signingKey', 'signing_key_taken', { station: holder })]
}
