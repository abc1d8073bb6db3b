import { html } from 'hono/html'
import type { LineVersion } from '../../../../domain/line/line-version.ts'
import type { Language } from '../../../../domain/words.ts'
import { nameAndCode } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { lineFacts } from './line-page.ts'
import { linePhrases } from './phrases.ts'
import { type LinePlace, placeText } from './view.ts'

export interface LinesView {
  readonly lines: readonly (LinePlace & {
    readonly code: string
    readonly version: LineVersion
  })[]
  /** Whether the person may add one, and whether there is a station to put on it. */
  readonly mayAdd: boolean
  readonly canAdd: boolean
}

/** The production lines of an organisation, and the way to add one. */
export function linesBody({ lines, mayAdd, canAdd }: LinesView, language: Language): Markup {
  return html`<div class="work"><p class="soft">${linePhrases.why[language]}</p>${
    lines.length === 0
      ? html`<section><p>${linePhrases.none[language]}</p></section>`
      : html`<section><ul class="list">${lines.map(
          ({ code, version, ...place }) =>
            html`<li><span class="what"><a href="/work/lines/${encodeURIComponent(code)}"><b>${nameAndCode({ name: version.name, code }, language)}</b></a><small>${placeText(place, language)} · ${lineFacts(version, language)}</small></span></li>`,
        )}</ul></section>`
  }<p>${lines.length === 0 ? '' : html`<a class="button quiet" href="/work/line-comparison">${linePhrases.compare[language]}</a>`}${
    mayAdd && canAdd
      ? html`<a class="button quiet" href="/work/new-line">${linePhrases.add[language]}</a>`
      : ''
  }</p>${mayAdd && !canAdd ? html`<p class="soft">${linePhrases.addNeeds[language]} <a href="/work/stations">→</a></p>` : ''}</div>`
}
