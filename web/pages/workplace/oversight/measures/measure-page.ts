import { html } from 'hono/html'
import type { Language, Words } from '../../../../../domain/words.ts'
import { controlHtml } from '../../form/control-html.ts'
import { errorSummary } from '../../form/error-summary.ts'
import { sourceHtml } from '../../form/source-html.ts'
import type { Markup } from '../../shell.ts'
import { stockPhrases } from '../../stock/phrases.ts'
import { deskPhrases } from '../phrases.ts'
import { measureLines } from './measure-lines.ts'
import { measurePhrases as say } from './phrases.ts'
import type { MeasureCell, MeasureReportView, MeasureView, MeasureViewRow } from './view.ts'

/** A measure: the others beside it, what it was asked by, its figures, what they rest on, and the rules that they follow. */
export function measureBody(view: MeasureView): Markup {
  const { language, about, said, report } = view
  return html`<div class="work flow measure"><nav class="counts noprint" aria-label="${say.title[language]}">${view.tabs.map(
    ({ href, label, isHere }) =>
      html`<a href="${href}"${isHere ? html` aria-current="page"` : ''}>${label[language]}</a>`,
  )}</nav><p class="soft">${about[language]}</p>${errorSummary(said, language)}${filterForm(view)}${
    view.exactText === undefined ? '' : html`<p class="soft">${view.exactText}</p>`
  }${report === undefined ? '' : reportHtml(report, view)}</div>`
}

function filterForm(view: MeasureView): Markup {
  const { language, from, to, asOf, exact, organisation, organisations, said, action } = view
  const typed = new Map(Object.entries({ from, to, asOf }).map(([name, day]) => [name, [day]]))
  const day = (pointer: 'from' | 'to' | 'asOf', label: Words, hint?: Words) => {
    const control = { pointer, label: label[language], filling: { kind: 'date' } as const }
    const more = hint === undefined ? {} : { hint: hint[language] }
    return html`<div class="grow">${controlHtml({ ...control, ...more }, { typed, said, language })}</div>`
  }
  return html`<form class="row filter noprint" method="get" action="${action}">${
    organisations.length === 0
      ? ''
      : html`<div class="grow"><div class="field"><label for="qorganisation">${deskPhrases.organisation[language]}</label><select id="qorganisation" name="organisation">${organisations.map(
          ({ value, label }) =>
            html`<option value="${value}"${value === organisation ? html` selected` : ''}>${label}</option>`,
        )}</select></div></div>`
  }${day('from', stockPhrases.from)}${day('to', stockPhrases.to, stockPhrases.toHint)}${day('asOf', deskPhrases.asOf, exact.asOfTime === undefined ? deskPhrases.asOfHint : stockPhrases.asOfMoment)}${Object.entries(
    exact,
  ).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button class="quiet">${stockPhrases.show[language]}</button></form>`
}

function reportHtml(report: MeasureReportView, view: MeasureView): Markup {
  const { language } = view
  const { rows, total, heads, files, lines } = report
  return html`${checksHtml(report, language)}<section>${
    rows.length === 0
      ? html`<p>${say.none[language]}</p>`
      : html`<div class="table" role="region" tabindex="0" aria-label="${say.title[language]}"><table class="figures-table cards"><thead><tr>${heads.map(
          (head, at) =>
            html`<th scope="col"${isNumeric(rows, at) ? html` class="num"` : ''}>${head}</th>`,
        )}</tr></thead><tbody>${rows.map((row) => rowHtml(row, heads))}</tbody>${
          total === undefined
            ? ''
            : html`<tfoot>${rowHtml({ cells: total, href: undefined, isChosen: false }, heads)}</tfoot>`
        }</table></div>`
  }</section>${lines === undefined ? '' : measureLines(lines, view)}<p class="row noprint">${files.map(
    ({ value, label }) => html`<a class="button quiet" href="${value}">${label}</a>`,
  )}</p>${basisHtml(report, language)}`
}

function isNumeric(rows: readonly MeasureViewRow[], at: number): boolean {
  return rows.some(({ cells }) => cells[at]?.isNumber === true)
}

function rowHtml({ cells, href, isChosen }: MeasureViewRow, heads: readonly string[]): Markup {
  const [first, ...rest] = cells
  const linked = ({ text, isNumber }: MeasureCell) =>
    href === undefined || !isNumber || text === '' ? text : html`<a href="${href}">${text}</a>`
  return html`<tr${isChosen ? html` aria-current="true"` : ''}><th scope="row">${
    href === undefined ? first?.text : html`<a href="${href}">${first?.text}</a>`
  }</th>${rest.map(
    (cell, at) =>
      html`<td${cell.isNumber ? html` class="num"` : ''} data-label="${heads[at + 1]}">${linked(cell)}</td>`,
  )}</tr>`
}

function checksHtml({ checks }: MeasureReportView, language: Language): Markup {
  return html`${checks.map(
    ({ label, holds }) =>
      html`<p class="told ${holds ? 'done' : 'fault'}">${label[language]}${language === 'en' ? ': ' : '：'}${say[holds ? 'holds' : 'fails'][language]}</p>`,
  )}`
}

function basisHtml({ notes, sources }: MeasureReportView, language: Language): Markup {
  return html`<section><h2>${say.basis[language]}</h2>${notes.map(
    (note) => html`<p>${note[language]}</p>`,
  )}<ul>${sources.map((source) => html`<li>${sourceHtml(source, language)}</li>`)}</ul></section>`
}
