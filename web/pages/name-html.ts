import { html } from 'hono/html'
import { tagOfName } from '../../domain/local-names.ts'
import { plainText } from '../../domain/plain-text.ts'
import type { Language } from '../../domain/words.ts'

/** A name on a page of a language, with its own direction of writing, and with `lang` where it is written otherwise than the page. */
export function nameHtml(name: string, language: Language) {
  const tag = tagOfName(name, language)
  const lang = tag === undefined ? '' : html` lang="${tag}"`
  return html`<bdi${lang}>${plainText(name)}</bdi>`
}
