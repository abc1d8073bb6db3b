import { html } from 'hono/html'
import type { Cell } from '../../../../domain/optical-check/confusion.ts'
import type { Language } from '../../../../domain/words.ts'
import { numberText } from '../lines/figure-text.ts'
import type { Markup } from '../shell.ts'
import { classText } from './class-words.ts'
import { figurePhrases } from './figure-phrases.ts'
import { piecesHref, type VersionView } from './view.ts'

/**
 * The confusion matrix as a list of its cells that hold anything, most pieces first: a grid of ten by ten classes has no place on a
 * telephone, and nearly all of it would be empty. Each leads to its pieces.
 */
export function matrixSection(view: VersionView, language: Language): Markup | '' {
  const { figures, version, labels, basis } = view
  const say = figurePhrases
  if (figures.matrix.length === 0) return ''
  return html`<section><h2>${say.matrix[language]}</h2><div class="table" tabindex="0" role="region" aria-label="${say.matrix[language]}"><table class="figures-table"><thead><tr><th scope="col">${say.calledHead[language]}</th><th scope="col">${say.judgedHead[language]}</th><th scope="col" class="num">${say.pieces[language]}</th></tr></thead><tbody>${figures.matrix.map(
    (cell) => {
      const { called, judged, pieces } = cell
      const href = piecesHref(version, { called, judged, basis })
      return html`<tr><th scope="row">${classText(labels, called, language)}</th><td>${classText(labels, judged, language)} ${markOf(cell, view, language)}</td><td class="num"><a href="${href}">${numberText(pieces, language)}</a></td></tr>`
    },
  )}</tbody></table></div></section>`
}

/** What a cell is: an agreement, an escape, a false reject, or a bad piece that was called another bad class. */
function markOf({ called, judged }: Cell, { isGood }: VersionView, language: Language): Markup {
  const say = figurePhrases
  if (called === judged) return html`<span class="pill good">${say.right[language]}</span>`
  if (isGood(called)) return html`<span class="pill bad">${say.escaped[language]}</span>`
  if (isGood(judged)) return html`<span class="pill warn">${say.rejected[language]}</span>`
  return html`<span class="pill">${say.otherClass[language]}</span>`
}
