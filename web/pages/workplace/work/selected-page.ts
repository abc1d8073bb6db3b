import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { workPhrases } from './phrases.ts'

/** A way into the scanner, with how many batches go along; none where it takes them one by one. */
export interface ScannerWay {
  readonly href: string
  readonly count: number
}

/** Batches that were ticked for a step that is recorded one by one: the way to each form, and to the scanner. */
export function selectedBody(
  ways: readonly { readonly code: string; readonly href: string }[],
  {
    scanner,
    action,
    language,
  }: { scanner: readonly ScannerWay[]; action: Words; language: Language },
): Markup {
  const back = html`<p><a class="back" href="/work">← ${workPhrases.backToAll[language]}</a></p>`
  if (ways.length === 0) {
    return html`<div class="work">${back}<section><p>${workPhrases.noneSelected[language]}</p></section></div>`
  }
  return html`<div class="work">${back}<section><p>${filled(workPhrases.oneEach, language, { action: action[language] })}</p><ul class="list">${ways.map(
    ({ code, href }) => html`<li><a class="rowlink" href="${href}"><b>${code}</b></a></li>`,
  )}</ul>${scanner.map(
    ({ href, count }) =>
      html`<p><a class="button" href="${href}">${
        count === 0
          ? workPhrases.scanner[language]
          : filled(workPhrases.scannerWith, language, { n: count })
      }</a></p>`,
  )}</section></div>`
}
