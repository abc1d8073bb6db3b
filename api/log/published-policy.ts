import { parsePolicy } from '../../domain/proof/log/policy.ts'
import type { Database } from '../store/database.ts'
import { listLogKeys } from '../store/log/keys.ts'
import { notePolicy } from '../store/log/policies.ts'

/** Notes whom to believe about the log as it is kept, in the log itself. A policy that names somebody wrongly is not followed, and not noted. */
export async function announcePolicy(
  db: Database,
  {
    witnessPolicy,
    publicUrl,
  }: { witnessPolicy: string | undefined; publicUrl: string | undefined },
): Promise<void> {
  const text = await publishedPolicy(db, witnessPolicy, publicUrl)
  const read = await parsePolicy(text)
  if ('logs' in read) await notePolicy(db, { text, namesWitnesses: read.witnesses.length > 0 })
}

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
