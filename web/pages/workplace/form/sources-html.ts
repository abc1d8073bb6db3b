import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import type { Markup } from '../shell.ts'
import type { Control } from './control.ts'
import { formPhrases } from './phrases.ts'
import { sourceHtml } from './source-html.ts'

/** Where the duty to ask comes from, once for all questions of a section, behind one heading. */
export function sourcesHtml(controls: readonly Control[], language: Language): Markup | '' {
  const asked = controls.filter(({ source }) => source !== undefined)
  if (asked.length === 0) return ''
  const byText = Map.groupBy(asked, ({ source }) => source?.text ?? '')
  return html`<details class="why"><summary>${formPhrases.source[language]}</summary><dl>${[
    ...byText,
  ].map(
    ([, own]) =>
      html`<div><dt>${labelsOf(own, language)}</dt><dd>${own[0]?.source === undefined ? '' : sourceHtml(own[0].source, language)}</dd></div>`,
  )}</dl></details>`
}

function labelsOf(controls: readonly Control[], language: Language): string {
  return [...new Set(controls.map(({ label }) => label))].join(language === 'en' ? ', ' : '、')
}
