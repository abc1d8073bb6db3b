import { mostFaults } from '../../limits.ts'
import { isObject, type ProofFault, proofFault } from '../proof-fault.ts'
import { isAddress } from './address.ts'
import { baseContext, type NamedTypes, pinnedContexts, readContexts } from './contexts.ts'
import { listOf } from './credential.ts'
import { faultsInCredential } from './faults-in-credential.ts'
import { faultsInId, faultsInParts, faultsInType, wrong } from './members.ts'

/** Everything that keeps a value from being a presentation of the same standard (section 4.13). */
export function faultsInPresentation(
  value: unknown,
  contexts: ReadonlyMap<string, NamedTypes> = pinnedContexts,
): readonly ProofFault[] {
  if (!isObject(value)) return [wrong('', 'presentation', 'credential_right_object')]
  const { names, faults } = readContexts(value['@context'], contexts)
  const { holder } = value
  const holderId = isObject(holder) ? holder.id : holder
  const carried = listOf(value.verifiableCredential).flatMap((one, at) =>
    faultsInCarried(one, `/verifiableCredential/${at}`, contexts),
  )
  const all = [
    ...faults,
    ...faultsInType(value, { pointer: '', names, needed: 'VerifiablePresentation' }),
    ...faultsInId(value, ''),
    ...(holder === undefined || isAddress(holderId)
      ? []
      : [wrong('/holder', 'holder', 'credential_right_address')]),
    ...faultsInParts(value, names),
    ...carried,
  ]
  return all.slice(0, mostFaults)
}

/** What a presentation carries is a credential, or a token in an address of scheme `data`. */
function faultsInCarried(
  one: unknown,
  pointer: string,
  contexts: ReadonlyMap<string, NamedTypes>,
): readonly ProofFault[] {
  if (!isObject(one) || !listOf(one.type).includes('EnvelopedVerifiableCredential'))
    return faultsInCredential(one, contexts).map(({ pointer: inner, says, values }) =>
      proofFault(`${pointer}${inner}`, says, values),
    )
  const isToken =
    typeof one.id === 'string' && /^data:application\/[\w.+-]+(;[\w=-]+)*,\S+\s*$/.test(one.id)
  return listOf(one['@context'])[0] === baseContext && isToken
    ? []
    : [wrong(pointer, 'verifiableCredential', 'credential_right_token')]
}
