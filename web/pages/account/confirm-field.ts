import { html } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import type { Markup } from '../workplace/shell.ts'
import { accountPhrases as phrases } from './account-phrases.ts'

/** The field that asks once more who it is; nothing for somebody who has no password. */
export function confirmField(options: {
  language: Language
  id: string
  hasPassword: boolean
}): Markup | '' {
  const { language, id, hasPassword } = options
  if (!hasPassword) return ''
  return html`<label for="${id}">${phrases.confirm[language]}</label>
<input id="${id}" name="password" type="password" autocomplete="current-password" required>`
}
