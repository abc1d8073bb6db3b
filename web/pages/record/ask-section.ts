import { html } from 'hono/html'
import { shortCodeOf } from '../../../domain/short-code.ts'
import type { Language } from '../../../domain/words.ts'
import { askPhrases } from './ask-phrases.ts'
import type { RecordView } from './view.ts'

/** What is not public, and the way to whoever can show it. */
export function askSection({ id }: RecordView, language: Language) {
  return html`<section id="ask"><h2>${askPhrases.section[language]}</h2>
<p>${askPhrases.why[language]}</p>
<p><a class="go" href="/b/${shortCodeOf(id)}/ask?lang=${language}">${askPhrases.ask[language]}</a></p></section>`
}
