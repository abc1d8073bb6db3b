import { type Refusal, refuse } from '../../../domain/refusal.ts'
import type { Database } from '../../store/database.ts'
import {
  findAccount,
  isLastOfPlatform,
  type StoredAccount,
  switchAccount,
} from '../../store/people/accounts.ts'
import { type AuditActor, addAccountAudit } from '../../store/people/audit.ts'
import { forgetIdentities } from '../../store/people/identities.ts'
import { endOlderEntries } from '../../store/people/passwords.ts'
import { providerId } from '../sign-in/identity-provider.ts'
import type { People } from '../sign-in/people.ts'

/** What whoever runs the installation may do with somebody's account. */
export type AccountAct = 'disable' | 'enable' | 'sign_out' | 'unlink'

const actions = {
  disable: 'switched an account off',
  enable: 'switched an account on',
  sign_out: 'ended the sessions of an account',
  unlink: 'took the company account from an account',
} as const satisfies Record<AccountAct, string>

type Parts = Pick<People, 'store' | 'now'> & Partial<Pick<People, 'forgetPerson'>>

/** Does it and puts it on the trail of every organisation that the person belongs to; or says what is wrong. */
export async function changeAccount(
  { store, now, forgetPerson }: Parts,
  by: Parameters<typeof findAccount>[1],
  { act, actor }: { act: AccountAct; actor: AuditActor },
): Promise<StoredAccount | Refusal> {
  const account = await findAccount(store.auth, by)
  if (account === undefined) return unknownAccount
  const { personId, email } = account
  if (act === 'disable' && (await isLastOfPlatform(store.system, personId))) return lastOfPlatform
  await doIt(store.auth, personId, { act, now: now() })
  forgetPerson?.(personId)
  const done = { action: actions[act], detail: { account: personId, email }, now: now() }
  await addAccountAudit(store.system, personId, { actor, ...done })
  return (await findAccount(store.auth, { personId })) ?? account
}

async function doIt(
  auth: Database,
  personId: string,
  { act, now }: { act: AccountAct; now: Date },
) {
  if (act === 'unlink') await forgetIdentities(auth, { personId, providerId })
  if (act === 'sign_out' || act === 'unlink') return endOlderEntries(auth, personId)
  return switchAccount(auth, personId, { disabled: act === 'disable', now })
}

export const unknownAccount = refuse('not_found', '', ['account_unknown'])
const lastOfPlatform = refuse('last_administrator', '', ['last_of_platform'])
