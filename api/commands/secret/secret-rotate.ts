import { faultOf, refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { words } from '../../../domain/words.ts'
import { faultsInSecrets, markOf } from '../../secret/secret.ts'
import {
  makeSecret,
  readSecretFile,
  removeDrafts,
  writeSecretFile,
} from '../../secret/secret-file.ts'
import { holdLock } from '../../store/hold-lock.ts'
import { listSecretUses } from '../../store/secret-use.ts'
import type { Call, Command, ExitCode } from '../command.ts'
import { tell } from '../tell.ts'
import { noteUse } from './take-up-secret.ts'

/** Puts a new secret in place of the one in use, which holds on as one before. */
export const secretRotate: Command = {
  name: 'secret rotate',
  takes: [],
  summary: words(
    'Change the secret of this installation; the one before holds on until it is dropped',
    '更改此系統的密鑰；舊密鑰在停用前仍然有效',
    '更改此系统的密钥；旧密钥在停用前仍然有效',
  ),
  options: ['json'],
  run: rotate,
}

async function rotate(call: Call): Promise<ExitCode> {
  const { installation, secretFile, now } = call
  if (secretFile === undefined)
    throw new RefusedError(refuse('invalid', '', ['secret_in_settings']))
  const marks = await holdLock(installation.systemConnection, 'secret', async () => {
    // Read again: another one may have changed it meanwhile.
    const kept = (await readSecretFile(secretFile)) ?? []
    const faults = faultsInSecrets(kept)
    const [current, ...before] = kept.map(({ text }) => text)
    if (faults.length > 0 || current === undefined) {
      throw new RefusedError({
        code: 'invalid',
        faults: [faultOf('', 'secret_file_faulty'), ...faults],
      })
    }
    // What was in use is told apart from what never was, also when no server came between.
    const { store } = installation
    const uses = await listSecretUses(store.auth)
    await noteUse({ store, secret: { current, before } }, { uses }, now)
    await removeDrafts(secretFile)
    const made = makeSecret()
    await writeSecretFile(secretFile, [made, current, ...before], { replace: true })
    return { mark: markOf(made), before: [current, ...before].map(markOf) }
  })
  tell(call, [['secret_changed', { mark: marks.mark }]], marks)
  return 0
}
