import { html, raw } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import { numberText, shareText } from '../lines/figure-text.ts'
import type { Markup } from '../shell.ts'
import { figurePhrases } from './figure-phrases.ts'
import { countText, intervalText, piecesHref, type VersionView, versionHref } from './view.ts'

/** Agreement, escapes and false rejects with their intervals, over which pieces, and what that means. */
export function rateSection(view: VersionView, language: Language): Markup {
  const { version, basis, figures } = view
  const say = figurePhrases
  const href = piecesHref(version, { basis })
  const tiles = [
    [say.agreement, figures.agreement],
    [say.escapes, figures.escapes],
    [say.falseRejects, figures.falseRejects],
  ] as const
  return html`<section><h2>${say.rates[language]}</h2>${basisLinks(view, language)}<p class="soft">${basisText(view, language)}</p></section>${
    figures.agreement.all === 0
      ? html`<p class="told word">${say.noneJudged[language]}</p>`
      : html`<section class="totals"><div class="tileset three">${tiles.map(
          ([label, rate]) =>
            html`<a class="tile" href="${href}"><span>${label[language]}</span><b>${shareText(rate.share, language)}</b><small>${countText(rate, language)}</small><small>${intervalText(rate, language)}</small></a>`,
        )}</div></section>`
  }`
}

/** The two ways to choose pieces, the one that is shown marked. */
function basisLinks({ version, basis }: VersionView, language: Language): Markup {
  const at = versionHref(version)
  return html`<p class="row">${(['drawn', 'judged'] as const).map((one) => {
    const tone =
      one === basis ? raw('class="button" aria-current="true"') : raw('class="button quiet"')
    return html`<a ${tone} href="${at}?basis=${one}">${figurePhrases[one][language]}</a>`
  })}</p>`
}

function basisText({ basis, chosen }: VersionView, language: Language): string {
  const { judged, judgedOfReference, judgedOfControl } = chosen
  const number = (count: number) => numberText(count, language)
  const drawn = judgedOfReference + judgedOfControl
  if (basis === 'drawn' || judged === drawn) {
    const values = { reference: number(judgedOfReference), control: number(judgedOfControl) }
    return filled(figurePhrases.drawnWhy, language, values)
  }
  const values = { all: number(judged), drawn: number(drawn) }
  return filled(figurePhrases.judgedWhy, language, values)
}
