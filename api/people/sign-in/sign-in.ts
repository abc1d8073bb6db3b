import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { accountOf } from '../../../domain/email-address.ts'
import type { Words } from '../../../domain/words.ts'
import { codePage, signInPage } from '../../../web/pages/account/sign-in-page.ts'
import { signInPhrases } from '../../../web/pages/account/sign-in-phrases.ts'
import { filled } from '../../../web/pages/record/format.ts'
import type { Told } from '../../../web/pages/workplace/shell.ts'
import { sha256 } from '../../digest.ts'
import { answerPage } from '../../http/answer-page.ts'
import { unmarkDevice } from '../../http/device-mark.ts'
import type { Env } from '../../http/env.ts'
import { comeBackIn } from '../../http/hardening/come-back.ts'
import { pageLanguage } from '../../http/page-language.ts'
import { readSessionCookie } from '../../http/session-cookie.ts'
import { addPersonAudit } from '../../store/people/audit.ts'
import { endSessionByDigest } from '../../store/people/own-sessions.ts'
import { replaceHash } from '../../store/people/passwords.ts'
import { findOwnAccount, findPerson } from '../../store/people/people.ts'
import { checkPassword, goOn } from './by-password.ts'
import { checkCode } from './check-code.ts'
import { knownDevice } from './device-cookie.ts'
import { finishEntry, handOnCookies } from './finish-entry.ts'
import { readForm } from './form.ts'
import { nextPage, safeNext } from './next-page.ts'
import { noteFailure } from './note-failure.ts'
import type { People } from './people.ts'

/** What the address of the sign-in page may say that it tells. */
const tellable: Readonly<Record<string, Words>> = {
  'signed-out': signInPhrases.signedOut,
  'password-set': signInPhrases.passwordSet,
  'code-late': signInPhrases.codeLate,
}

/** What it may say that a provider's answer came to, beside that it did not work. */
const providerFaults: Readonly<Record<string, Words>> = {
  not_expected: signInPhrases.notExpected,
  other_identity: signInPhrases.otherIdentity,
  // The library's own name for it.
  account_not_linked: signInPhrases.unprovenAddress,
}

/** Adds `/sign-in`, its second step, and `/sign-out`. */
export function addSignIn(app: OpenAPIHono<Env>, people: People): void {
  app.get('/sign-in', async (context) => {
    const next = safeNext(context.req.query('next')) ?? ''
    const principal = await people.authenticate(context.req.raw)
    if (principal !== undefined) {
      return context.redirect(await nextPage(people, principal.personId, next), 303)
    }
    return answerSignIn(context, people, { next, told: toldBy(context) })
  })
  app.post('/sign-in', (context) => signIn(context, people))
  app.get('/sign-in/code', (context) => {
    const next = safeNext(context.req.query('next')) ?? ''
    const view = { language: pageLanguage(context), next }
    return answerPage(context, codePage(view))
  })
  app.post('/sign-in/code', (context) => showCode(context, people))
  app.post('/sign-out', (context) => signOut(context, people))
}

async function signIn(context: Context<Env>, people: People): Promise<Response> {
  const form = await readForm(context, ['email', 'password', 'next'])
  const next = safeNext(form.next) ?? ''
  const account = accountOf(form.email).slice(0, 254)
  const device = knownDevice(context, account, people)
  const address = context.get('address')
  const attempt = { purpose: 'sign_in', account, address, device } as const
  const wait = await people.lockOut.begin(attempt)
  if (wait > 0) {
    const minutes = Math.ceil(wait / 60)
    const lines = [filled(signInPhrases.wait, pageLanguage(context), { minutes })]
    comeBackIn(context, wait)
    return answerSignIn(context, people, { next, told: { kind: 'fault', lines } }, 429)
  }
  const entered = await checkPassword(people, context.req.raw.headers, account, form.password)
  if (entered === undefined) {
    const personId = (await findPerson(people.store.auth, account))?.personId
    noteFailure(context, people, { with: 'password', personId, time: people.now() })
    const lines = [signInPhrases.wrong[pageLanguage(context)]]
    return answerSignIn(
      context,
      people,
      { next, email: account, told: { kind: 'fault', lines } },
      400,
    )
  }
  await people.lockOut.succeed(attempt)
  await renewHash(people, account, form.password)
  return goOn(context, people, { entered, next })
}

/** Keeps a password that was right with as much work as is asked now, where it was kept with less. */
async function renewHash({ store, passwords }: People, account: string, password: string) {
  const personId = (await findPerson(store.auth, account))?.personId
  if (personId === undefined) return
  const { passwordHash = null } = (await findOwnAccount(store.auth, personId)) ?? {}
  if (passwordHash === null || !passwords.isOutdated(passwordHash)) return
  await replaceHash(store.auth, personId, {
    from: passwordHash,
    to: await passwords.hash(password),
  })
}

async function showCode(context: Context<Env>, people: People): Promise<Response> {
  const { code, next: wanted } = await readForm(context, ['code', 'next'])
  const next = safeNext(wanted) ?? ''
  const language = pageLanguage(context)
  const checked = await checkCode(people, context.req.raw.headers, code.trim())
  if (checked.kind === 'wrong' || checked.kind === 'wait') {
    const { personId } = checked
    noteFailure(context, people, { with: 'second_factor', personId, time: people.now() })
  }
  if (checked.kind === 'late') return context.redirect('/sign-in?told=code-late', 303)
  if (checked.kind === 'right') {
    const entry = { headers: checked.headers, enteredWith: 'second_factor' } as const
    const { personId } = await finishEntry(context, people, entry)
    return context.redirect(await nextPage(people, personId, next), 303)
  }
  const line =
    checked.kind === 'wait'
      ? filled(signInPhrases.waitCode, language, { minutes: 15 })
      : signInPhrases.codeWrong[language]
  const told: Told = { kind: 'fault', lines: [line] }
  return answerPage(context, codePage({ language, next, told }), 400)
}

async function signOut(context: Context<Env>, people: People): Promise<Response> {
  const { auth, store, now, forget } = people
  const token = readSessionCookie(context.req.header('cookie') ?? null, people)
  const principal = await people.authenticate(context.req.raw)
  const ended =
    token === undefined ? undefined : await endSessionByDigest(store.auth, sha256(token))
  if (ended !== undefined) forget(ended)
  const { headers } = await auth.api.signOut({
    headers: context.req.raw.headers,
    returnHeaders: true,
  })
  handOnCookies(context, headers)
  unmarkDevice(context)
  if (principal?.kind === 'person') {
    const { personId, name } = principal
    const done = { kind: 'sign_in', action: 'signed out', now: now() } as const
    await addPersonAudit(store.system, { personId, name, ...done })
  }
  return context.redirect('/sign-in?told=signed-out', 303)
}

function toldBy(context: Context): Told | undefined {
  const language = pageLanguage(context)
  const error = context.req.query('error')
  if (error !== undefined) {
    const phrase = providerFaults[error] ?? signInPhrases.providerFailed
    return { kind: 'fault', lines: [phrase[language]] }
  }
  const phrase = tellable[context.req.query('told') ?? '']
  return phrase === undefined ? undefined : { kind: 'done', lines: [phrase[language]] }
}

function answerSignIn(
  context: Context,
  { identityProvider }: People,
  view: { next: string; email?: string; told?: Told | undefined },
  status: 200 | 400 | 429 = 200,
) {
  const hasProvider = identityProvider !== undefined
  const page = signInPage({ ...view, language: pageLanguage(context), hasProvider })
  return answerPage(context, page, status)
}
