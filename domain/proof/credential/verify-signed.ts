import { isFaults, type ProofFault, proofFault } from '../proof-fault.ts'
import { type Algorithm, isSigned, ownAlgorithms } from './algorithm.ts'
import { faultsInClaimedTimes, faultsInClaims } from './claims.ts'
import { type NamedTypes, pinnedContexts } from './contexts.ts'
import { type Credential, issuerOf } from './credential.ts'
import { parseCredential } from './faults-in-credential.ts'
import { keyOf } from './key-of.ts'
import { faultsAt } from './period.ts'
import { readToken, type Token, tokenKind } from './token.ts'

/** What is given to check that an issuer signed a credential and that it is of now. */
export interface SignedGiven {
  /** Instant of the check: UTC with milliseconds. */
  readonly now: string
  /** Document of the issuer, as it came from the address of their identifier. */
  readonly issuerDocument: unknown
  /** Instant at which a witness had seen the token: the key had to be in use then, not now. */
  readonly seenAt?: string
  /** Algorithms that are taken: ours when absent. */
  readonly algorithms?: readonly Algorithm[]
  /** Contexts that are known: the pinned ones when absent. */
  readonly contexts?: ReadonlyMap<string, NamedTypes>
}

/** What was found, by step; undefined where a step before left nothing to check. */
export interface SignedCheck {
  readonly credential: Credential | undefined
  readonly steps: Readonly<
    Record<'form' | 'key' | 'signature' | 'dates', readonly ProofFault[] | undefined>
  >
}

/** Checks all of a credential but its status. */
export async function verifySigned(text: string, given: SignedGiven): Promise<SignedCheck> {
  return verifyToken(readToken(text, tokenKind('vc', given.algorithms ?? ownAlgorithms)), given)
}

/** Checks a token that was taken apart, or tells why it could not be. */
export async function verifyToken(
  token: Token | readonly ProofFault[],
  given: SignedGiven,
): Promise<SignedCheck> {
  if (isFaults(token)) return formless(token)
  const claimed = credentialIn(token, given)
  if (isFaults(claimed)) return formless(claimed)
  const { key, signature } = await faultsInProof(token, { ...given, issuer: issuerOf(claimed) })
  const dates = [...faultsAt(given.now, claimed), ...faultsInClaimedTimes(token.payload, given.now)]
  const credential = signature?.length === 0 ? claimed : undefined
  return { credential, steps: { form: [], key, signature, dates } }
}

/** Whether the key that a token names is its signer's, and signed it. */
export async function faultsInProof(
  token: Token,
  by: Pick<SignedGiven, 'now' | 'seenAt' | 'issuerDocument'> & { readonly issuer: string },
): Promise<Pick<SignedCheck['steps'], 'key' | 'signature'>> {
  const { kid, algorithm } = token
  const { issuer, seenAt, now } = by
  const key = keyOf(by.issuerDocument, { issuer, kid, algorithm, at: seenAt ?? now })
  if (isFaults(key)) return { key, signature: undefined }
  const isTheirs = await isSigned(algorithm, key, token)
  return { key: [], signature: isTheirs ? [] : [proofFault('', 'token_signature_wrong')] }
}

function credentialIn(
  { payload }: Token,
  { contexts = pinnedContexts }: SignedGiven,
): Credential | readonly ProofFault[] {
  const credential = parseCredential(payload, contexts)
  const claims = faultsInClaims(payload)
  if (isFaults(credential)) return [...credential, ...claims]
  return claims.length > 0 ? claims : credential
}

function formless(form: readonly ProofFault[]): SignedCheck {
  return {
    credential: undefined,
    steps: { form, key: undefined, signature: undefined, dates: undefined },
  }
}
