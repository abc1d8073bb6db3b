import { html } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { filled, gap, sentences } from './format.ts'
import { phrases } from './phrases.ts'
import type { RecordView } from './view.ts'

/** Recycled content in the words that its model allows, with its limits; nothing where no stage decided one. */
export function recycledSection({ recycled }: RecordView, language: Language) {
  if (recycled === null) return ''
  const { statement, limits, virginPercent } = recycled
  return html`<section><h2>${phrases.recycled[language]}</h2>
<p><b>${statement[language]}</b></p>
<p>${filled(phrases.virgin, language, { percent: virginPercent })}${gap(language)}${sentences(language, limits[language], phrases.claimLimits[language])}</p></section>`
}
