import { leafInput } from '../../domain/proof/log/merkle.ts'
import { trustOf } from '../../domain/proof/log/open-checkpoint.ts'
import { parsePolicy } from '../../domain/proof/log/policy.ts'
import { sha256 } from '../../domain/proof/log/sha256.ts'
import { parseProof } from '../../domain/proof/log/tlog-proof.ts'
import { verifyProof } from '../../domain/proof/log/verify-proof.ts'
import { isFaults } from '../../domain/proof/proof-fault.ts'

/** What a browser is asked in the bench `verify`: milliseconds that each receipt takes from its text to the word that it holds. */
export type TimeReceipts = (
  receipts: readonly string[],
  policy: string,
) => Promise<readonly number[]>

Object.assign(globalThis, { timeReceipts })

/** The whole way each time, as a stranger who has this one receipt: its text, its entry, the log's signature, the path to the root. */
async function timeReceipts(
  ...[receipts, text]: Parameters<TimeReceipts>
): ReturnType<TimeReceipts> {
  const policy = await parsePolicy(text)
  if (isFaults(policy)) throw new TypeError(`Cannot believe "${text}"`)
  const trust = trustOf(policy)
  const times: number[] = []
  for (const receipt of receipts) {
    const start = performance.now()
    const proof = parseProof(receipt)
    const entry = 'says' in proof ? undefined : proof.extra
    const leafHash = await sha256(leafInput(entry ?? new Uint8Array()))
    const found = await verifyProof(receipt, leafHash, trust)
    times.push(performance.now() - start)
    if ('says' in found) throw new TypeError(`Cannot verify: ${found.says}`)
  }
  return times
}
