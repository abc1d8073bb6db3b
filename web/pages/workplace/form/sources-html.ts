import { html } from 'hono/html'
import type { Source } from '../../../../domain/source.ts'
import type { Language } from '../../../../domain/words.ts'
import { inBrackets } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import type { Control } from './control.ts'
import { formPhrases } from './phrases.ts'

/** Where the duty to ask comes from, once for all questions of a section, behind one heading. */
export function sourcesHtml(controls: readonly Control[], language: Language): Markup | '' {
  const asked = controls.filter(({ source }) => source !== undefined)
  if (asked.length === 0) return ''
  const byText = Map.groupBy(asked, ({ source }) => source?.text ?? '')
  return html`<details class="why"><summary>${formPhrases.source[language]}</summary><dl>${[
    ...byText,
  ].map(
    ([text, own]) =>
      html`<div><dt>${labelsOf(own, language)}</dt><dd><span lang="en">${text}</span>${markOf(own[0]?.source, language)}</dd></div>`,
  )}</dl></details>`
}

function labelsOf(controls: readonly Control[], language: Language): string {
  return [...new Set(controls.map(({ label }) => label))].join(language === 'en' ? ', ' : '、')
}

/** What nobody has checked against the text says so. */
function markOf(source: Source | undefined, language: Language): string {
  if (source === undefined || source.basis === 'read') return ''
  return inBrackets(formPhrases[source.basis][language], language)
}
