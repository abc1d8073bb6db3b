import { html } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import type { Markup } from '../workplace/shell.ts'
import { accountPhrases as phrases } from './account-phrases.ts'

/** Who is asked, and whether they just showed by a passkey that it is they. */
export interface Asked {
  readonly language: Language
  readonly hasPassword: boolean
  readonly isConfirmed: boolean
}

/** The field that asks once more who it is; nothing for somebody who has no password or showed a passkey just now. */
export function confirmField(options: Asked & { readonly id: string }): Markup | '' {
  const { language, id, hasPassword, isConfirmed } = options
  if (!hasPassword || isConfirmed) return ''
  return html`<label for="${id}">${phrases.confirm[language]}</label>
<input id="${id}" name="password" type="password" autocomplete="current-password" required>`
}

/** The way to show it by a passkey, once for all that is changed in the next minutes; brought to life by the page's script. */
export function confirmByPasskey({ language, isConfirmed }: Asked): Markup {
  if (isConfirmed)
    return html`<section><p class="soft">${phrases.confirmed[language]}</p></section>`
  return html`<section hidden data-passkey-ways><p>${phrases.confirmWhy[language]}</p>
<p><button type="button" class="quiet" hidden data-passkey="confirm" data-failed="${phrases.confirmFailed[language]}">${phrases.confirmWithPasskey[language]}</button></p>
<p class="told fault" role="alert" hidden data-passkey-fault></p></section>`
}
