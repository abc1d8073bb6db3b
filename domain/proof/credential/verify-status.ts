import { instantOf } from '../date-time-stamp.ts'
import { isFaults, isObject, type ProofFault, proofFault, shown } from '../proof-fault.ts'
import { type Credential, issuerOf, listOf } from './credential.ts'
import { isBitstringEntry, parseStatusEntry, type StatusEntry } from './status-entry.ts'
import { decodeStatusList, isSet } from './status-list.ts'
import { type SignedCheck, type SignedGiven, verifySigned } from './verify-signed.ts'

/** What is needed to know the status of a credential. */
export interface StatusGiven {
  /** The lists (`vc+jwt`), as they came from their addresses. */
  readonly lists: readonly string[]
  /** Document of whoever signed them; the issuer's own when absent. */
  readonly issuerDocument?: unknown
  /** Who may publish the status beside the issuer. */
  readonly publishers?: readonly string[]
  /** `validFrom` of the newest version that was ever seen: an older one would hide what was revoked since. */
  readonly newestSeen?: string
}

type Given = SignedGiven & { readonly status?: StatusGiven }

/** What is known of how a credential stands. */
export interface StatusFound {
  /** What is wrong: empty where it is in force; undefined where one of its entries could not be looked up. */
  readonly status: readonly ProofFault[] | undefined
  /** Where that is so because its list is out of date: until when that was to be believed. */
  readonly statusUntil?: string
}

/** Looks up what the status lists say against a credential. */
export async function findStatus(credential: Credential, given: Given): Promise<StatusFound> {
  const said = await Promise.all(
    listOf(credential.credentialStatus).map((one) => findEntry(one, { credential, given })),
  )
  const faults = said.flatMap(({ status = [] }) => status)
  const isWhole = said.every(({ status }) => status !== undefined)
  // What is known against it stands, even where not everything is known.
  if (isWhole || faults.length > 0) return { status: faults }
  return { ...said.find(({ statusUntil }) => statusUntil !== undefined), status: undefined }
}

async function findEntry(
  value: unknown,
  { credential, given }: { readonly credential: Credential; readonly given: Given },
): Promise<StatusFound> {
  // Another kind of status is not wrong; it cannot be looked up here.
  if (!isBitstringEntry(value)) return { status: undefined }
  const entry = parseStatusEntry(value)
  if (isFaults(entry)) return { status: entry }
  const { lists = [], publishers = [], newestSeen } = given.status ?? {}
  const checks = await Promise.all(lists.map((text) => verifyList(text, given)))
  const named = checks.filter((check) => check.credential?.id === entry.list)
  // A list that cannot be believed says nothing, but it is told: somebody put it there.
  if (named.length === 0 && checks.length > 0)
    return { status: within(faultsOfOthers(checks, entry)) }
  const rule = { entry, publishers: [issuerOf(credential), ...publishers], newestSeen }
  const said = await Promise.all(named.map((check) => findInList(check, rule)))
  const known = said.flatMap(({ status }) => (status === undefined ? [] : [status]))
  return known.length > 0 ? { status: known.flat() } : (said[0] ?? { status: undefined })
}

/** The list's own key has to be in use now, whatever a witness saw of the credential. */
function verifyList(
  text: string,
  { now, algorithms, contexts, ...given }: Given,
): Promise<SignedCheck> {
  const issuerDocument = given.status?.issuerDocument ?? given.issuerDocument
  return verifySigned(text, {
    now,
    issuerDocument,
    ...(algorithms === undefined ? {} : { algorithms }),
    ...(contexts === undefined ? {} : { contexts }),
  })
}

function faultsOfOthers(
  checks: readonly SignedCheck[],
  { list }: StatusEntry,
): readonly ProofFault[] {
  const wrongs = checks.flatMap(({ steps }) => Object.values(steps).flatMap((one) => one ?? []))
  return wrongs.length > 0 ? wrongs : [proofFault('/id', 'status_list_other', { right: list })]
}

interface ListRule {
  readonly entry: StatusEntry
  readonly publishers: readonly string[]
  readonly newestSeen: string | undefined
}

/**
 * What one list says. One that is out of date says nothing of today, but for what cannot be undone: what was revoked stays so
 * (W3C Bitstring Status List 1.0, `statusPurpose`; remembered), and what was suspended may hold again by now.
 */
async function findInList(
  { credential: list, steps }: SignedCheck,
  rule: ListRule,
): Promise<StatusFound> {
  if (list === undefined) return { status: undefined }
  const dates = steps.dates ?? []
  const over = dates.find(({ says }) => says === 'credential_expired')
  const faults = [...dates.filter((one) => one.says !== over?.says), ...faultsInKind(list, rule)]
  if (faults.length > 0) return { status: within(faults) }
  const status = await faultsInBit(list, rule.entry)
  if (over === undefined || status.some(({ says }) => says !== 'credential_status_set'))
    return { status }
  return { status: undefined, statusUntil: String(over.values?.until) }
}

/** More of what a stranger says nobody reads. */
const mostTold = 10

/** Whether this is the list that the entry means, by somebody who may say so, and no older than one that was seen. */
function faultsInKind(
  list: Credential,
  { entry, publishers, newestSeen }: ListRule,
): readonly ProofFault[] {
  const { credentialSubject: subject, validFrom } = list
  const isList =
    listOf(list.type).includes('BitstringStatusListCredential') &&
    isObject(subject) &&
    listOf(subject.type).includes('BitstringStatusList')
  const purposes = isObject(subject) ? listOf(subject.statusPurpose) : []
  const from = instantOf(validFrom)
  const isOlder = newestSeen !== undefined && (from === undefined || from < newestSeen)
  const issuer = issuerOf(list)
  return [
    ...(isList
      ? []
      : [
          proofFault('/type', 'credential_type_missing', {
            right: 'BitstringStatusListCredential',
          }),
        ]),
    ...(publishers.includes(issuer)
      ? []
      : [proofFault('/issuer', 'status_list_publisher', { given: issuer, right: publishers })]),
    ...(purposes.includes(entry.purpose)
      ? []
      : [
          proofFault('/credentialSubject/statusPurpose', 'status_purpose_other', {
            given: purposes.slice(0, mostTold).map(shown),
            right: entry.purpose,
          }),
        ]),
    ...(isOlder
      ? [proofFault('/validFrom', 'status_list_older', { given: from ?? '', right: newestSeen })]
      : []),
  ]
}

/** What the entry's own bit says. */
async function faultsInBit(
  { credentialSubject }: Credential,
  { index, purpose }: StatusEntry,
): Promise<readonly ProofFault[]> {
  const bits = await decodeStatusList(
    isObject(credentialSubject) ? credentialSubject.encodedList : undefined,
  )
  if (!(bits instanceof Uint8Array)) return within(bits)
  const pointer = '/credentialStatus'
  switch (isSet(bits, index)) {
    case undefined:
      return [
        proofFault(`${pointer}/statusListIndex`, 'status_index_outside', {
          index,
          count: bits.length * 8,
        }),
      ]
    case false:
      return []
    case true:
      return [
        purpose === 'revocation'
          ? proofFault(pointer, 'credential_revoked')
          : proofFault(pointer, 'credential_status_set', { purpose }),
      ]
  }
}

/** Faults of the list, told apart from those of the credential that names it. */
function within(faults: readonly ProofFault[]): readonly ProofFault[] {
  return faults.map(({ pointer, says, values }) =>
    proofFault(`/statusList${pointer}`, says, values),
  )
}
