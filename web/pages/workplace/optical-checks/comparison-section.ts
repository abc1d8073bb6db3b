import { html } from 'hono/html'
import { isWorse, leastCompared } from '../../../../domain/optical-check/model-version.ts'
import { piecesIn } from '../../../../domain/optical-check/paired.ts'
import type { Language } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import { numberText } from '../lines/figure-text.ts'
import type { Markup } from '../shell.ts'
import { figurePhrases } from './figure-phrases.ts'
import type { VersionView } from './view.ts'

/** What a version that is not in use comes to beside the one that is, on the same pieces, and whether that is enough. */
export function comparisonSection({ comparison }: VersionView, language: Language): Markup | '' {
  if (comparison === undefined) return ''
  const { trial, difference } = comparison
  const { other, paired } = trial
  const say = figurePhrases
  const pieces = piecesIn(paired)
  const { pieces: least } = leastCompared
  const name = { other: other ?? '' }
  const rows =
    other === undefined
      ? [
          [say.rightAlone[language], paired.bothRight + paired.onlyFirst],
          [say.wrongAlone[language], paired.onlySecond + paired.bothWrong],
        ]
      : [
          [say.bothRight[language], paired.bothRight],
          [say.onlyThis[language], paired.onlyFirst],
          [filled(say.onlyOther, language, name), paired.onlySecond],
          [say.bothWrong[language], paired.bothWrong],
        ]
  const verdict = !difference.isMoreThanChance ? say.alike : isWorse(trial) ? say.worse : say.better
  const enough = filled(say.enough, language, {
    pieces: numberText(pieces, language),
    least: numberText(least, language),
  })
  return html`<section><h2>${say.comparison[language]}</h2><p>${other === undefined ? say.comparedAlone[language] : filled(say.comparedWith, language, name)}</p><dl class="keys">${rows.map(
    ([label, count]) =>
      html`<div><dt>${label}</dt><dd>${numberText(Number(count), language)}</dd></div>`,
  )}</dl>${other === undefined || pieces === 0 ? '' : html`<p><b>${verdict[language]}</b></p>`}<p class="${pieces < least ? 'told word' : 'soft'}">${enough}</p></section>`
}
