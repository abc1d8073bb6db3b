import { html } from 'hono/html'
import { sourceIn } from '../../../../domain/house-rules.ts'
import type { Source } from '../../../../domain/source.ts'
import type { Language } from '../../../../domain/words.ts'
import { htmlLang, inBrackets } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { formPhrases } from './phrases.ts'

/** A rule of our own in the person's language; a law or a standard as it is cited. What nobody has checked against the text says so. */
export function sourceHtml(source: Source, language: Language): Markup {
  const { basis } = source
  const told = sourceIn(source, language)
  const lang = told.language === language ? '' : html` lang="${htmlLang[told.language]}"`
  const mark = basis === 'read' ? '' : inBrackets(formPhrases[basis][language], language)
  return html`<span${lang}>${told.text}</span>${mark}`
}
