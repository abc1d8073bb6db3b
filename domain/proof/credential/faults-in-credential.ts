import { mostFaults } from '../../limits.ts'
import { isObject, type ProofFault } from '../proof-fault.ts'
import { isAddress } from './address.ts'
import { type NamedTypes, pinnedContexts, readContexts } from './contexts.ts'
import { type Credential, listOf } from './credential.ts'
import {
  faultsInId,
  faultsInNames,
  faultsInParts,
  faultsInRelated,
  faultsInType,
  wrong,
} from './members.ts'
import { faultsInPeriod } from './period.ts'

/**
 * Everything that keeps a value from being a credential of W3C Verifiable Credentials 2.0 (section 4), whoever signed it. It says
 * nothing of whether it is true, signed, in force or of now.
 */
export function faultsInCredential(
  value: unknown,
  contexts: ReadonlyMap<string, NamedTypes> = pinnedContexts,
): readonly ProofFault[] {
  if (!isObject(value)) return [wrong('', 'credential', 'credential_right_object')]
  const { names, faults } = readContexts(value['@context'], contexts)
  const all = [
    ...faults,
    ...faultsInType(value, { pointer: '', names, needed: 'VerifiableCredential' }),
    ...faultsInId(value, ''),
    ...faultsInIssuer(value.issuer),
    ...faultsInSubjects(value.credentialSubject),
    ...faultsInPeriod(value),
    ...faultsInNames(value, ''),
    ...faultsInParts(value, names),
    ...faultsInRelated(value.relatedResource),
  ]
  return all.slice(0, mostFaults)
}

/** A credential, or everything that keeps the value from being one. */
export function parseCredential(
  value: unknown,
  contexts: ReadonlyMap<string, NamedTypes> = pinnedContexts,
): Credential | readonly ProofFault[] {
  const faults = faultsInCredential(value, contexts)
  return faults.length > 0 ? faults : (value as Credential)
}

function faultsInIssuer(issuer: unknown): readonly ProofFault[] {
  if (!isObject(issuer))
    return isAddress(issuer) ? [] : [wrong('/issuer', 'issuer', 'credential_right_address')]
  const named = faultsInNames(issuer, '/issuer')
  if (isAddress(issuer.id)) return named
  return [wrong('/issuer/id', 'issuer.id', 'credential_right_address'), ...named]
}

function faultsInSubjects(value: unknown): readonly ProofFault[] {
  const subjects = listOf(value)
  if (subjects.length === 0)
    return [wrong('/credentialSubject', 'credentialSubject', 'credential_right_subject')]
  return subjects.flatMap((subject, at) => {
    const pointer = Array.isArray(value) ? `/credentialSubject/${at}` : '/credentialSubject'
    if (isObject(subject) && Object.keys(subject).length > 0) return faultsInId(subject, pointer)
    return [wrong(pointer, 'credentialSubject', 'credential_right_subject')]
  })
}
