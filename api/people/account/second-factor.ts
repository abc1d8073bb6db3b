import type { OpenAPIHono } from '@hono/zod-openapi'
import { isAPIError } from 'better-auth/api'
import type { Context } from 'hono'
import { accountFaults } from '../../../web/pages/account/account-phrases.ts'
import {
  codesPage,
  type NewFactor,
  newFactorPage,
} from '../../../web/pages/account/factor-pages.ts'
import { factorPhrases } from '../../../web/pages/account/factor-phrases.ts'
import { qrSymbol } from '../../../web/pages/labels/qr.ts'
import { qrSvg } from '../../../web/pages/labels/qr-svg.ts'
import { answerPage } from '../../http/answer-page.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { PersonPrincipal } from '../../http/principal.ts'
import { carryOver } from '../../store/people/own-sessions.ts'
import { findOwnAccount, keepRecoveryCodes } from '../../store/people/people.ts'
import { isUnspent } from '../sign-in/check-code.ts'
import { codeOfNow } from '../sign-in/code-of-now.ts'
import { handOnCookies, sessionDigestIn } from '../sign-in/finish-entry.ts'
import { readForm } from '../sign-in/form.ts'
import { pageFrame } from '../sign-in/page-frame.ts'
import type { People } from '../sign-in/people.ts'
import { makeRecoveryCodes, storedCodes } from '../sign-in/recovery-codes.ts'
import { confirmIdentity } from './confirm-identity.ts'
import { settleChange } from './settle-change.ts'
import { personOf, showAccount, showUnconfirmed } from './show-account.ts'

/** Adds the pages that add, renew and remove an authenticator app; each asks first who it is. */
export function addSecondFactor(app: OpenAPIHono<Env>, people: People): void {
  app.get('/account/second-factor', (context) => context.redirect('/account', 303))
  app.post('/account/second-factor', (context) => begin(context, people))
  app.post('/account/second-factor/confirm', (context) => confirm(context, people))
  app.post('/account/second-factor/codes', (context) => renewCodes(context, people))
  app.post('/account/second-factor/remove', (context) => remove(context, people))
}

async function begin(context: Context<Env>, people: People): Promise<Response> {
  const { password } = await readForm(context, ['password'])
  const unconfirmed = await confirmIdentity(context, people, password)
  if (unconfirmed !== undefined) return showUnconfirmed(context, people, unconfirmed)
  try {
    const enabled = await people.auth.api.enableTwoFactor({
      body: { password, method: 'totp' },
      headers: context.req.raw.headers,
    })
    const uri = enabled.method === 'totp' ? enabled.totpURI : ''
    return answerPage(context, newFactorPage({ ...pageFrame(context), factor: factorOf(uri) }))
  } catch (error) {
    // There is one already: the account page says so.
    if (isAPIError(error) && error.statusCode < 500) return context.redirect('/account', 303)
    throw error
  }
}

function factorOf(uri: string): NewFactor {
  const key = new URL(uri).searchParams.get('secret') ?? ''
  const groups = key.match(/.{1,4}/g) ?? []
  return { qrSvg: qrSvg(qrSymbol(uri, 'M'), { margin: 4 }), key: groups.join(' ') }
}

/** Each code is counted, so that nobody at an open session tries them all; none is looked at where a factor is on. */
async function confirm(context: Context<Env>, people: People): Promise<Response> {
  const { lockOut } = people
  const person = personOf(context)
  const { personId, sessionId } = person
  if (await hasFactor(people, person)) return refuse(context, people, 'factorOn')
  const attempt = { purpose: 'turn_on', personId, sessionId } as const
  const seconds = await lockOut.begin(attempt)
  if (seconds > 0) return showUnconfirmed(context, people, { fault: 'waitCode', seconds })
  const { code } = await readForm(context, ['code'])
  const keptSessionId = await turnOn(context, people, code.trim())
  if (keptSessionId === undefined) {
    const lines = [factorPhrases.wrong[pageLanguage(context)]]
    const page = newFactorPage({ ...pageFrame(context), told: { kind: 'fault', lines } })
    return answerPage(context, page, 400)
  }
  await lockOut.succeed(attempt)
  await settleChange(people, person, { change: 'factorOn', keptSessionId })
  return showNewCodes(context, people)
}

/** Turns the authenticator on where the code is right and no other request did so meanwhile; gives the session that goes on. */
async function turnOn(context: Context<Env>, people: People, typed: string) {
  const { personId } = personOf(context)
  const code = await codeOfNow(people, personId, typed)
  if (code === undefined) return undefined
  const asked = { body: { code }, headers: context.req.raw.headers, returnHeaders: true } as const
  try {
    const { headers } = await people.auth.api.verifyTOTP(asked)
    if (headers.getSetCookie().length === 0) return undefined
    await isUnspent(people, personId, typed)
    return await takePlace(context, people, { headers, enteredWith: 'second_factor' })
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error
    return undefined
  }
}

async function renewCodes(context: Context<Env>, people: People): Promise<Response> {
  const person = personOf(context)
  const { password } = await readForm(context, ['password'])
  const unconfirmed = await confirmIdentity(context, people, password)
  if (unconfirmed !== undefined) return showUnconfirmed(context, people, unconfirmed)
  if (!(await hasFactor(people, person))) return refuse(context, people, 'factorOff')
  const { sessionId: keptSessionId } = person
  await settleChange(people, person, { change: 'recoveryCodes', keptSessionId })
  return showNewCodes(context, people)
}

/** Makes recovery codes in place of those that there were, and shows them this once. */
async function showNewCodes(context: Context<Env>, { store }: People): Promise<Response> {
  const codes = makeRecoveryCodes()
  await keepRecoveryCodes(store.auth, personOf(context).personId, storedCodes(codes))
  return answerPage(context, codesPage({ ...pageFrame(context), codes }))
}

async function remove(context: Context<Env>, people: People): Promise<Response> {
  const person = personOf(context)
  const { password } = await readForm(context, ['password'])
  const unconfirmed = await confirmIdentity(context, people, password)
  if (unconfirmed !== undefined) return showUnconfirmed(context, people, unconfirmed)
  if (!(await hasFactor(people, person))) return refuse(context, people, 'factorOff')
  const { headers } = await people.auth.api.disableTwoFactor({
    body: { password },
    headers: context.req.raw.headers,
    returnHeaders: true,
  })
  const keptSessionId = await takePlace(context, people, { headers, enteredWith: 'password' })
  await settleChange(people, person, { change: 'factorOff', keptSessionId })
  return context.redirect('/account?told=factor-off', 303)
}

async function hasFactor({ store }: People, { personId }: PersonPrincipal): Promise<boolean> {
  return (await findOwnAccount(store.auth, personId))?.hasFactor === true
}

function refuse(context: Context<Env>, people: People, fault: 'factorOff' | 'factorOn') {
  const line = accountFaults[fault][pageLanguage(context)]
  return showAccount(context, people, { line, status: 400 })
}

/** A change of factor gives the session another token; whom it acts for stays. */
async function takePlace(
  context: Context<Env>,
  people: People,
  { headers, enteredWith }: { headers: Headers; enteredWith: 'second_factor' | 'password' },
): Promise<string | undefined> {
  const { sessionId, organisation } = personOf(context)
  const acting = { organisationKey: organisation?.organisationKey ?? null, enteredWith }
  const kept = await carryOver(people.store.auth, sessionDigestIn(headers, people), acting)
  people.forget(sessionId)
  handOnCookies(context, headers)
  return kept
}
