import type { Database } from '../store/database.ts'
import { listLogKeys } from '../store/log/keys.ts'

/**
 * Whom to believe about this log, as a C2SP tlog-policy: its own keys that have not ended, and the witnesses that it is published
 * with, out of the policy that the settings name. Whoever takes it from us believes our word for the keys.
 */
export async function publishedPolicy(
  db: Database,
  witnessPolicy: string | undefined,
  publicUrl?: string,
): Promise<string> {
  const keys = (await listLogKeys(db)).filter(({ endedTime }) => endedTime === null)
  const logs = keys.map(
    ({ vkey }) => `log ${vkey}${publicUrl === undefined ? '' : ` ${publicUrl}/log`}`,
  )
  const lines = (witnessPolicy ?? 'quorum none').split('\n')
  const others = lines.filter((line) => line.trim() !== '' && !/^\s*log\b/.test(line))
  return `${[...logs, ...others].join('\n')}\n`
}
