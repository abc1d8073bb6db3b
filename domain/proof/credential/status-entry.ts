import { isObject, type ProofFault, proofFault } from '../proof-fault.ts'
import { isAddress } from './address.ts'
import { listOf } from './credential.ts'
import { wrong } from './members.ts'

/** Where the status of a credential stands: W3C Bitstring Status List 1.0 section 2.1. */
export interface StatusEntry {
  readonly purpose: string
  readonly index: number
  /** Address and id of the list. */
  readonly list: string
}

/**
 * Reads an entry. Its index may be a whole number or the text of one: UNTP 0.7.0 has a number in its schema where W3C has a
 * text, and nothing satisfies both.
 */
export function parseStatusEntry(
  value: unknown,
  pointer = '/credentialStatus',
): StatusEntry | readonly ProofFault[] {
  if (!isObject(value) || !isBitstringEntry(value))
    return [wrong(`${pointer}/type`, 'credentialStatus.type', 'credential_right_status')]
  const { statusPurpose: purpose, statusListCredential: list, statusSize = 1 } = value
  const index = indexIn(value.statusListIndex)
  if (typeof purpose === 'string' && index !== undefined && isAddress(list) && statusSize === 1)
    return { purpose, index, list }
  return [
    ...(typeof purpose === 'string'
      ? []
      : [wrong(`${pointer}/statusPurpose`, 'statusPurpose', 'credential_right_purpose')]),
    ...(index === undefined
      ? [wrong(`${pointer}/statusListIndex`, 'statusListIndex', 'credential_right_index')]
      : []),
    ...(isAddress(list)
      ? []
      : [
          wrong(
            `${pointer}/statusListCredential`,
            'statusListCredential',
            'credential_right_address',
          ),
        ]),
    ...(statusSize === 1
      ? []
      : [wrong(`${pointer}/statusSize`, 'statusSize', 'credential_right_one')]),
  ]
}

/** Whether it is an entry of the one kind of status that is known here. */
export function isBitstringEntry(value: unknown): boolean {
  return isObject(value) && listOf(value.type).includes('BitstringStatusListEntry')
}

/**
 * What keeps the status of a credential of ours from being published: UNTP takes one entry, and it is for revocation. Kinds of
 * status that are not a bitstring's are left alone; nobody will be able to check them.
 */
export function faultsInOwnStatus(value: unknown): readonly ProofFault[] {
  const entries = listOf(value)
  if (!entries.some(isBitstringEntry)) return []
  if (entries.length > 1)
    return [wrong('/credentialStatus', 'credentialStatus', 'credential_right_one')]
  const entry = parseStatusEntry(entries[0])
  if (!('purpose' in entry)) return entry
  return entry.purpose === 'revocation'
    ? []
    : [
        proofFault('/credentialStatus/statusPurpose', 'status_purpose_other', {
          given: entry.purpose,
          right: 'revocation',
        }),
      ]
}

function indexIn(value: unknown): number | undefined {
  const isText = typeof value === 'string' && /^(0|[1-9]\d{0,15})$/.test(value)
  const index = isText ? Number(value) : value
  return typeof index === 'number' && Number.isSafeInteger(index) && index >= 0 ? index : undefined
}
