import type { ProofFault } from '../proof-fault.ts'
import type { Credential } from './credential.ts'
import { type SignedCheck, type SignedGiven, verifySigned } from './verify-signed.ts'
import { findStatus, type StatusFound, type StatusGiven } from './verify-status.ts'

/** What is checked of a credential, in the order in which a reader asks. */
export const credentialSteps = ['form', 'key', 'signature', 'dates', 'status'] as const
export type CredentialStep = (typeof credentialSteps)[number]

/** What is given to check a credential with. Nothing is fetched: what is not given is not checked. */
export interface CredentialGiven extends SignedGiven {
  /** The status lists that the credential names, with what is needed to believe them. */
  readonly status?: StatusGiven
}

/** What a check found. */
export interface CredentialCheck extends Pick<StatusFound, 'statusUntil'> {
  /** The credential, once its form is right and its issuer signed it, whatever its dates and status say. */
  readonly credential: Credential | undefined
  /** What is wrong by step: empty where it holds, undefined where it was not checked. Only a step that holds may be green. */
  readonly steps: Readonly<Record<CredentialStep, readonly ProofFault[] | undefined>>
}

/** Checks a credential that came as a token (`vc+jwt`): who says what, whether they signed it, and whether it still holds. */
export async function verifyCredential(
  text: string,
  given: CredentialGiven,
): Promise<CredentialCheck> {
  return withStatus(await verifySigned(text, given), given)
}

/** Looks up how a credential stands, once its issuer is known to have signed it. */
export async function withStatus(
  { credential, steps }: SignedCheck,
  given: CredentialGiven,
): Promise<CredentialCheck> {
  if (credential === undefined) return { credential, steps: { ...steps, status: undefined } }
  const { status, ...old } = await findStatus(credential, given)
  return { credential, steps: { ...steps, status }, ...old }
}

/** Whether every step was taken and holds. */
export function isGenuine({ steps }: CredentialCheck): boolean {
  return credentialSteps.every((step) => steps[step]?.length === 0)
}
