import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import { rateLine } from '../../record/on-record-section.ts'
import type { Markup } from '../shell.ts'
import { opener } from './opener.ts'
import { deskPhrases } from './phrases.ts'
import type { DeskView } from './view.ts'

/** What was recovered in the year against what the law asks, by recycler, and how it was computed. */
export function recoverySection({ year, rows }: DeskView['recovery'], language: Language): Markup {
  const say = deskPhrases
  return html`<section><h2>${say.recovery[language]}</h2>${
    rows.length === 0 ? html`<p>${filled(say.recoveryNone, language, { year })}</p>` : ''
  }${rows.map(
    ({ name, rates, opens }) =>
      html`<h3>${name}</h3><ul class="links rates">${rates.map((rate) => rateLine(rate, language))}</ul>${opener(opens, { text: say.how[language], about: name })}`,
  )}</section>`
}
