import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { controlHtml } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Said } from '../form/said.ts'
import { closingPhrases } from '../oversight/closings/phrases.ts'
import { exportPhrases } from '../oversight/export-phrases.ts'
import { deskPhrases } from '../oversight/phrases.ts'
import type { Markup } from '../shell.ts'
import { type FlowChoice, type FlowReportView, flowTableHtml } from './flow-lines.ts'
import { stockPhrases } from './phrases.ts'

export interface FlowView {
  readonly from: string
  readonly to: string
  /** How rows are put together, out of `groupings`. */
  readonly by: string
  readonly groupings: readonly FlowChoice[]
  /** Day at whose end the records stood that are shown; empty for now. */
  readonly asOf: string
  /** What the address asks for that no control shows, by name: groups as the API has them, a moment, a zone. */
  readonly exact: Readonly<Record<string, string>>
  /** The moment and the zone of these, in words. */
  readonly toldExactly: string | undefined
  /** Whose, out of `organisations`: none of them where there is only one's own. */
  readonly organisation: string
  readonly organisations: readonly FlowChoice[]
  readonly said: readonly Said[]
  /** Whether whoever reads it may seal it. */
  readonly maySeal: boolean
  /** Absent while what was asked cannot be read. */
  readonly report: FlowReportView | undefined
}

/** What flowed in a period, put together as one chooses, to the gram: each figure leads to the lines that it is the sum of. */
export function flowBody(view: FlowView, language: Language): Markup {
  const { said, report } = view
  const say = stockPhrases
  return html`<div class="work flow">${errorSummary(said, language)}<p class="soft">${say.flowWhy[language]} <a href="/work/closings">${closingPhrases.title[language]}</a></p>${filterForm(view, language)}${
    report === undefined
      ? ''
      : html`${balanceBox(view, report, language)}${flowTableHtml(report, language)}${filesOf(report, view, language)}`
  }${report !== undefined && view.maySeal ? sealForm(view, language) : ''}</div>`
}

function filterForm(view: FlowView, language: Language): Markup {
  const { from, to, asOf, by, exact, groupings, organisation, organisations, said } = view
  const say = stockPhrases
  const typed = new Map(Object.entries({ from, to, asOf }).map(([name, day]) => [name, [day]]))
  const day = (pointer: 'from' | 'to' | 'asOf', label: Words, hint?: Words) => {
    const control = { pointer, label: label[language], filling: { kind: 'date' } as const }
    const more = hint === undefined ? {} : { hint: hint[language] }
    return html`<div class="grow">${controlHtml({ ...control, ...more }, { typed, said, language })}</div>`
  }
  return html`<form class="row filter noprint" method="get" action="/work/flow">${
    organisations.length === 0
      ? ''
      : listOf('organisation', deskPhrases.organisation[language], organisations, organisation)
  }${day('from', say.from)}${day('to', say.to, say.toHint)}${listOf('by', say.by[language], groupings, by)}${day('asOf', deskPhrases.asOf, exact.asOfTime === undefined ? deskPhrases.asOfHint : say.asOfMoment)}${hiddenOf(exact)}<button class="quiet">${say.show[language]}</button></form>`
}

function hiddenOf(values: Readonly<Record<string, string>>) {
  return Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
}

function listOf(
  name: string,
  label: string,
  choices: readonly FlowChoice[],
  chosen: string,
): Markup {
  return html`<div class="grow"><div class="field"><label for="q${name}">${label}</label><select id="q${name}" name="${name}">${choices.map(
    ({ value, label: text }) =>
      html`<option value="${value}"${value === chosen ? html` selected` : ''}>${text}</option>`,
  )}</select></div></div>`
}

function balanceBox(
  { toldExactly }: FlowView,
  { balanced }: FlowReportView,
  language: Language,
): Markup {
  const word = balanced ? stockPhrases.balanced : stockPhrases.unbalanced
  return html`<p class="told ${balanced ? 'done' : 'fault'}">${word[language]}</p>${
    toldExactly === undefined ? '' : html`<p class="soft">${toldExactly}</p>`
  }`
}

/** The same as files: for programs, for a spreadsheet, on paper, and with all that it rests on. */
function filesOf(
  { files }: FlowReportView,
  { from, to, organisation }: FlowView,
  language: Language,
): Markup {
  const asked = new URLSearchParams({ from, to })
  if (organisation !== '') asked.set('organisation', organisation)
  return html`<p class="row noprint">${files.map(
    ({ value, label }) => html`<a class="button quiet" href="${value}">${label}</a>`,
  )}<a class="button quiet" href="/work/export?${asked.toString()}">${exportPhrases.title[language]}</a></p>`
}

function sealForm({ from, to, by, asOf, exact }: FlowView, language: Language): Markup {
  const say = stockPhrases
  return html`<section class="noprint"><h2>${say.seal[language]}</h2><p class="soft">${say.sealWhy[language]}</p><form method="post" action="/work/flow">${hiddenOf({ from, to, by, asOf, ...exact })}<button>${say.sealDo[language]}</button></form></section>`
}
