import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { words } from '../../domain/words.ts'
import type { Config } from '../config.ts'
import { hasHome } from '../postgres/home.ts'

/** The option `--new`, which every command on an installation understands. */
export const newInstallation = {
  type: 'boolean',
  says: words(
    'make an installation where the settings name none yet',
    '如設定所指之處仍未有安裝，則在該處建立',
    '如果设置所指之处尚无安装，则在该处新建',
  ),
} as const

/**
 * Refuses to make a second installation by accident: a command that forgot `LOOMCELL_DATA` would answer out of an empty one. A
 * database that is named by its address is asked for.
 */
export function assertThere(
  { databaseUrl, dataFolder, explicitFolder }: Config,
  { new: isAsked }: { readonly new?: boolean | undefined },
): void {
  if (databaseUrl !== undefined || isAsked === true) return
  if (hasHome(dataFolder, explicitFolder)) return
  const values = { folder: dataFolder }
  throw new RefusedError(refuse('not_found', 'LOOMCELL_DATA', ['installation_missing', values]))
}
