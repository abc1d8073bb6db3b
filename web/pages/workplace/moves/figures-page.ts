import { html, raw } from 'hono/html'
import { leadRule, type MoveFigures, type Span } from '../../../../domain/moves/move-figures.ts'
import type { Wait } from '../../../../domain/moves/waits.ts'
import type { Language } from '../../../../domain/words.ts'
import { filled, grams, nameAndCode } from '../../record/format.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Said } from '../form/said.ts'
import { sourceHtml } from '../form/source-html.ts'
import { amountText, noFigure, numberText, shareText } from '../lines/figure-text.ts'
import type { Markup } from '../shell.ts'
import { durationText } from './duration-text.ts'
import { moveFigurePhrases } from './figure-phrases.ts'
import { movePhrases, moverWords } from './phrases.ts'
import { placePhrases } from './place-phrases.ts'
import type { FacilityChoice, PlaceNames } from './view.ts'

export interface MoveFiguresView {
  readonly facilities: readonly FacilityChoice[]
  readonly facility: string
  /** Days by the clock of the facility; `to` is not included. */
  readonly from: string
  readonly to: string
  readonly figures: MoveFigures
  /** The instants between which they lie. */
  readonly span: Span
  readonly waits: readonly Wait[]
  readonly names: PlaceNames
  readonly said: readonly Said[]
}

/** The figures of the moves of a facility over days, and where loads waited. */
export function moveFiguresBody(view: MoveFiguresView, language: Language): Markup {
  const say = moveFigurePhrases
  const { said, figures } = view
  return html`<div class="work flow"><p><a class="back" href="/work/moves">← ${movePhrases.title[language]}</a></p>${errorSummary(said, language)}${periodForm(view, language)}${
    figures.ended + figures.cancelled === 0
      ? html`<section><p>${say.noFigures[language]}</p></section>`
      : tiles(view, language)
  }${waitSection(view, language)}<details class="why"><summary>${say.definitions[language]}</summary><p>${say.defineAll[language]}</p><p class="soft">${sourceHtml(leadRule.source, language)}</p></details></div>`
}

function periodForm(view: MoveFiguresView, language: Language): Markup {
  const say = moveFigurePhrases
  const { facilities, facility, said } = view
  const day = (name: 'from' | 'to', label: string) => {
    const isWrong = said.some(({ control }) => control === name)
    return html`<div class="grow"><label for="q${name}">${label}</label><input id="q${name}" name="${name}" type="date" value="${view[name]}"${isWrong ? raw(' aria-invalid="true"') : ''}></div>`
  }
  return html`<form class="filter row" method="get" action="/work/move-figures"><div class="grow"><label for="facility">${placePhrases.facility[language]}</label><select id="facility" name="facility">${facilities.map(
    (one) =>
      html`<option value="${one.code}"${one.code === facility ? html` selected` : ''}>${nameAndCode(one, language)}</option>`,
  )}</select></div>${day('from', say.readFrom[language])}${day('to', say.readTo[language])}<button>${placePhrases.show[language]}</button></form>`
}

function tiles({ figures, facility, span }: MoveFiguresView, language: Language): Markup {
  const say = moveFigurePhrases
  const number = (value: number) => numberText(value, language)
  const { ended, emptyRuns, leadSeconds, loads } = figures
  const shown = [
    {
      label: say.endedMoves,
      value: number(ended),
      more: moversText(figures, language),
    },
    {
      label: say.emptyShare,
      value: shareText(figures.emptyRunShare, language),
      more: filled(say.emptyOf, language, { count: number(emptyRuns), whole: number(ended) }),
    },
    {
      label: say.emptyMetres,
      value: shareText(figures.emptyMetreShare, language),
      more: metresText(figures, language),
    },
    {
      label: say.lead,
      value: leadSeconds === undefined ? noFigure : durationText(leadSeconds.median, language),
      more:
        leadSeconds === undefined
          ? ''
          : filled(say.high, language, { time: durationText(leadSeconds.high, language) }),
    },
    {
      label: say.perMove,
      value: amountText(figures.loadsPerMove, language),
      more: filled(say.massMoved, language, {
        mass: grams(figures.grams, language),
        count: number(loads),
      }),
    },
    {
      label: say.takenOver,
      value: number(figures.takenOver),
      more: filled(say.cancelledCount, language, { count: number(figures.cancelled) }),
    },
  ]
  const href = `/work/moves?${new URLSearchParams({ state: 'closed', facility, ...span })}`
  return html`<section class="totals"><div class="tileset">${shown.map(
    ({ label, value, more }) =>
      html`<a class="tile" href="${href}"><span>${label[language]}</span><b>${value}</b><small>${more}</small></a>`,
  )}</div></section>`
}

function metresText(
  { metres, emptyMetres, withoutMetres }: MoveFigures,
  language: Language,
): string {
  const told = filled(moveFigurePhrases.metresOf, language, {
    part: numberText(emptyMetres, language),
    whole: numberText(metres, language),
  })
  if (withoutMetres === 0) return told
  return `${told} · ${filled(moveFigurePhrases.withoutMetres, language, { count: withoutMetres })}`
}

function moversText({ byMover }: MoveFigures, language: Language): string {
  return byMover
    .map(({ kind, ended }) => `${moverWords[kind][language]} ${numberText(ended, language)}`)
    .join(' · ')
}

function waitSection({ waits, names }: MoveFiguresView, language: Language): Markup {
  const say = moveFigurePhrases
  if (waits.length === 0) {
    return html`<section><h2>${say.waits[language]}</h2><p>${say.noWaits[language]}</p></section>`
  }
  const most = Math.max(...waits.map(({ waitedMs }) => waitedMs))
  const heads = [say.waitedLoads, say.waitedTime, say.mostAtOnce]
  const hourText = (hour: number) => `${String(hour).padStart(2, '0')}:00`
  return html`<section><h2>${say.waits[language]}</h2><p class="soft">${say.waitsWhy[language]}</p><div class="table" tabindex="0" role="region" aria-label="${say.waits[language]}"><table class="figures-table cards"><thead><tr><th scope="col">${say.place[language]}</th>${heads.map(
    (head) => html`<th scope="col" class="num">${head[language]}</th>`,
  )}</tr></thead><tbody>${waits.map(
    (wait) =>
      html`<tr><th scope="row"><a href="/work/places/${encodeURIComponent(wait.place)}">${names.nameOf(wait.place)}</a> <small>${hourText(wait.hour)}</small></th><td class="num" data-label="${say.waitedLoads[language]}">${numberText(wait.loads, language)}</td><td class="num" data-label="${say.waitedTime[language]}"><span>${durationText(wait.waitedMs / 1000, language)} <meter min="0" max="${most}" value="${wait.waitedMs}" aria-hidden="true"></meter></span></td><td class="num" data-label="${say.mostAtOnce[language]}">${numberText(wait.most, language)}</td></tr>`,
  )}</tbody></table></div></section>`
}
