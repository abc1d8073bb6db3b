import { html } from 'hono/html'
import { sourceIn } from '../../../../domain/house-rules.ts'
import type { Source } from '../../../../domain/source.ts'
import type { Language } from '../../../../domain/words.ts'
import { htmlLang, inBrackets } from '../../record/format.ts'
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
    ([, own]) =>
      html`<div><dt>${labelsOf(own, language)}</dt><dd>${saidOf(own[0]?.source, language)}</dd></div>`,
  )}</dl></details>`
}

function labelsOf(controls: readonly Control[], language: Language): string {
  return [...new Set(controls.map(({ label }) => label))].join(language === 'en' ? ', ' : '、')
}

/** A rule of our own in the person's language; a law or a standard as it is cited. */
function saidOf(source: Source | undefined, language: Language): Markup | '' {
  if (source === undefined) return ''
  const said = sourceIn(source, language)
  return html`<span${said.language === language ? '' : html` lang="${htmlLang[said.language]}"`}>${said.text}</span>${markOf(source, language)}`
}

/** What nobody has checked against the text says so. */
function markOf(source: Source, language: Language): string {
  if (source.basis === 'read') return ''
  return inBrackets(formPhrases[source.basis][language], language)
}
