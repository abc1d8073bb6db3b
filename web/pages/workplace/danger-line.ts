import { html } from 'hono/html'
import type { Language, Words } from '../../../domain/words.ts'
import type { Markup } from './shell.ts'

/** What whoever handles a batch must know, in a line of its own that nobody overlooks; nothing when there is nothing. */
export function dangerLine(danger: Words | undefined, language: Language): Markup | '' {
  if (danger === undefined) return ''
  return html`<p class="danger" role="note"><b>⚠ ${danger[language]}</b></p>`
}

/** The same within the line of a list. */
export function dangerMark(danger: Words | undefined, language: Language): Markup | '' {
  return danger === undefined ? '' : html` <b class="danger">⚠ ${danger[language]}</b>`
}
