import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { grams } from '../../record/format.ts'
import { dangerMark } from '../danger-line.ts'
import type { Markup } from '../shell.ts'
import { workPhrases } from '../work/phrases.ts'
import { stockPhrases } from './phrases.ts'

export interface BatchLine {
  readonly code: string
  readonly kind: Words
  readonly state: Words
  readonly facility: string
  readonly massGrams: number | null
  readonly danger: Words | undefined
}

/** Batches, newest first, each leading to its page. */
export function batchesBody(
  { batches, older }: { batches: readonly BatchLine[]; older: string | undefined },
  language: Language,
): Markup {
  return html`<div class="work"><section>${
    batches.length === 0 ? html`<p>${stockPhrases.listNone[language]}</p>` : ''
  }<ul class="list">${batches.map(
    ({ code, kind, state, facility, massGrams, danger }) =>
      html`<li><a class="rowlink" href="/work/batches/${encodeURIComponent(code)}"><b>${code}</b> <small>${kind[language]} · ${facility} · ${
        massGrams === null ? workPhrases.notWeighed[language] : grams(massGrams, language)
      }</small>${dangerMark(danger, language)}</a><span class="tag">${state[language]}</span></li>`,
  )}</ul></section>${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">${stockPhrases.older[language]}</a></p>`}</div>`
}
