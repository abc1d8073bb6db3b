import { readSigningKey } from '../ed25519.ts'
import type { Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { findSigners, isLiveKey, type Signer } from '../store/organisations/stations.ts'
import type { Sent } from './sent.ts'

/** The live key of the organisation whose public half this is; undefined for anything else. */
export type SignerOf = (station: unknown) => Signer | undefined

/** Looks up the stations whose devices signed what a person sends; asks nothing where nobody did. */
export async function readSigners(
  { store }: Pick<Installation, 'store'>,
  sent: readonly Sent[],
  { principal, now }: { principal: Principal; now: Date },
): Promise<SignerOf> {
  const organisationKey = principal.organisation?.organisationKey ?? 0
  const named = principal.kind === 'person' ? new Set(sent.map(({ station }) => station)) : []
  const keys = [...named].flatMap((one) => {
    const key = typeof one === 'string' ? readSigningKey(one) : undefined
    return key === undefined ? [] : [key]
  })
  if (keys.length === 0) return () => undefined
  const found = await findSigners(store.own(organisationKey), organisationKey, keys)
  const live = found.filter((signer) => isLiveKey(signer, now))
  const byText = new Map(live.map((one) => [one.signingKey.toString('base64url'), one]))
  return (station) => (typeof station === 'string' ? byText.get(station) : undefined)
}
