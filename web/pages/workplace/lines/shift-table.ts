import { html, raw } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import type { Markup } from '../shell.ts'
import { numberText, shareText } from './figure-text.ts'
import { intervalText } from './line-tiles.ts'
import { linePhrases } from './phrases.ts'
import { shiftBars } from './shift-bars.ts'
import { type LineView, readingsHref } from './view.ts'

/** The shifts that were worked: a picture, and beside it a table with the same numbers, newest first. */
export function shiftSection(view: LineView, language: Language): Markup {
  const say = linePhrases
  if (view.shifts.length === 0) {
    return html`<section><h2>${say.byShift[language]}</h2><p>${say.noShifts[language]}</p></section>`
  }
  const heads = [
    say.good,
    say.rejected,
    say.defectRate,
    say.availability,
    say.performance,
    say.quality,
    say.oee,
  ]
  return html`<section><h2>${say.byShift[language]}</h2><figure>${raw(shiftBars(view, 'wide', language))}${raw(shiftBars(view, 'narrow', language))}<p class="legend"><span><i class="f1"></i>${say.good[language]}</span><span><i class="f2"></i>${say.rejected[language]}</span><span>— ${say.ratedMark[language]}</span></p></figure><div class="table" tabindex="0" role="region" aria-label="${say.byShift[language]}"><table class="figures-table cards"><thead><tr><th scope="col">${say.shift[language]}</th>${heads.map(
    (head) => html`<th scope="col" class="num">${head[language]}</th>`,
  )}</tr></thead><tbody>${view.shifts.toReversed().map((shift) => rowOf(view, shift, language))}</tbody></table></div></section>`
}

function rowOf(
  { code }: LineView,
  { window, figures }: LineView['shifts'][number],
  language: Language,
): Markup {
  const counts = readingsHref(code, window, { kind: 'count' })
  const states = readingsHref(code, window, { kind: 'state' })
  const { pace } = figures
  const say = linePhrases
  const cell = (label: Words, href: string, text: string, more = '') =>
    html`<td class="num" data-label="${label[language]}"><span><a href="${href}">${text}</a>${more === '' ? '' : html`<small>${more}</small>`}</span></td>`
  return html`<tr><th scope="row">${dayText(window.day, language)} <small>${window.shift}</small></th>${cell(say.good, counts, numberText(figures.good, language))}${cell(say.rejected, counts, numberText(figures.rejected, language))}${cell(say.defectRate, counts, shareText(figures.defects.share, language, 2), intervalText(figures, language))}${cell(say.availability, states, shareText(pace.availability, language))}${cell(say.performance, states, shareText(pace.performance, language))}${cell(say.quality, counts, shareText(pace.quality, language))}${cell(say.oee, states, shareText(pace.oee, language))}</tr>`
}
