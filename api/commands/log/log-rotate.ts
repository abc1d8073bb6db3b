import { formatKey } from '../../../domain/proof/log/note-key.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { words } from '../../../domain/words.ts'
import { sha256Bytes } from '../../digest.ts'
import { makeLogKey, readLogKey } from '../../log/log-key.ts'
import { keyOverlap } from '../../log/log-pace.ts'
import { holdLock } from '../../store/hold-lock.ts'
import { readHead } from '../../store/log/sequence.ts'
import { waitInLog } from '../../store/log/wait-in-log.ts'
import type { Call, Command, ExitCode } from '../command.ts'
import { tell } from '../tell.ts'

/** Makes the log a new key, which signs beside the one in use until that one is retired. */
export const logRotate: Command = {
  name: 'log rotate',
  takes: [],
  summary: words(
    'Give the public log a new key, which signs beside the present one until that is retired',
    '為公開日誌建立新密匙；舊密匙停用前，兩者同時簽署',
    '为公开日志建立新密钥；旧密钥停用前，两者同时签署',
  ),
  options: ['json'],
  run: rotate,
}

async function rotate(call: Call): Promise<ExitCode> {
  const { installation, logFiles } = call
  const { store, systemConnection } = installation
  const { nextKey: file } = logFiles
  const vkey = await holdLock(systemConnection, 'log key', async () => {
    const { origin } = await readHead(store.system)
    if (origin === null) throw new RefusedError(refuse('invalid', '', ['log_not_begun']))
    if ((await readLogKey(file)) !== undefined)
      throw new RefusedError(refuse('invalid', file, ['log_key_next_there', { file }]))
    await makeLogKey(file, origin)
    const made = await readLogKey(file)
    if (made === undefined) throw new RangeError(`Cannot read the key that was made in "${file}"`)
    const text = formatKey(made.key)
    // The log itself says so, signed by the key of before.
    await waitInLog(store.system, 'log-key', [sha256Bytes(text)])
    return text
  })
  const told = ['log_key_made', { key: vkey, days: keyOverlap.leastDays }] as const
  tell(call, [told], { key: vkey })
  return 0
}
