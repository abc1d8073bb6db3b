import { html, raw } from 'hono/html'
import { squareFeetOf, squareFoot, squareMetresText } from '../../../../domain/line/area.ts'
import { oeeSource } from '../../../../domain/line/effectiveness.ts'
import type { Language } from '../../../../domain/words.ts'
import { dayText, localMoment } from '../../local-time.ts'
import { filled, inBrackets } from '../../record/format.ts'
import { errorSummary } from '../form/error-summary.ts'
import { opticalPhrases } from '../optical-checks/phrases.ts'
import type { Markup } from '../shell.ts'
import { numberText } from './figure-text.ts'
import { lineTiles } from './line-tiles.ts'
import { linePhrases } from './phrases.ts'
import { reasonTables } from './reason-tables.ts'
import { shiftSection } from './shift-table.ts'
import { meterSection, stationSection } from './station-table.ts'
import { type LineView, placeText, stationName } from './view.ts'

/** A line: what it is, how it stands now, and its figures over days, each leading to its readings. */
export function lineBody(view: LineView, language: Language): Markup {
  const { said } = view
  return html`<div class="work flow"><p><a class="back" href="/work/lines">← ${linePhrases.title[language]}</a></p>${errorSummary(said, language)}${aboutSection(view, language)}${nowSection(view, language)}${periodForm(view, language)}${lineTiles(view, language)}${outsideText(view, language)}${shiftSection(view, language)}${stationSection(view, language)}${reasonTables(view, language)}${meterSection(view, language)}${definitions(language)}</div>`
}

/** What a line is, in a few words. */
export function lineFacts(
  { area, plannedPeople, ratedPerHour, stations }: LineView['version'],
  language: Language,
): string {
  const metres = numberText(Number(squareMetresText(area)), language, 0)
  const feet = numberText(squareFeetOf(area), language, 0)
  return [
    filled(linePhrases.areaText, language, { metres, feet }),
    filled(linePhrases.peopleCount, language, { count: numberText(plannedPeople, language) }),
    filled(linePhrases.ratedCount, language, { count: numberText(ratedPerHour, language) }),
    filled(linePhrases.stationCount, language, { count: stations.length }),
  ].join(' · ')
}

function aboutSection(view: LineView, language: Language): Markup {
  const { code, version, mayChange, from, to } = view
  const at = `/work/lines/${encodeURIComponent(code)}`
  const compare = new URLSearchParams({ otherLine: code, otherFrom: from, otherTo: to, line: code })
  const since = filled(linePhrases.since, language, { day: dayText(version.validFrom, language) })
  const exact =
    version.area.unit === 'ft2'
      ? html`<br><small>1 ft² = ${squareFoot.squareMetres} m²${language === 'en' ? ': ' : '：'}${squareMetresText(version.area)} m²</small>`
      : ''
  return html`<section><p><b>${placeText(view, language)}</b><br><span class="soft">${lineFacts(version, language)}${inBrackets(since, language)}${exact}</span></p><p><a class="button quiet" href="${at}?from=${from}&amp;to=${to}">${linePhrases.readAgain[language]}</a><a class="button quiet" href="/work/line-comparison?${compare.toString()}">${linePhrases.compare[language]}</a><a class="button quiet" href="/work/optical-checks">${opticalPhrases.title[language]}</a>${
    mayChange
      ? html`<a class="button quiet" href="${at}/change">${linePhrases.change[language]}</a>`
      : ''
  }</p></section>`
}

function nowSection({ now, names, timeZone }: LineView, language: Language): Markup {
  return html`<section><h2>${linePhrases.now[language]}</h2>${
    now.length === 0
      ? html`<p class="soft">${linePhrases.nowNone[language]}</p>`
      : html`<ul class="list">${now.map(
          ({ station, state, reason, to }) =>
            html`<li><span class="what"><b>${stationName(names, station)}</b>${reason === undefined ? '' : html` ${reason}`}<small>${filled(linePhrases.until, language, { time: localMoment(to, language, timeZone) })}</small></span><span class="pill${state === 'fault' ? ' bad' : state === 'stopped' ? ' warn' : ''}">${linePhrases[state][language]}</span></li>`,
        )}</ul>`
  }</section>`
}

function periodForm({ code, from, to, said }: LineView, language: Language): Markup {
  const day = (name: 'from' | 'to', value: string) => {
    const isWrong = said.some(({ control }) => control === name)
    return html`<div class="grow"><label for="q${name}">${linePhrases[name][language]}</label><input id="q${name}" name="${name}" type="date" value="${value}"${isWrong ? raw(' aria-invalid="true"') : ''}></div>`
  }
  return html`<form class="filter row" method="get" action="/work/lines/${encodeURIComponent(code)}">${day('from', from)}${day('to', to)}<button>${linePhrases.show[language]}</button></form>`
}

function outsideText({ outside }: LineView, language: Language): Markup | '' {
  const { good, bad } = outside
  if (good === 0 && bad === 0) return ''
  const values = { good: numberText(good, language), bad: numberText(bad, language) }
  return html`<p class="told word">${filled(linePhrases.outside, language, values)}</p>`
}

function definitions(language: Language): Markup {
  const say = linePhrases
  const source = language === 'en' ? ': ' : '：'
  return html`<details class="why"><summary>${say.definitions[language]}</summary><p>${say.defineYield[language]}</p><p>${say.defineOee[language]}</p><p>${say.defineOutput[language]}</p><p>${say.defineTakt[language]}</p><p class="soft">${say.source[language]}${source}<span lang="en">${oeeSource.text}; ${squareFoot.source.text}</span></p></details>`
}
