import { isFaults, isObject, type ProofFault } from '../proof-fault.ts'
import { ownAlgorithms } from './algorithm.ts'
import { faultsInClaimedTimes, faultsInClaims } from './claims.ts'
import { pinnedContexts } from './contexts.ts'
import { faultsInPresentation } from './faults-in-presentation.ts'
import { readToken, tokenKind } from './token.ts'
import { faultsInProof, type SignedGiven } from './verify-signed.ts'

/**
 * Everything that is wrong with a presentation in a token (`vp+jwt`) whose holder has the document that is given as
 * `issuerDocument`. The credentials in it are checked one by one, each with its own issuer's document.
 */
export async function faultsInPresentationToken(
  text: string,
  given: SignedGiven,
): Promise<readonly ProofFault[]> {
  const token = readToken(text, tokenKind('vp', given.algorithms ?? ownAlgorithms))
  if (isFaults(token)) return token
  const { payload } = token
  const form = [
    ...faultsInPresentation(payload, given.contexts ?? pinnedContexts),
    ...faultsInClaims(payload),
    ...faultsInClaimedTimes(payload, given.now),
  ]
  const { holder, iss } = payload
  const named = isObject(holder) ? holder.id : (holder ?? iss)
  const issuer = typeof named === 'string' ? named : ''
  const { key = [], signature = [] } = await faultsInProof(token, { ...given, issuer })
  return [...form, ...key, ...signature]
}
