import { besideLog } from '../../domain/proof/log/beside.ts'
import { formatPolicy } from '../../domain/proof/log/format-policy.ts'
import { parseKey } from '../../domain/proof/log/note-key.ts'
import { type Policy, parsePolicy } from '../../domain/proof/log/policy.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Database } from '../store/database.ts'
import { type LogKey, listLogKeys } from '../store/log/keys.ts'
import { notePolicy, readNotedPolicy } from '../store/log/policies.ts'
import { besideWarning } from './beside-warning.ts'
import { formerKeysRemark } from './former-keys-remark.ts'
import { askedPolicyIn } from './open-witnesses.ts'

/** Notes whom to believe about the log as it is kept, in the log itself. */
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
 * with, out of the policy that the settings name. Written anew, so that nothing else of that file is shown to anybody; one that is gone or wrong is
 * not followed, and what was noted before stands. Whoever takes it from us believes our word for the keys.
 */
export async function publishedPolicy(
  db: Database,
  witnessPolicy: string | undefined,
  publicUrl?: string,
): Promise<string> {
  const all = await listLogKeys(db)
  const keys = all.filter(({ endedTime }) => endedTime === null)
  const read = await Promise.all(keys.map(({ vkey }) => parseKey(vkey)))
  const logs = read.flatMap((key) => ('says' in key ? [] : [{ key, ...addressed(publicUrl) }]))
  const { witnesses, quorum } = await followed(db, witnessPolicy)
  const isBeside = witnesses.some(({ key }) =>
    logs.some((log) => key.name === besideLog(log.key.name)),
  )
  return `${isBeside ? besideWarning : ''}${formatPolicy({ logs, witnesses, quorum })}${formerKeys(all)}`
}

/** Named as a remark, which trusts nobody: whoever checks what is older than a key's end decides for themselves. */
function formerKeys(keys: readonly LogKey[]): string {
  const ended = keys.flatMap(({ vkey, endedTime }) =>
    endedTime === null ? [] : [`# log ${vkey} ${toSecond(endedTime)}\n`],
  )
  return ended.length === 0 ? '' : `${formerKeysRemark}${ended.join('')}`
}

/** The second that an instant lies in, as witnesses tell time. */
function toSecond(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`
}

function addressed(publicUrl: string | undefined) {
  return publicUrl === undefined ? {} : { url: `${publicUrl}/log` }
}

type Followed = Pick<Policy, 'witnesses' | 'quorum'>
const nobody: Followed = { witnesses: [], quorum: { least: 0, members: [] } }

async function followed(db: Database, witnessPolicy: string | undefined): Promise<Followed> {
  if (witnessPolicy === undefined) return nobody
  return (await askedIn(witnessPolicy)) ?? (await notedIn(db)) ?? nobody
}

async function askedIn(text: string): Promise<Followed | undefined> {
  try {
    return await askedPolicyIn(text)
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    return undefined
  }
}

async function notedIn(db: Database): Promise<Followed | undefined> {
  const noted = await readNotedPolicy(db)
  return noted === undefined ? undefined : askedIn(noted)
}
