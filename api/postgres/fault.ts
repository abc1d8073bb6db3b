import type { FaultName, FaultValues, Saying } from '../../domain/phrases.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'

const known: readonly { readonly pattern: RegExp; readonly why: FaultName }[] = [
  { pattern: /No space left on device|ENOSPC/, why: 'postgres_disk_full' },
  { pattern: /Disk quota exceeded|EDQUOT/, why: 'postgres_quota_used' },
  {
    pattern: /Cannot allocate memory|could not map anonymous shared memory/,
    why: 'postgres_no_memory',
  },
  { pattern: /lock file "[^"]*" already exists/, why: 'postgres_lock_held' },
  {
    pattern: /pre-existing shared memory block .* is still in use/,
    why: 'postgres_left_running',
  },
  {
    pattern:
      /could not locate a valid checkpoint record|invalid checkpoint|invalid primary checkpoint/,
    why: 'postgres_log_damaged',
  },
  { pattern: /could not look up effective user ID/, why: 'postgres_user_nameless' },
  { pattern: /Permission denied/, why: 'postgres_files_denied' },
]

/** What came to nothing: a phrase that follows "Cannot". */
type Act = 'postgres_act_start' | 'postgres_act_make' | 'postgres_act_copy'

/**
 * The error for what PostgreSQL wrote before it gave up: where the words are known, the cause and what to do in the first
 * line and PostgreSQL's own words in the second; otherwise its last words.
 */
export function faultIn(
  output: string,
  { act, folder }: { readonly act: Act; readonly folder: string },
): RefusedError {
  const lines = output.trim().split('\n')
  const cause = known.find(({ pattern }) => pattern.test(output))
  const own =
    cause === undefined
      ? lines.slice(-6).join('\n')
      : (lines.find((line) => cause.pattern.test(line)) ?? '')
  const action: Saying = { says: act, values: { folder } }
  const why: Saying = { says: cause?.why ?? 'postgres_unknown_end' }
  return refusedStart('postgres_gave_up', { action, why, words: own })
}

/** Why the server is not there, for whoever starts it. */
export function refusedStart(says: FaultName, values: FaultValues, cause?: unknown): RefusedError {
  return new RefusedError(
    refuse('invalid', '', [says, values]),
    cause === undefined ? undefined : { cause },
  )
}

/** True when the words mean only that another server still goes down or comes up: a later try may succeed. */
export function isPassing(output: string): boolean {
  return /lock file "[^"]*" already exists|pre-existing shared memory block/.test(output)
}
