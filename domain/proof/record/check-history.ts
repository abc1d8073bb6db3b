import { type Credential, listOf } from '../credential/credential.ts'
import { digestOfMultibase } from '../multibase.ts'
import { isObject, type ProofFault, proofFault } from '../proof-fault.ts'
import { digestOf } from './digest-of.ts'
import type { Evidence } from './evidence.ts'
import { type History, historyLinkType, parseHistory } from './history.ts'

/** The history, once it is the one that the passport commits to, and what is wrong; undefined where it was not checked. */
export interface HistoryCheck {
  readonly history?: History
  readonly faults: readonly ProofFault[] | undefined
}

/**
 * Whether a stranger's history is the one that a passport commits to. A batch without a passport has a history whose events follow
 * from each other, and that is all: nobody has signed that it is whole.
 */
export async function checkHistory(
  passport: Credential | undefined,
  { history: text, passport: token }: Evidence,
): Promise<HistoryCheck> {
  if (passport === undefined) {
    const alone = token === undefined && text !== undefined ? parseHistory(text) : undefined
    return alone === undefined ? { faults: undefined } : { history: alone, faults: undefined }
  }
  const [digest, ...more] = digestsOfHistory(passport)
  if (digest === undefined || more.length > 0)
    return { faults: [proofFault('/credentialSubject/relatedDocument', 'history_uncommitted')] }
  if (text === undefined) return { faults: undefined }
  if ((await digestOf(text)) !== digest)
    return { faults: [proofFault('/history', 'history_other')] }
  const history = parseHistory(text)
  if (history === undefined) return { faults: [proofFault('/history', 'history_unreadable')] }
  return { history, faults: [] }
}

/** What the passport says that its history's digest is: once, or it says nothing. */
function digestsOfHistory({ credentialSubject }: Credential): readonly (string | undefined)[] {
  return listOf(credentialSubject)
    .filter(isObject)
    .flatMap(({ relatedDocument }) => listOf(relatedDocument))
    .filter(isObject)
    .filter(({ linkType }) => linkType === historyLinkType)
    .map(({ digestMultibase: digest }) =>
      typeof digest === 'string' ? digestOfMultibase(digest) : undefined,
    )
}
