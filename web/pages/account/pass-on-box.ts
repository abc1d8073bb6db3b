import { html, raw } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { type QrSymbol, qrSvg } from '../labels/qr-svg.ts'
import { filled } from '../record/format.ts'
import type { Markup } from '../workplace/shell.ts'
import { passOnPhrases as phrases } from './members-phrases.ts'

/** An invitation that no mail server takes to whom it is for. */
export interface PassedOn {
  readonly email: string
  readonly link: string
  readonly symbol: QrSymbol
}

/** The link of an invitation and its QR, shown once to whoever passes it on. */
export function passOnBox({ email, link, symbol }: PassedOn, language: Language): Markup {
  const label = filled(phrases.qr, language, { email })
  return html`<section class="told done" role="status"><h2>${filled(phrases.title, language, { email })}</h2><p>${phrases.why[language]}</p><div class="qr">${raw(qrSvg(symbol, { margin: 4, label }))}</div><p><code class="secret">${link}</code></p></section>`
}
