import { html } from 'hono/html'
import { type Role, roleLabels } from '../../../domain/role.ts'
import type { Language } from '../../../domain/words.ts'
import { localDate } from '../local-time.ts'
import { filled } from '../record/format.ts'
import { type Markup, type ShellView, workplaceShell } from '../workplace/shell.ts'
import { accountPhrases as phrases } from './account-phrases.ts'
import { accountsPhrases } from './accounts-phrases.ts'
import { confirmByPasskey, confirmField } from './confirm-field.ts'
import { passkeysSection, type ShownPasskey } from './passkeys-section.ts'
import { newPasswordField } from './password-pages.ts'
import { type ShownSession, sessionsSection } from './sessions-section.ts'
import { passkeyScript } from './sign-in-page.ts'

/** An organisation that the person may act for. */
export interface ShownMembership {
  readonly slug: string
  readonly name: string
  readonly role: Role
  readonly isActing: boolean
  /** Whether this session may not act for it before a second factor. */
  readonly needsFactor: boolean
  /** The day from which it may not; null where there is none to come. */
  readonly factorFrom: string | null
}

export interface AccountView
  extends Required<Pick<ShellView, 'language' | 'path' | 'person' | 'nav'>> {
  readonly told?: ShellView['told']
  readonly email: string
  /** Whose clock the times are of. */
  readonly timeZone: string
  readonly memberships: readonly ShownMembership[]
  readonly hasFactor: boolean
  readonly hasPassword: boolean
  /** Whether a passkey was shown in this session just now. */
  readonly isConfirmed: boolean
  /** Whether somebody showed minutes ago who it is, which is enough to end sessions. */
  readonly isRecent: boolean
  readonly passkeys: readonly ShownPasskey[]
  readonly sessions: readonly ShownSession[]
}

/** A person's own page: whom they act for, how they sign in, and where they are signed in. */
export function accountPage(view: AccountView): string {
  const { language, email, passkeys, sessions } = view
  return workplaceShell({
    ...view,
    title: phrases.title[language],
    script: passkeyScript,
    body: html`<p class="soft"><bdi>${email}</bdi></p>
${organisationsSection(view)}
${passkeys.length === 0 ? '' : confirmByPasskey(view)}
${factorSection(view)}
${passkeysSection(view)}
${passwordSection(view)}
${sessionsSection({ ...view, sessions, isConfirmed: view.isRecent })}
${view.person.role === 'platform' ? html`<p><a class="button quiet" href="/account/accounts">${accountsPhrases.manage[language]}</a></p>` : ''}`,
  })
}

function organisationsSection({ language, memberships, timeZone }: AccountView): Markup {
  const isOpen = memberships.length > 1 && !memberships.some(({ isActing }) => isActing)
  return html`<section><h2>${phrases.organisations[language]}</h2>
${memberships.length === 0 ? html`<p>${phrases.none[language]}</p>` : ''}
${isOpen ? html`<p>${phrases.chooseFirst[language]}</p>` : ''}
<ul class="list">${memberships.map((one) => membershipLine(one, language, timeZone))}</ul></section>`
}

function membershipLine(membership: ShownMembership, language: Language, timeZone: string): Markup {
  const { slug, name, role, isActing, needsFactor, factorFrom } = membership
  const phrase = needsFactor ? phrases.factorNeededWhy : phrases.factorSoon
  const why = filled(phrase, language, {
    organisation: name,
    role: roleLabels[role][language],
    time: factorFrom === null ? '' : localDate(factorFrom, language, timeZone),
  })
  const act = html`<form method="post" action="/account/organisation">
<input type="hidden" name="organisation" value="${slug}">
<button class="quiet" aria-label="${phrases.actFor[language]}: ${name}">${phrases.actFor[language]}</button></form>`
  return html`<li><span class="what"><b>${name}</b> · ${roleLabels[role][language]}
${needsFactor || factorFrom !== null ? html`<small>${why}</small>` : ''}</span>
${
  isActing
    ? html`<span class="tag on">${phrases.now[language]}</span>`
    : needsFactor
      ? html`<span class="tag">${phrases.factorNeeded[language]}</span>`
      : act
}</li>`
}

function factorSection(view: AccountView): Markup {
  const { language, hasFactor } = view
  const state = html`<span class="tag ${hasFactor ? 'on' : ''}">${phrases[hasFactor ? 'on' : 'off'][language]}</span>`
  const add = html`<form method="post" action="/account/second-factor" class="slim">
${confirmField({ ...view, id: 'factor-password' })}
<button class="quiet">${phrases.factorAdd[language]}</button></form>`
  const change = html`<form method="post" action="/account/second-factor/codes" class="slim">
${confirmField({ ...view, id: 'factor-password' })}
<button class="quiet">${phrases.newCodes[language]}</button>
<button class="risky" formaction="/account/second-factor/remove">${phrases.factorRemove[language]}</button></form>`
  return html`<section><h2>${phrases.factor[language]} ${state}</h2>
<p>${phrases.factorWhy[language]}</p>${hasFactor ? change : add}</section>`
}

function passwordSection({ language, hasPassword, email }: AccountView): Markup {
  const link = html`<p>${phrases.passwordNone[language]}</p>
<form method="post" action="/account/password-link"><button class="quiet">${phrases.passwordLink[language]}</button></form>`
  const change = html`<form method="post" action="/account/password" class="slim">
<input type="hidden" name="username" autocomplete="username" value="${email}">
<label for="password">${phrases.passwordNow[language]}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
${newPasswordField(language)}
<button class="quiet">${phrases.passwordChange[language]}</button></form>`
  return html`<section><h2>${phrases.password[language]}</h2>${hasPassword ? change : link}</section>`
}
