import { rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { dayMilliseconds } from '../../../domain/hours.ts'
import { parseKey } from '../../../domain/proof/log/note-key.ts'
import { openCheckpoint } from '../../../domain/proof/log/open-checkpoint.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { words } from '../../../domain/words.ts'
import { keyOverlap } from '../../log/log-pace.ts'
import type { Database } from '../../store/database.ts'
import { holdLock } from '../../store/hold-lock.ts'
import { type LogKey, listLogKeys } from '../../store/log/keys.ts'
import { readCheckpoint } from '../../store/log/read-log.ts'
import { syncFolder } from '../../write-durably.ts'
import type { Call, Command, ExitCode } from '../command.ts'
import { tell } from '../tell.ts'

/** Takes the log's key of before out of use: from the next checkpoint on the new one signs alone. */
export const logRetire: Command = {
  name: 'log retire',
  takes: [],
  summary: words(
    'Retire the public log’s key of before, once everybody who checks has the new one',
    '停用公開日誌的舊密匙，前提是所有核對者已有新密匙',
    '停用公开日志的旧密钥，前提是所有核对者已有新密钥',
  ),
  options: ['leaked', 'json'],
  run: retire,
}

async function retire(call: Call): Promise<ExitCode> {
  const { installation, logFiles, options, now } = call
  const { store, systemConnection } = installation
  const { key, nextKey } = logFiles
  const retired = await holdLock(systemConnection, 'log key', async () => {
    const [next, ...before] = (await listLogKeys(store.system))
      .filter(({ endedTime }) => endedTime === null)
      .reverse()
    if (next === undefined || before.length === 0 || !(await isSignedBy(store.public, next)))
      throw new RefusedError(refuse('invalid', nextKey, ['log_key_no_next']))
    const days = Math.floor((now.getTime() - next.announcedTime.getTime()) / dayMilliseconds)
    const { leastDays: least } = keyOverlap
    if (days < least && options.leaked !== true)
      throw new RefusedError(refuse('invalid', nextKey, ['log_key_too_new', { days, least }]))
    await rename(nextKey, key)
    await syncFolder(dirname(key))
    return { key: next.vkey, retired: before.map(({ vkey }) => vkey) }
  })
  tell(call, [['log_key_retired', { key: retired.key }]], retired)
  return 0
}

/** Whether the newest checkpoint that was published has this key's signature: then it is read, and everybody was shown it. */
async function isSignedBy(db: Database, { vkey }: LogKey): Promise<boolean> {
  const key = await parseKey(vkey)
  const newest = await readCheckpoint(db)
  if ('says' in key || newest === undefined) return false
  const opened = await openCheckpoint(newest.note, { logs: [key], witnesses: [], quorum: 0 })
  return !('says' in opened)
}
