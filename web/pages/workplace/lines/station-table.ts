import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { amountText, noFigure, numberText, shareText } from './figure-text.ts'
import { linePhrases } from './phrases.ts'
import { type LineView, readingsHref, stationName } from './view.ts'

/** The stations of a line in their order, with the one that holds the others up. */
export function stationSection(view: LineView, language: Language): Markup | '' {
  const { total, code, span, names } = view
  const say = linePhrases
  if (total.stations.length === 0) return ''
  const heads = [
    say.good,
    say.rejected,
    say.cycle,
    say.availability,
    say.performance,
    say.quality,
    say.oee,
  ]
  return html`<section><h2>${say.byStation[language]}</h2><div class="table" tabindex="0" role="region" aria-label="${say.byStation[language]}"><table class="figures-table cards"><thead><tr><th scope="col">${say.station[language]}</th>${heads.map(
    (head) => html`<th scope="col" class="num">${head[language]}</th>`,
  )}</tr></thead><tbody>${total.stations.map(({ station, sums, cycleSeconds, ...shares }) => {
    const counts = readingsHref(code, span, { station, kind: 'count' })
    const states = readingsHref(code, span, { station, kind: 'state' })
    const cell = (label: Words, href: string, text: string) =>
      html`<td class="num" data-label="${label[language]}">${text === noFigure ? text : html`<a href="${href}">${text}</a>`}</td>`
    return html`<tr><th scope="row">${stationName(names, station)}${station === total.bottleneck ? html` <span class="tag on">${say.bottleneck[language]}</span>` : ''}</th>${cell(say.good, counts, numberText(sums.good, language))}${cell(say.rejected, counts, numberText(sums.bad, language))}${cell(say.cycle, states, amountText(cycleSeconds, language))}${cell(say.availability, states, shareText(shares.availability, language))}${cell(say.performance, states, shareText(shares.performance, language))}${cell(say.quality, counts, shareText(shares.quality, language))}${cell(say.oee, states, shareText(shares.oee, language))}</tr>`
  })}</tbody></table></div></section>`
}

/** What meters counted; where none did, that is said: nothing used is another thing. */
export function meterSection({ code, span, total }: LineView, language: Language): Markup {
  const { sums, good } = total
  const href = readingsHref(code, span, { kind: 'meter' })
  const meters: readonly (readonly [Words, number, number, string, number])[] = [
    [linePhrases.energy, sums.energyWattHours, sums.energyReadings, 'kWh', 1_000],
    [linePhrases.water, sums.waterMillilitres, sums.waterReadings, 'L', 1_000],
    [linePhrases.dye, sums.dyeGrams, sums.dyeReadings, 'kg', 1_000],
  ]
  return html`<section><h2>${linePhrases.meters[language]}</h2><dl class="keys">${meters.map(
    ([label, amount, count, unit, size]) =>
      html`<div><dt>${label[language]}</dt><dd>${
        count === 0
          ? linePhrases.notMetered[language]
          : html`<a href="${href}">${filled(linePhrases.metered, language, { amount: `${numberText(amount / size, language, 3)} ${unit}`, count: numberText(count, language) })}</a>${
              good === 0
                ? ''
                : html`<br><small>${filled(linePhrases.perGood, language, { amount: `${amountText(amount / size / good, language)} ${unit}` })}</small>`
            }`
      }</dd></div>`,
  )}</dl></section>`
}
