import { type NoteKey, parseKey } from '../../domain/proof/log/note-key.ts'
import type { Trust } from '../../domain/proof/log/open-checkpoint.ts'
import type { Believed, Evidence } from '../../domain/proof/record/evidence.ts'
import { openReceipts } from '../../domain/proof/record/open-receipts.ts'
import { type RecordCheck, verifyRecord } from '../../domain/proof/record/verify-record.ts'

/**
 * A key that a log signed with until an instant, as its published policy names it in a remark: `# log <vkey> <instant>`. Policies of
 * before have a day there.
 */
export interface EndedKey {
  readonly key: NoteKey
  /** As it stands there: UTC to the second, or a day of UTC, which counts to its end. */
  readonly until: string
}

/** The ended keys that a policy names. A remark trusts nobody by itself: see `verifyWithEnded`. */
export async function endedKeysIn(policy: string): Promise<readonly EndedKey[]> {
  const named = [...policy.matchAll(/^# log (\S+) (\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?)$/gm)]
  const keys = await Promise.all(
    named.map(async ([, vkey = '', until = '']) => ({ key: await parseKey(vkey), until })),
  )
  return keys.flatMap(({ key, until }) => ('says' in key ? [] : [{ key, until }]))
}

/**
 * Checks a record as `verifyRecord` does. Where it is signed by a log's key that has ended since, that key counts as far as those
 * who are believed now vouch for it: as many witnesses as are asked for had signed the checkpoint before it ended. So nobody gains
 * by a key that leaked later, since witnesses sign only what goes on from what they saw.
 */
export async function verifyWithEnded(
  evidence: Evidence,
  believed: Believed,
  ended: readonly EndedKey[],
): Promise<RecordCheck & { readonly logKeyEnded?: string }> {
  const found = await verifyRecord(evidence, believed)
  const { trust } = believed
  if (trust === undefined || (found.steps.checkpoint ?? []).length === 0) return found
  for (const one of ended) {
    if (!trust.logs.some(({ name }) => name === one.key.name)) continue
    const wider: Trust = { ...trust, logs: [...trust.logs, one.key] }
    if (!(await wasSeen(evidence, wider, one.until))) continue
    return {
      ...(await verifyRecord(evidence, { ...believed, trust: wider })),
      logKeyEnded: one.until,
    }
  }
  return found
}

/** Witnesses tell whole seconds: one of the very second of the end may have come after it. */
async function wasSeen(evidence: Evidence, trust: Trust, until: string): Promise<boolean> {
  const { seenSeconds } = await openReceipts(evidence, trust)
  return seenSeconds !== undefined && seenSeconds < endSeconds(until)
}

const daySeconds = 86_400

function endSeconds(until: string): number {
  const seconds = Date.parse(until) / 1_000
  return until.includes('T') ? seconds : seconds + daySeconds
}
