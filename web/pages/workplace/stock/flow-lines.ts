import { html } from 'hono/html'
import { type FlowFigure, flowFigures } from '../../../../domain/flow-figure.ts'
import type { Language } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import { countText, exactKilogramsText, percentText } from '../oversight/mass-text.ts'
import { figureWords } from '../oversight/posting-phrases.ts'
import type { Amount } from '../oversight/view.ts'
import type { Markup } from '../shell.ts'
import { stockPhrases } from './phrases.ts'

/** Something to choose, by what it is called. */
export interface FlowChoice {
  readonly value: string
  readonly label: string
}

/** A row of a flow report: each figure with the lines that it is the sum of, undefined where none can stand. */
export interface FlowLine {
  readonly label: string
  /** What else tells it from others. */
  readonly about: string | undefined
  readonly amounts: Readonly<Record<FlowFigure, Amount | undefined>>
  /** What was made out of what went in, 0 to 1 and seldom more; undefined where nothing went in. */
  readonly yield: number | undefined
}

export interface FlowReportView {
  readonly balanced: boolean
  /** What the rows are. */
  readonly head: string
  readonly rows: readonly FlowLine[]
  /** Rows that only the files have. */
  readonly hidden: number
  /** All rows together. */
  readonly total: FlowLine
  /** Where the rows stand with the largest of a figure on top. */
  readonly sorted: Readonly<Record<FlowFigure, string>>
  /** By which figure they are sorted; undefined for the order of their names. */
  readonly sortedBy: FlowFigure | undefined
  /** The same as files: where each is, and what it is called. */
  readonly files: readonly FlowChoice[]
}

/** Every row with its figures in kilograms to the gram, and what they come to together. */
export function flowTableHtml(report: FlowReportView, language: Language): Markup {
  const { head, rows, hidden, total } = report
  const say = stockPhrases
  if (rows.length === 0) return html`<section><p>${say.flowNone[language]}</p></section>`
  return html`<section><div class="table" role="region" tabindex="0" aria-label="${say.flow[language]}"><table class="figures-table cards"><thead><tr><th scope="col">${head}</th>${flowFigures.map(
    (figure) => headHtml(figure, report, language),
  )}<th scope="col" class="num">${say.yield[language]}</th></tr></thead><tbody>${rows.map((row) => rowHtml(row, language))}</tbody>${
    rows.length === 1 && hidden === 0 ? '' : html`<tfoot>${rowHtml(total, language)}</tfoot>`
  }</table></div>${
    hidden === 0
      ? ''
      : html`<p class="soft">${filled(say.flowCut, language, { n: countText(rows.length, language) })}</p>`
  }<p class="soft">${say.flowHow[language]}</p></section>`
}

function headHtml(
  figure: FlowFigure,
  { sorted, sortedBy }: FlowReportView,
  language: Language,
): Markup {
  const mark = sortedBy === figure ? html` aria-sort="descending"` : ''
  return html`<th scope="col" class="num"${mark}><a href="${sorted[figure]}">${figureWords[figure][language]}</a></th>`
}

function rowHtml({ label, about, amounts, yield: share }: FlowLine, language: Language): Markup {
  const say = stockPhrases
  return html`<tr><th scope="row">${label}${about === undefined ? '' : html`<small>${about}</small>`}</th>${flowFigures.map(
    (figure) => cellHtml(figure, amounts[figure], language),
  )}${
    share === undefined
      ? html`<td class="num soft">–</td>`
      : html`<td class="num" data-label="${say.yield[language]}"><span class="mass">${percentText(share, language)}</span></td>`
  }</tr>`
}

function cellHtml(figure: FlowFigure, amount: Amount | undefined, language: Language): Markup {
  if (amount === undefined) return html`<td class="num soft">–</td>`
  if (amount.grams === 0) return html`<td class="num soft">0</td>`
  return html`<td class="num" data-label="${figureWords[figure][language]}"><a class="mass" href="${amount.href}">${exactKilogramsText(amount.grams, language)}</a></td>`
}
