import { html } from 'hono/html'
import type { Flow } from '../../../../domain/flow-report.ts'
import { sum } from '../../../../domain/sum.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { controlHtml } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Said } from '../form/said.ts'
import type { Markup } from '../shell.ts'
import { stockPhrases } from './phrases.ts'

export interface FlowView {
  readonly from: string
  readonly to: string
  readonly said: readonly Said[]
  /** Whether whoever reads it may seal it. */
  readonly maySeal?: boolean
  /** Absent while the period cannot be read. */
  readonly report?: {
    readonly balanced: boolean
    readonly totals: Flow
    readonly rows: readonly (Flow & { readonly label: Words })[]
  }
}

const columns = [
  [stockPhrases.opening, (flow: Flow) => flow.openingGrams ?? 0],
  [stockPhrases.in, (flow: Flow) => flow.inGrams + sum(Object.values(flow.addedGrams))],
  [stockPhrases.made, (flow: Flow) => flow.producedGrams],
  [stockPhrases.used, (flow: Flow) => -flow.consumedGrams],
  [stockPhrases.moved, (flow: Flow) => flow.movedInGrams - flow.movedOutGrams],
  [stockPhrases.out, (flow: Flow) => -flow.outGrams],
  [stockPhrases.lost, (flow: Flow) => -sum(Object.values(flow.lostGrams))],
  [
    stockPhrases.difference,
    (flow: Flow) => flow.weighingDifferenceGrams - flow.processDifferenceGrams,
  ],
  [stockPhrases.closing, (flow: Flow) => flow.closingGrams ?? 0],
] as const

/** What flowed in a period, by kind of material, to the gram. */
export function flowBody(view: FlowView, language: Language): Markup {
  const { from, to, said, report } = view
  const shown = {
    typed: new Map([
      ['from', [from]],
      ['to', [to]],
    ]),
    said,
    language,
  }
  const day = { kind: 'date' } as const
  return html`<div class="work">${errorSummary(said, language)}<p class="soft">${stockPhrases.flowWhy[language]}</p><form class="row filter" method="get" action="/work/flow"><div class="grow">${controlHtml({ pointer: 'from', label: stockPhrases.from[language], filling: day }, shown)}</div><div class="grow">${controlHtml({ pointer: 'to', label: stockPhrases.to[language], filling: day, hint: stockPhrases.toHint[language] }, shown)}</div><button class="quiet">${stockPhrases.show[language]}</button></form>${
    report === undefined ? '' : tableOf(report, view, language)
  }${report !== undefined && view.maySeal === true ? sealForm(view, language) : ''}</div>`
}

function sealForm({ from, to }: FlowView, language: Language): Markup {
  return html`<section><h2>${stockPhrases.seal[language]}</h2><p class="soft">${stockPhrases.sealWhy[language]}</p><form method="post" action="/work/flow"><input type="hidden" name="from" value="${from}"><input type="hidden" name="to" value="${to}"><button>${stockPhrases.sealDo[language]}</button></form></section>`
}

function tableOf(
  { balanced, totals, rows }: NonNullable<FlowView['report']>,
  days: FlowView,
  language: Language,
): Markup {
  const word = balanced ? stockPhrases.balanced : stockPhrases.unbalanced
  return html`<p class="told ${balanced ? 'done' : 'fault'}">${word[language]}</p>${filesOf(days)}${rows.map(
    (row) => html`<section><h2>${row.label[language]}</h2>${amountsOf(row, language)}</section>`,
  )}<section><h2>${stockPhrases.total[language]}</h2>${amountsOf(totals, language)}</section>`
}

/** The same as files: for programs, for a spreadsheet, and on paper. */
function filesOf({ from, to }: FlowView): Markup {
  const links = ['csv', 'xlsx', 'pdf'].map(
    (as) =>
      html`<a class="button quiet" href="/work/flow?${new URLSearchParams({ from, to, as }).toString()}">${as.toUpperCase()}</a>`,
  )
  return html`<p class="row">${links}</p>`
}

function amountsOf(flow: Flow, language: Language): Markup {
  return html`<dl class="masses">${columns.map(
    ([label, amount]) =>
      html`<div><dt>${label[language]}</dt><dd>${(amount(flow) || 0).toLocaleString('en-GB')}&nbsp;g</dd></div>`,
  )}</dl>`
}
