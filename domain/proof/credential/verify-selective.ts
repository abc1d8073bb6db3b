import { isFaults, type ProofFault, proofFault } from '../proof-fault.ts'
import { ownAlgorithms } from './algorithm.ts'
import { openSelective } from './open-selective.ts'
import { readToken, selectiveKind, type Token } from './token.ts'
import { type CredentialCheck, type CredentialGiven, withStatus } from './verify-credential.ts'
import { verifyToken } from './verify-signed.ts'

/**
 * Checks a credential of which only some was disclosed (`vc+sd-jwt`, RFC 9901), as `verifyCredential` does one that is whole. What
 * stays sealed is absent from it, and nothing says what it was.
 */
export async function verifySelective(
  text: string,
  given: CredentialGiven,
): Promise<CredentialCheck> {
  return withStatus(await verifyToken(await openedToken(text, given), given), given)
}

async function openedToken(
  text: string,
  { algorithms = ownAlgorithms }: CredentialGiven,
): Promise<Token | readonly ProofFault[]> {
  const [signed = '', ...disclosures] = text.split('~')
  const bound = disclosures.pop()
  if (bound === undefined) return [proofFault('', 'token_unreadable')]
  // A word of the holder stands behind the last sign: who they are is not checked here.
  if (bound !== '') return [proofFault('', 'token_bound')]
  const token = readToken(signed, selectiveKind(algorithms))
  if (isFaults(token)) return token
  const payload = await openSelective(token.payload, disclosures)
  return isFaults(payload) ? payload : { ...token, payload }
}
