import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { words } from '../../../domain/words.ts'
import { readSecretFile, removeDrafts, writeSecretFile } from '../../secret/secret-file.ts'
import { holdLock } from '../../store/hold-lock.ts'
import type { Call, Command, ExitCode } from '../command.ts'
import { tell } from '../tell.ts'
import { countHanging, findHanging } from './hanging.ts'

/** Takes the secrets before the one in use out of the file, once nothing hangs on them or one of them has leaked. */
export const secretDrop: Command = {
  name: 'secret drop',
  takes: [],
  summary: words(
    'Drop the secrets before the one in use, once nothing hangs on them',
    '停用舊密鑰，前提是已沒有資料使用它們',
    '停用旧密钥，前提是已没有数据使用它们',
  ),
  options: ['leaked', 'json'],
  run: drop,
}

async function drop(call: Call): Promise<ExitCode> {
  const { installation, secretFile, options, now } = call
  if (secretFile === undefined)
    throw new RefusedError(refuse('invalid', '', ['secret_in_settings']))
  const { store, secret } = installation
  const dropped = await holdLock(installation.systemConnection, 'secret', async () => {
    const hanging = await findHanging(store, secret, now)
    const { authenticators, webhooks, issuerKeys } = countHanging(hanging, secret)
    const sessions = hanging.sessions.count
    if (options.leaked !== true && authenticators + webhooks + issuerKeys + sessions > 0) {
      const values = { authenticators, webhooks, issuerKeys, sessions }
      throw new RefusedError(refuse('invalid', '', ['secret_still_needed', values]))
    }
    const [current, ...before] = (await readSecretFile(secretFile)) ?? []
    await removeDrafts(secretFile)
    if (current !== undefined && before.length > 0) {
      await writeSecretFile(secretFile, [current.text], { replace: true })
    }
    return { dropped: before.length, authenticators, webhooks, sessions }
  })
  const count = dropped.dropped
  tell(call, [count === 0 ? ['secret_none_before'] : ['secret_dropped', { count }]], dropped)
  return 0
}
