import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import type { Markup } from '../shell.ts'
import { idOf } from './control.ts'
import { formPhrases } from './phrases.ts'
import type { Said } from './said.ts'

/** Every fault at the head of the page, each leading to its question; nothing when nothing is wrong. */
export function errorSummary(said: readonly Said[], language: Language): Markup | '' {
  if (said.length === 0) return ''
  return html`<div class="told fault summary" role="alert" aria-labelledby="summary-title" tabindex="-1">
<h2 id="summary-title">${formPhrases.wrong[language]}</h2>
<ul>${said.map((one) => html`<li>${lineOf(one, language)}</li>`)}</ul>
<p>${formPhrases.wrongWhy[language]}</p></div>`
}

function lineOf(
  { control, label, line, text, language: spoken }: Said,
  language: Language,
): Markup {
  const said = spoken === language ? html`${text}` : html`<span lang="${spoken}">${text}</span>`
  if (control === undefined) return said
  const colon = language === 'en' ? ': ' : '：'
  return html`<a href="#${idOf(control)}">${line === undefined ? '' : `${line} · `}${label === undefined ? '' : `${label}${colon}`}${said}</a>`
}
