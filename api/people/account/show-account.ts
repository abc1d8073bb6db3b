import type { Context } from 'hono'
import { nameIn } from '../../../domain/local-names.ts'
import type { Language } from '../../../domain/words.ts'
import { type AccountView, accountPage } from '../../../web/pages/account/account-page.ts'
import { accountFaults, accountTold } from '../../../web/pages/account/account-phrases.ts'
import { filled } from '../../../web/pages/record/format.ts'
import type { Told } from '../../../web/pages/workplace/shell.ts'
import { answerPage } from '../../http/answer-page.ts'
import type { Env } from '../../http/env.ts'
import { comeBackIn } from '../../http/hardening/come-back.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { PersonPrincipal } from '../../http/principal.ts'
import { listSessions } from '../../store/people/own-sessions.ts'
import { listPasskeys } from '../../store/people/passkeys.ts'
import { findOwnAccount, listOwnMemberships } from '../../store/people/people.ts'
import { isShown } from '../sign-in/is-shown.ts'
import { demandedFrom, mayEnter } from '../sign-in/may-enter.ts'
import { pageFrame } from '../sign-in/page-frame.ts'
import type { People } from '../sign-in/people.ts'
import { idleMilliseconds } from '../sign-in/session-authenticate.ts'
import { personsZone } from './persons-zone.ts'

/** Why somebody who is signed in did not show once more that it is they. */
export type Unconfirmed =
  | { readonly fault: 'password' | 'stale'; readonly seconds?: undefined }
  | {
      readonly fault: 'wait' | 'waitCode'
      readonly seconds: number
    }

/** Answers with the person's own page, after a fault with what is wrong. */
export async function showAccount(
  context: Context<Env>,
  people: People,
  fault?: { readonly line: string; readonly status: 400 | 429 },
): Promise<Response> {
  const view = await readAccountView(people, personOf(context), pageLanguage(context))
  const told: Told | undefined =
    fault === undefined ? toldBy(context) : { kind: 'fault', lines: [fault.line] }
  const page = accountPage({ ...pageFrame(context), ...view, path: '/account', told })
  return answerPage(context, page, fault?.status ?? 200)
}

/** Answers that it was not shown who asks. */
export function showUnconfirmed(
  context: Context<Env>,
  people: People,
  unconfirmed: Unconfirmed,
): Promise<Response> {
  if (unconfirmed.seconds !== undefined) comeBackIn(context, unconfirmed.seconds)
  return showAccount(context, people, {
    line: unconfirmedLine(context, unconfirmed),
    status: unconfirmed.seconds === undefined ? 400 : 429,
  })
}

/** Why it was not shown who asks, in the page's language. */
export function unconfirmedLine(context: Context, { fault, seconds = 0 }: Unconfirmed): string {
  return filled(accountFaults[fault], pageLanguage(context), { minutes: Math.ceil(seconds / 60) })
}

/** Who is signed in; behind the page guard it is always a person. */
export function personOf(context: Context<Env>): PersonPrincipal {
  const principal = context.get('principal')
  if (principal.kind === 'person') return principal
  throw new RangeError(`Cannot show an account to a ${principal.kind}`)
}

function toldBy(context: Context): Told | undefined {
  const word = context.req.query('told') ?? ''
  const phrase = new Map(Object.entries(accountTold)).get(word)
  if (phrase === undefined) return undefined
  return { kind: 'done', lines: [phrase[pageLanguage(context)]] }
}

/** What a person's own page shows, without its frame. */
export async function readAccountView(
  people: People,
  principal: PersonPrincipal,
  language: Language,
): Promise<Omit<AccountView, 'language' | 'path' | 'person' | 'nav' | 'told'>> {
  const { store, now } = people
  const { personId, email, sessionId } = principal
  const since = { now: now(), idleSince: new Date(now().getTime() - idleMilliseconds) }
  const [account, memberships, passkeys, sessions, isConfirmed, isRecent] = await Promise.all([
    findOwnAccount(store.auth, personId),
    listOwnMemberships(store.system, personId),
    listPasskeys(store.auth, personId),
    listSessions(store.auth, personId, since),
    isShown(people, sessionId, { byPasskey: true }),
    isShown(people, sessionId),
  ])
  const hasSecondFactor = principal.hasSecondFactor === true
  const acting = (principal.authority ?? principal.organisation)?.organisationKey
  return {
    email,
    timeZone: await personsZone(store, personId, acting),
    hasFactor: account?.hasFactor === true,
    hasPassword: (account?.passwordHash ?? null) !== null,
    isConfirmed,
    isRecent,
    memberships: memberships.map((one) => ({
      slug: one.slug,
      name: nameIn(one, language),
      role: one.role,
      isActing: one.organisationKey === acting,
      needsFactor: !mayEnter(one, hasSecondFactor, now()),
      factorFrom: hasSecondFactor ? null : soonest(demandedFrom(one), now()),
    })),
    passkeys: passkeys.map(({ credentialId, name, lastUsedTime }) => ({
      credentialId,
      name,
      lastUsedTime: lastUsedTime?.toISOString() ?? null,
    })),
    sessions: sessions.map((one) => ({
      id: one.sessionId,
      isThis: one.sessionId === sessionId,
      enteredWith: one.enteredWith,
      address: one.address,
      browser: one.browser,
      createdTime: one.createdTime.toISOString(),
      lastUsedTime: one.lastUsedTime.toISOString(),
    })),
  }
}

/** A day that is still to come, for the page to tell of. */
function soonest(day: Date | undefined, now: Date): string | null {
  return day !== undefined && day > now ? day.toISOString() : null
}
