import { html } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { localMoment } from '../local-time.ts'
import { filled } from '../record/format.ts'
import { type Markup, type ShellView, workplaceShell } from '../workplace/shell.ts'
import { accountsPhrases as phrases } from './accounts-phrases.ts'

/** An account as whoever runs the installation sees it. */
export interface ShownAccount {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly disabledTime: string | null
}

export interface AccountsView
  extends Required<Pick<ShellView, 'language' | 'path' | 'person' | 'nav'>> {
  readonly told?: ShellView['told']
  /** What was looked for; empty at first. */
  readonly email: string
  readonly timeZone: string
  readonly account?: ShownAccount | undefined
}

/** Where whoever runs the installation switches an account off, once its address is known. */
export function accountsPage(view: AccountsView): string {
  const { language, email, account, timeZone } = view
  return workplaceShell({
    ...view,
    title: phrases.title[language],
    body: html`<section><p>${phrases.why[language]}</p>
<form method="get" action="/account/accounts" class="slim">
<label for="email">${phrases.email[language]}</label>
<input id="email" name="email" type="email" required autocomplete="off" value="${email}">
<button>${phrases.find[language]}</button></form></section>
${account === undefined ? '' : accountSection(account, language, timeZone)}`,
  })
}

function accountSection(
  { personId, name, email, disabledTime }: ShownAccount,
  language: Language,
  timeZone: string,
): Markup {
  const state =
    disabledTime === null
      ? phrases.on[language]
      : filled(phrases.offSince, language, { time: localMoment(disabledTime, language, timeZone) })
  const [label, act] =
    disabledTime === null ? [phrases.off, 'disable'] : [phrases.switchOn, 'enable']
  return html`<section><h2>${name}</h2>
<p><bdi>${email}</bdi> · ${state}</p>
<form method="post" action="/account/accounts/${personId}" class="row">
<button class="quiet" name="act" value="sign_out">${phrases.signOut[language]}</button>
<button class="${disabledTime === null ? 'risky' : ''}" name="act" value="${act}">${label[language]}</button></form></section>`
}
