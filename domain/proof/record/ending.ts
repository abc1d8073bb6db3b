import { canonical } from '../canonical.ts'
import { findStatus } from '../credential/verify-status.ts'
import { isObject, type ProofFault } from '../proof-fault.ts'
import type { Believed, Evidence } from './evidence.ts'
import { jsonIn } from './history.ts'

/**
 * What is told of a passport that has ended: it is not given out any more (Regulation (EU) 2023/1542 Art. 77(8): it ceases to
 * exist), and its issuer's signed list shows that it was revoked.
 */
export interface Ending {
  /** Id of the batch, a UUID. */
  readonly subject: string
  /** Where its last version was. */
  readonly credential: string
  /** SHA-256 of that, base64url, as the log has it. */
  readonly digest: string
  /** Identifier of who issued it. */
  readonly issuer: string
  readonly statusList: string
  readonly statusIndex: number
  /** Instant from which it has ended: UTC. */
  readonly time: string
  /** Name in the closed list of reasons. */
  readonly reason: string
}

/** The text of an ending, of which there is one. */
export function endingText({ subject, ...ending }: Ending): string {
  return canonical({ v: 1, subject: `urn:uuid:${subject}`, ...ending })
}

/** Reads a stranger's; undefined where it is none. */
export function parseEnding(text: string): Ending | undefined {
  const value = jsonIn(text)
  if (!isObject(value) || value.v !== 1) return undefined
  const { credential, digest, issuer, statusList, statusIndex, time, reason } = value
  const texts = [value.subject, credential, digest, issuer, statusList, time, reason]
  if (!texts.every((one) => typeof one === 'string')) return undefined
  const [, subject] = /^urn:uuid:([0-9a-f-]{36})$/.exec(String(value.subject)) ?? []
  if (subject === undefined) return undefined
  if (typeof statusIndex !== 'number') return undefined
  return { subject, credential, digest, issuer, statusList, statusIndex, time, reason } as Ending
}

/** What was found of an ending. */
export interface EndingCheck extends Ending {
  /** Whether its issuer's list of today shows that it was revoked; undefined where that was not checked. */
  readonly isShown: boolean | undefined
}

/** Holds a stranger's word that a passport has ended against the list that its issuer signed; undefined where there is no such word. */
export async function checkEnding(
  { ended: text, issuerDocument = '', statusList }: Evidence,
  { now, newestStatusSeen }: Believed,
): Promise<EndingCheck | undefined> {
  const ending = text === undefined ? undefined : parseEnding(text)
  if (ending === undefined) return undefined
  const seen = newestStatusSeen === undefined ? {} : { newestSeen: newestStatusSeen }
  const status = Object.assign({ lists: statusList === undefined ? [] : [statusList] }, seen)
  const given = { now, issuerDocument: jsonIn(issuerDocument), status }
  const { status: faults } = await findStatus(asEntry(ending), given)
  return { ...ending, isShown: faults === undefined ? undefined : saysRevoked(faults) }
}

/** As far as its status goes, the credential that is not there any more. */
function asEntry({ issuer, statusList, statusIndex }: Ending) {
  return {
    '@context': [],
    type: 'VerifiableCredential',
    issuer,
    credentialSubject: {},
    credentialStatus: {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListCredential: statusList,
      statusListIndex: statusIndex,
    },
  }
}

function saysRevoked(faults: readonly ProofFault[]): boolean {
  return faults.length === 1 && faults[0]?.says === 'credential_revoked'
}
