import { html } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { localMoment } from '../local-time.ts'
import { filled } from '../record/format.ts'
import type { Markup } from '../workplace/shell.ts'
import { accountPhrases as phrases } from './account-phrases.ts'
import { type Asked, confirmField } from './confirm-field.ts'

export interface ShownPasskey {
  readonly credentialId: string
  readonly name: string
  readonly lastUsedTime: string | null
}

interface PasskeysView extends Asked {
  readonly passkeys: readonly ShownPasskey[]
  readonly timeZone: string
}

/** A person's passkeys, with a form to add one that the script of the page brings to life. */
export function passkeysSection(view: PasskeysView): Markup {
  const { language, passkeys } = view
  return html`<section><h2>${phrases.passkeys[language]}</h2>
<p>${phrases.passkeysWhy[language]}</p>
${passkeys.length === 0 ? html`<p class="soft">${phrases.passkeysNone[language]}</p>` : ''}
${passkeys.length === 0 ? '' : passkeysForm(view)}
<p class="soft" data-passkey-without>${phrases.passkeyNoScript[language]}</p>
<form hidden class="slim" data-passkey="add" data-failed="${phrases.passkeyFailed[language]}">
<label for="passkey-name">${phrases.passkeyName[language]}</label>
<input id="passkey-name" name="name" maxlength="60" required>
${confirmField({ ...view, id: 'passkey-password' })}
<button class="quiet">${phrases.passkeyAdd[language]}</button>
<p class="told fault" role="alert" hidden data-passkey-fault></p>
</form></section>`
}

function passkeysForm(view: PasskeysView): Markup {
  const { language, passkeys, timeZone } = view
  return html`<form method="post" action="/account/passkeys/remove">
<ul class="list">${passkeys.map((passkey) => passkeyLine(passkey, language, timeZone))}</ul>
<div class="slim">${confirmField({ ...view, id: 'passkey-remove-password' })}</div></form>`
}

function passkeyLine(
  { credentialId, name, lastUsedTime }: ShownPasskey,
  language: Language,
  timeZone: string,
): Markup {
  const used =
    lastUsedTime === null
      ? phrases.usedNever[language]
      : filled(phrases.used, language, { time: localMoment(lastUsedTime, language, timeZone) })
  return html`<li><span class="what"><b>${name}</b> <small>${used}</small></span>
<button class="risky" name="passkey" value="${credentialId}" aria-label="${phrases.remove[language]}: ${name}">${phrases.remove[language]}</button></li>`
}
