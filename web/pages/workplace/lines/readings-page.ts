import { html } from 'hono/html'
import { piecesOf, type Reading, readingRules } from '../../../../domain/line/reading.ts'
import type { Language } from '../../../../domain/words.ts'
import { localMoment, shortMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import { type ClassLabels, classText } from '../optical-checks/class-words.ts'
import type { Markup } from '../shell.ts'
import { numberText } from './figure-text.ts'
import { linePhrases } from './phrases.ts'
import { stationName } from './view.ts'

export interface ReadingsView {
  readonly code: string
  readonly name: string
  readonly timeZone: string
  readonly start: string
  readonly end: string
  readonly readings: readonly (Reading & { readonly station: string })[]
  readonly names: ReadonlyMap<string, string>
  readonly classes: ClassLabels
  readonly older: string | undefined
}

/** The readings behind a figure, newest first. */
export function readingsBody(view: ReadingsView, language: Language): Markup {
  const { code, name, timeZone, start, end, readings, older } = view
  const say = linePhrases
  return html`<div class="work flow"><p><a class="back" href="/work/lines/${encodeURIComponent(code)}">← ${name}</a></p><p class="soft">${localMoment(start, language, timeZone)} – ${localMoment(end, language, timeZone)}</p>${
    readings.length === 0
      ? html`<section><p>${say.readingsNone[language]}</p></section>`
      : html`<section><div class="table" tabindex="0" role="region" aria-label="${say.readings[language]}"><table class="figures-table cards"><thead><tr><th scope="col">${say.time[language]}</th><th scope="col">${say.station[language]}</th><th scope="col" class="num">${say.number[language]}</th><th scope="col">${say.said[language]}</th></tr></thead><tbody>${readings.map((reading) => rowOf(view, reading, language))}</tbody></table></div></section>`
  }${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">${say.older[language]}</a></p>`}<p class="soft">${filled(say.readingsKept, language, { days: readingRules.keptDays })}</p></div>`
}

function rowOf(
  { names, timeZone, classes }: ReadingsView,
  reading: ReadingsView['readings'][number],
  language: Language,
): Markup {
  const { from, to, station, seq } = reading
  return html`<tr><th scope="row">${shortMoment(from, language, timeZone)} – ${shortMoment(to, language, timeZone)}</th><td>${stationName(names, station)}</td><td class="num" data-label="${linePhrases.number[language]}">${seq}</td><td>${saidIn(reading, classes, language)}</td></tr>`
}

/** What a reading says, in words. */
function saidIn(reading: Reading, labels: ClassLabels, language: Language): string {
  const {
    good,
    bad,
    defects = [],
    state,
    reason,
    energyWattHours,
    waterMillilitres,
    dyeGrams,
  } = reading
  const number = (value: number | undefined) => numberText(value ?? 0, language)
  const counted =
    good === undefined && bad === undefined
      ? []
      : [filled(linePhrases.saidCount, language, { good: number(good), bad: number(bad) })]
  const classes =
    piecesOf(reading) === 0
      ? []
      : defects.map((one) => `${classText(labels, one.class, language)} × ${one.pieces}`)
  const stopped =
    state === undefined
      ? []
      : [
          [linePhrases[state][language], ...(reason === undefined ? [] : [reason])].join(
            language === 'en' ? ': ' : '：',
          ),
        ]
  const meters = [
    [energyWattHours, linePhrases.energy, 'Wh'] as const,
    [waterMillilitres, linePhrases.water, 'mL'] as const,
    [dyeGrams, linePhrases.dye, 'g'] as const,
  ].flatMap(([amount, label, unit]) =>
    amount === undefined ? [] : [`${label[language]} ${number(amount)} ${unit}`],
  )
  return [...counted, ...classes, ...stopped, ...meters].join(' · ')
}
