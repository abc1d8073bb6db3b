import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../../http/env.ts'
import { createPageGuard } from '../sign-in/page-guard.ts'
import { addPasskeyEntry } from '../sign-in/passkey-entry.ts'
import type { People } from '../sign-in/people.ts'
import { addProvider } from '../sign-in/provider.ts'
import { addReset } from '../sign-in/reset.ts'
import { signAnew } from '../sign-in/sign-anew.ts'
import { addSignIn } from '../sign-in/sign-in.ts'
import { addAccount } from './account.ts'
import { addAccountPages } from './account-pages.ts'
import { addConfirmByPasskey } from './confirm-by-passkey.ts'
import { addInvitationPages } from './invitation-pages.ts'
import { addMembers } from './members.ts'
import { addPasskeys } from './passkeys.ts'
import { addSecondFactor } from './second-factor.ts'

/** Adds every page about people: signing in and out, passwords, accounts, invitations and members. */
export function addPeople(app: OpenAPIHono<Env>, people: People): void {
  // Before whatever looks at cookies: it stands in front of all routes that come later too.
  if (people.secret.before.length > 0) app.use('*', signAnew(people.secret))
  addSignIn(app, people)
  addReset(app, people)
  addProvider(app, people)
  addPasskeyEntry(app, people)
  addInvitationPages(app, people)
  app.use('/account/*', createPageGuard(people.authenticate))
  addAccount(app, people)
  addSecondFactor(app, people)
  addPasskeys(app, people)
  addConfirmByPasskey(app, people)
  addMembers(app, people)
  addAccountPages(app, people)
}
