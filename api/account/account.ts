import type { OpenAPIHono } from '@hono/zod-openapi'
import { hashPassword } from 'better-auth/crypto'
import type { Context } from 'hono'
import { accountFaults } from '../../web/pages/account/account-phrases.ts'
import { passwordFaults } from '../../web/pages/account/sign-in-phrases.ts'
import type { Env } from '../env.ts'
import { enterAgain } from '../sign-in/enter-again.ts'
import { faultInPassword } from '../sign-in/fault-in-password.ts'
import { readForm } from '../sign-in/form.ts'
import { pageLanguage } from '../sign-in/page-language.ts'
import type { People } from '../sign-in/people.ts'
import { sendResetLink } from '../sign-in/reset.ts'
import { endOtherSessions, endSession } from '../store/own-sessions.ts'
import { changePassword } from '../store/people.ts'
import { actFor } from './act-for.ts'
import { confirmIdentity } from './confirm-identity.ts'
import { personOf, showAccount, showUnconfirmed } from './show-account.ts'
import { tellChange } from './tell-change.ts'

/** Adds the account page: whom somebody acts for, the password, and where they are signed in. */
export function addAccount(app: OpenAPIHono<Env>, people: People): void {
  app.get('/account', (context) => showAccount(context, people))
  app.post('/account/organisation', async (context) => {
    const { organisation } = await readForm(context, ['organisation'])
    const asked = { slug: organisation, cookie: context.req.header('cookie') }
    if (await actFor(people, personOf(context), asked)) {
      return context.redirect('/account?told=acting', 303)
    }
    return refuse(context, people, 'gone')
  })
  app.post('/account/password', (context) => setPassword(context, people))
  app.post('/account/password-link', async (context) => {
    await sendResetLink(people, personOf(context).email, pageLanguage(context))
    return context.redirect('/account?told=link-sent', 303)
  })
  app.post('/account/sessions/end', (context) => endSessions(context, people))
}

function refuse(context: Context<Env>, people: People, fault: 'gone') {
  return showAccount(context, people, {
    line: accountFaults[fault][pageLanguage(context)],
    status: 400,
  })
}

async function setPassword(context: Context<Env>, people: People): Promise<Response> {
  const person = personOf(context)
  const { password, newPassword } = await readForm(context, ['password', 'newPassword'])
  const unconfirmed = await confirmIdentity(people, person, password)
  if (unconfirmed !== undefined) return showUnconfirmed(context, people, unconfirmed)
  const fault = faultInPassword(newPassword, person)
  if (fault !== undefined) {
    return showAccount(context, people, {
      line: passwordFaults[fault][pageLanguage(context)],
      status: 400,
    })
  }
  const { store } = people
  await changePassword(store.auth, person.personId, await hashPassword(newPassword))
  const { sessionId } = await enterAgain(context, people, person)
  await endOtherSessions(store.auth, person.personId, sessionId)
  await tellChange(people, person, 'password')
  return context.redirect('/account?told=password-changed', 303)
}

/** Ends the session that the form names, or all others where it names none. */
async function endSessions(context: Context<Env>, people: People): Promise<Response> {
  const { personId, sessionId } = personOf(context)
  const { session } = await readForm(context, ['session'])
  if (session === '') await endOtherSessions(people.store.auth, personId, sessionId)
  else if (!isUuid(session) || !(await endSession(people.store.auth, personId, session))) {
    return refuse(context, people, 'gone')
  }
  people.forget(session)
  return context.redirect('/account?told=session-ended', 303)
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
