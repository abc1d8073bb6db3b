import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { sentence } from '../../../domain/phrases.ts'
import { accountFaults } from '../../../web/pages/account/account-phrases.ts'
import { passwordFaults } from '../../../web/pages/account/sign-in-phrases.ts'
import { unmarkDevice } from '../../http/device-mark.ts'
import type { Env } from '../../http/env.ts'
import { isId } from '../../http/fields.ts'
import { comeBackIn } from '../../http/hardening/come-back.ts'
import { pageLanguage } from '../../http/page-language.ts'
import { endOtherSessions, endSession } from '../../store/people/own-sessions.ts'
import { setPassword } from '../../store/people/passwords.ts'
import { mailLimits } from '../mail-limits.ts'
import { faultInNewPassword } from '../sign-in/fault-in-password.ts'
import { enterAgain } from '../sign-in/finish-entry.ts'
import { readForm } from '../sign-in/form.ts'
import type { People } from '../sign-in/people.ts'
import { sendResetLink } from '../sign-in/reset.ts'
import { actFor } from './act-for.ts'
import { confirmIdentity, confirmRecently } from './confirm-identity.ts'
import { settleChange } from './settle-change.ts'
import { personOf, showAccount, showUnconfirmed } from './show-account.ts'

/** Adds the account page: whom somebody acts for, the password, and where they are signed in. */
export function addAccount(app: OpenAPIHono<Env>, people: People): void {
  app.get('/account', (context) => showAccount(context, people))
  app.post('/account/organisation', async (context) => {
    const { organisation } = await readForm(context, ['organisation'])
    const asked = { slug: organisation, cookie: context.req.header('cookie') }
    if (await actFor(people, personOf(context), asked)) {
      unmarkDevice(context)
      return context.redirect('/account?told=acting', 303)
    }
    return refuse(context, people, 'gone')
  })
  app.post('/account/password', (context) => changePassword(context, people))
  app.post('/account/password-link', async (context) => {
    const language = pageLanguage(context)
    const wait = await sendResetLink(people, personOf(context).email, language)
    if (wait === 0) return context.redirect('/account?told=link-sent', 303)
    const values = { most: mailLimits.linksToAccount, minutes: Math.ceil(wait / 60) }
    const line = sentence('links_too_many', values, language)
    comeBackIn(context, wait)
    return showAccount(context, people, { line, status: 429 })
  })
  app.post('/account/sessions/end', (context) => endSessions(context, people))
}

function refuse(context: Context<Env>, people: People, fault: 'gone') {
  return showAccount(context, people, {
    line: accountFaults[fault][pageLanguage(context)],
    status: 400,
  })
}

async function changePassword(context: Context<Env>, people: People): Promise<Response> {
  const person = personOf(context)
  const { password, newPassword } = await readForm(context, ['password', 'newPassword'])
  const unconfirmed = await confirmIdentity(context, people, password)
  if (unconfirmed !== undefined) return showUnconfirmed(context, people, unconfirmed)
  const fault = await faultInNewPassword(people, newPassword, person)
  if (fault !== undefined) {
    return showAccount(context, people, {
      line: passwordFaults[fault][pageLanguage(context)],
      status: 400,
    })
  }
  const { store, now } = people
  const { personId, sessionId } = person
  const passwordHash = await people.passwords.hash(newPassword)
  const change = { personId, passwordHash, keptSessionId: sessionId, now: now() }
  if (!(await setPassword(store.auth, change))) return refuse(context, people, 'gone')
  const { sessionId: keptSessionId } = await enterAgain(context, people, person)
  await settleChange(people, person, { change: 'password', keptSessionId })
  return context.redirect('/account?told=password-changed', 303)
}

/** Ends the session that the form names, or all others where it names none. */
async function endSessions(context: Context<Env>, people: People): Promise<Response> {
  const { personId, sessionId } = personOf(context)
  const { session, password } = await readForm(context, ['session', 'password'])
  const unconfirmed = await confirmRecently(context, people, password)
  if (unconfirmed !== undefined) return showUnconfirmed(context, people, unconfirmed)
  if (session === '') await endOtherSessions(people.store.auth, personId, sessionId)
  else if (!isId(session) || !(await endSession(people.store.auth, personId, session))) {
    return refuse(context, people, 'gone')
  }
  people.forgetPerson(personId)
  return context.redirect('/account?told=session-ended', 303)
}
