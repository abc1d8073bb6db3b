import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { accountOf } from '../../../domain/email-address.ts'
import type { Language } from '../../../domain/words.ts'
import { mailPhrases } from '../../../web/pages/account/mail-phrases.ts'
import { forgotPage, resetPage } from '../../../web/pages/account/password-pages.ts'
import { passwordFaults, signInPhrases } from '../../../web/pages/account/sign-in-phrases.ts'
import { filled } from '../../../web/pages/record/format.ts'
import { answerPage } from '../../http/answer-page.ts'
import type { Env } from '../../http/env.ts'
import { comeBackIn } from '../../http/hardening/come-back.ts'
import { pageLanguage } from '../../http/page-language.ts'
import { setPassword as storePassword } from '../../store/people/passwords.ts'
import { findPerson } from '../../store/people/people.ts'
import { sendInBackground, settleChange } from '../account/settle-change.ts'
import { countMail, forgetCounted } from '../mail-limits.ts'
import { checkPassword, goOn } from './by-password.ts'
import { knownDevice, rememberDevice } from './device-cookie.ts'
import { faultInNewPassword } from './fault-in-password.ts'
import { readForm } from './form.ts'
import type { People } from './people.ts'
import { linkDigest, makeResetToken, personOfResetToken } from './reset-token.ts'

const linkSeconds = 60 * 60

/** Adds `/forgot`, where a link to a new password is asked for, and `/reset/…`, where it is used. */
export function addReset(app: OpenAPIHono<Env>, people: People): void {
  app.get('/forgot', (context) =>
    answerPage(context, forgotPage({ language: pageLanguage(context), isSent: false })),
  )
  app.post('/forgot', (context) => sendLink(context, people))
  app.get('/reset/:token', async (context) => {
    const { store, now } = people
    const person = await personOfResetToken(store.auth, context.req.param('token'), now())
    return answerReset(context, { email: person?.email })
  })
  app.post('/reset/:token', (context) => setPassword(context, people))
}

/** Answers alike and at once whether or not there is an account. */
async function sendLink(context: Context<Env>, people: People): Promise<Response> {
  const { lockOut, unawaited } = people
  const language = pageLanguage(context)
  const { email } = await readForm(context, ['email'])
  const account = accountOf(email).slice(0, 254)
  const address = context.get('address')
  const device = knownDevice(context, account, people)
  const wait = await lockOut.begin({ purpose: 'link', address, device })
  if (wait > 0) {
    const line = filled(signInPhrases.waitCode, language, { minutes: Math.ceil(wait / 60) })
    const told = { kind: 'fault', lines: [line] } as const
    comeBackIn(context, wait)
    return answerPage(context, forgotPage({ language, told, isSent: false }), 429)
  }
  unawaited.begin('Cannot prepare a link to a new password', () =>
    sendResetLink(people, account, language),
  )
  return answerPage(context, forgotPage({ language, isSent: true }))
}

/**
 * Sends a link that sets a new password, where the address has an account. Gives the seconds to wait where so many went out
 * that none was sent: one of those still works, for nothing but its use and its age ends it.
 */
export async function sendResetLink(
  people: People,
  account: string,
  language: Language,
): Promise<number> {
  const { store, origin, now } = people
  const person = await findPerson(store.auth, account)
  if (person === undefined) return 0
  const { personId } = person
  const wait = await countMail(people, [['linksToAccount', personId]])
  if (wait > 0) return wait
  const token = await makeResetToken(store.auth, personId, { now: now(), seconds: linkSeconds })
  const text = filled(mailPhrases.resetText, language, { link: `${origin}/reset/${token}` })
  sendInBackground(people, { to: person.email, subject: mailPhrases.resetSubject[language], text })
  return 0
}

async function setPassword(context: Context<Env>, people: People): Promise<Response> {
  const { store, now } = people
  const token = context.req.param('token') ?? ''
  const { newPassword } = await readForm(context, ['newPassword'])
  const person = await personOfResetToken(store.auth, token, now())
  if (person === undefined) return answerReset(context, {})
  const { personId, email } = person
  const fault = await faultInNewPassword(people, newPassword, person)
  if (fault !== undefined) {
    const lines = [passwordFaults[fault][pageLanguage(context)]]
    return answerReset(context, { email, told: { kind: 'fault', lines } })
  }
  const passwordHash = await people.passwords.hash(newPassword)
  const change = { personId, passwordHash, link: linkDigest(token), now: now() }
  // Of two that use links at once, the later one finds its own gone.
  if (!(await storePassword(store.auth, change))) return answerReset(context, {})
  await settleChange(people, person, { change: 'password' })
  await forgetCounted(people, ['linksToAccount', personId])
  // Whoever reads the account's mail is its owner: strangers' tries do not keep this browser out.
  rememberDevice(context, email, people)
  const entered = await checkPassword(people, context.req.raw.headers, email, newPassword)
  // An account that is switched off has its new password and stays out.
  if (entered === undefined) return context.redirect('/sign-in?told=password-set', 303)
  return goOn(context, people, { entered, next: '' })
}

function answerReset(
  context: Context,
  view: { email?: string | undefined; told?: { kind: 'fault'; lines: readonly string[] } },
) {
  const { email, told } = view
  const status = email === undefined ? 404 : told === undefined ? 200 : 400
  const named = email === undefined ? {} : { email }
  const page = resetPage({
    language: pageLanguage(context),
    path: context.req.path,
    told,
    ...named,
  })
  return answerPage(context, page, status)
}
