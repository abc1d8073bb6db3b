import type { FaultName } from '../../domain/phrases.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { type Words, words } from '../../domain/words.ts'
import { type AccountAct, changeAccount } from '../people/account/change-account.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { tell } from './tell.ts'

/** Lets nobody come in with an account any more: the way to act at once when one is in wrong hands. */
export const personDisable: Command = commandFor('disable', {
  name: 'person disable',
  summary: words(
    'Switch an account off: its sessions and links end, nobody comes in with it',
    '停用帳戶：工作階段及連結即時失效，不可再以此登入',
    '停用账户：会话和链接立即失效，不能再以此登录',
  ),
  says: 'person_disabled',
})

/** Lets an account be entered again. */
export const personEnable: Command = commandFor('enable', {
  name: 'person enable',
  summary: words('Switch an account on again', '重新啟用帳戶', '重新启用账户'),
  says: 'person_enabled',
})

/** Ends whatever was entered with an account so far. */
export const personSignOut: Command = commandFor('sign_out', {
  name: 'person sign-out',
  summary: words(
    'End all sessions and links of an account',
    '令帳戶的所有工作階段及連結失效',
    '使账户的所有会话和链接失效',
  ),
  says: 'person_signed_out',
})

/** Takes away who somebody is at the identity provider: for an address that went to another person there, or a new account. */
export const personUnlink: Command = commandFor('unlink', {
  name: 'person unlink',
  summary: words(
    'Take the company account from an account, so that another may be connected; ends its sessions',
    '解除帳戶連接的公司帳戶，以便連接另一個；工作階段即時失效',
    '解除账户连接的公司账户，以便连接另一个；会话立即失效',
  ),
  says: 'person_unlinked',
})

function commandFor(
  act: AccountAct,
  { name, summary, says }: { name: string; summary: Words; says: FaultName },
): Command {
  return {
    name,
    takes: ['EMAIL'],
    summary,
    options: ['json'],
    run: async (call: Call): Promise<ExitCode> => {
      const { installation, words, now } = call
      const [email = ''] = words
      const actor = {
        kind: 'system',
        id: 'command line',
        name: 'Command line',
        organisationKey: null,
      } as const
      const parts = { store: installation.store, now: () => now }
      const changed = await changeAccount(parts, { email }, { act, actor })
      if (isRefusal(changed)) throw new RefusedError(changed)
      const disabledTime = changed.disabledTime?.toISOString() ?? null
      tell(call, [[says, { email: changed.email }]], { email: changed.email, disabledTime })
      return 0
    },
  }
}
