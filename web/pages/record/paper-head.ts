import { html, raw } from 'hono/html'
import { shortCodeOf } from '../../../domain/short-code.ts'
import type { Language } from '../../../domain/words.ts'
import { quickQrSymbol } from '../labels/qr.ts'
import { qrSvg } from '../labels/qr-svg.ts'
import { localMoment } from '../local-time.ts'
import { filled } from './format.ts'
import { paperPhrases } from './paper-phrases.ts'
import type { RecordView } from './view.ts'

/** What paper needs to lead back to the record, printed and never shown: its QR, its address to type, how far the record goes, and the day of printing. */
export function paperHead(view: RecordView, language: Language, link: string) {
  const { latest, chain } = view
  const moment = localMoment(latest.recordTime, language, latest.timeZone)
  return html`<header class="paper" aria-hidden="true">${raw(qrSvg(quickQrSymbol(link, 'L'), { margin: 2 }))}
<div><p><b>Loomcell</b></p><p><code>${link}</code></p>${link.endsWith(shortCodeOf(view.id)) ? '' : html`<p><code>/b/${shortCodeOf(view.id)}</code></p>`}
<p>${filled(paperPhrases.state, language, { n: chain.events, moment })}</p>
<p>${paperPhrases.printed[language]}<span data-printed>__________</span></p></div></header>`
}
