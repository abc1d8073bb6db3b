import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { words } from '../../../domain/words.ts'
import { type LogFiles, readSigned, sizeSigned } from '../../log/log-files.ts'
import { readLogKey } from '../../log/log-key.ts'
import { signedEmptyLog } from '../../log/signed-note.ts'
import { holdLock } from '../../store/hold-lock.ts'
import { readCheckpoint } from '../../store/log/read-log.ts'
import { writeDurably } from '../../write-durably.ts'
import type { Call, Command, ExitCode } from '../command.ts'
import { tell } from '../tell.ts'

/** Says, in place of a lost file, that the database has all that the log ever signed. */
export const logVouch: Command = {
  name: 'log vouch',
  takes: [],
  summary: words(
    'Vouch that the database has all that the public log ever signed, where log-checkpoint is lost',
    '確認數據庫齊備公開日誌曾簽署的全部紀錄，以代替遺失的 log-checkpoint',
    '确认数据库具备公开日志曾签署的全部记录，以代替丢失的 log-checkpoint',
  ),
  options: ['json'],
  run: vouch,
}

async function vouch(call: Call): Promise<ExitCode> {
  const { installation, logFiles } = call
  const { store, systemConnection } = installation
  const size = await holdLock(systemConnection, 'log key', async () => {
    for (const file of [logFiles.checkpoint, logFiles.seen])
      if ((await readSigned(file)) !== undefined)
        throw new RefusedError(refuse('invalid', file, ['log_checkpoint_there', { file }]))
    const text = (await readCheckpoint(store.public))?.note ?? (await emptyLog(logFiles))
    await writeDurably(logFiles.checkpoint, { text, replace: false })
    return (await sizeSigned(logFiles.checkpoint)) ?? 0
  })
  tell(call, [['log_vouched', { size }]], { size })
  return 0
}

/** What is vouched for where nothing was ever published. */
async function emptyLog({ key: file }: LogFiles): Promise<string> {
  const signer = await readLogKey(file)
  if (signer === undefined) throw new RefusedError(refuse('invalid', '', ['log_not_begun']))
  return signedEmptyLog(signer)
}
