import { type Trust, trustOf } from '../../domain/proof/log/open-checkpoint.ts'
import { parsePolicy } from '../../domain/proof/log/policy.ts'
import { isFaults } from '../../domain/proof/proof-fault.ts'
import type { Evidence } from '../../domain/proof/record/evidence.ts'
import type { CheckerWords } from '../pages/record/checker-words.ts'

/** Everything that a check needs. After it is loaded no network is used any more. */
export interface Loaded {
  readonly evidence: Evidence
  /** Keys of the log and its witnesses, as the platform itself names them. */
  readonly policy: string
  readonly words: CheckerWords
}

/** Loads what a page names: its evidence, with the platform's keys, and the words of its language. */
export async function load({ evidence, words }: DOMStringMap): Promise<Loaded> {
  const [given, said] = await Promise.all([loadEvidence(evidence), fetchJson(words)])
  return { ...given, words: said as CheckerWords }
}

/** Loads what a record stands on. It is ours and fresh from the server; what is in the evidence is checked as a stranger's. */
export async function loadEvidence(
  address: string | undefined,
): Promise<Pick<Loaded, 'evidence' | 'policy'>> {
  return (await fetchJson(address)) as Pick<Loaded, 'evidence' | 'policy'>
}

async function fetchJson(address: string | undefined): Promise<unknown> {
  if (address === undefined) throw new TypeError('Cannot load: the page names no address')
  const answer = await fetch(address, { headers: { accept: 'application/json' } })
  if (!answer.ok) throw new TypeError(`Cannot load ${address}: ${answer.status}`)
  return answer.json()
}

/** Whom a policy believes; undefined where it cannot be read. */
export async function readTrust(policy: string): Promise<Trust | undefined> {
  const read = await parsePolicy(policy)
  return isFaults(read) ? undefined : trustOf(read)
}
