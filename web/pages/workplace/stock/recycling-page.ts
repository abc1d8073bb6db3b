import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { filled, grams } from '../../record/format.ts'
import { rateLine } from '../../record/on-record-section.ts'
import type { Rate } from '../../record/view.ts'
import { fileLinks } from '../file-links.ts'
import { controlHtml } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Said } from '../form/said.ts'
import type { Markup } from '../shell.ts'
import { stockPhrases } from './phrases.ts'

export interface RecyclingView {
  readonly year: string
  readonly said: readonly Said[]
  /** All of a group of chemistries, then each chemistry. */
  readonly rows: readonly {
    /** Undefined for all of the group. */
    readonly chemistry: Words | undefined
    readonly inputGrams: number
    readonly countedGrams: number
    readonly certifiedGrams: number
    readonly rates: readonly Rate[]
    readonly intermediatesOpen: readonly string[]
    readonly lots: readonly { readonly code: string; readonly facility: string }[]
  }[]
}

/** Rates of recycling of a calendar year against the targets, with the lots that they are of. */
export function recyclingBody({ year, said, rows }: RecyclingView, language: Language): Markup {
  const shown = { typed: new Map([['year', [year]]]), said, language }
  const filling = { kind: 'text', mode: 'numeric', longest: 4 } as const
  const label = stockPhrases.year[language]
  return html`<div class="work">${errorSummary(said, language)}<p class="soft">${stockPhrases.recyclingWhy[language]}</p><form class="row filter" method="get" action="/work/recycling"><div class="grow">${controlHtml({ pointer: 'year', label, filling }, shown)}</div><button class="quiet">${stockPhrases.show[language]}</button></form>${
    rows.length === 0 && said.length === 0
      ? html`<section><p>${stockPhrases.recyclingNone[language]}</p></section>`
      : ''
  }${rows.length === 0 ? '' : fileLinks('/work/recycling', { year })}${rows.map((row) => rowHtml(row, language))}</div>`
}

function rowHtml(row: RecyclingView['rows'][number], language: Language): Markup {
  const { chemistry = stockPhrases.recyclingAll, rates, lots, intermediatesOpen } = row
  const amounts = [
    [stockPhrases.used, row.inputGrams],
    [stockPhrases.counted, row.countedGrams],
    [stockPhrases.certified, row.certifiedGrams],
  ] as const
  return html`<section><h2>${chemistry[language]}</h2><dl class="masses">${amounts.map(
    ([label, amount]) =>
      html`<div><dt>${label[language]}</dt><dd>${grams(amount, language)}</dd></div>`,
  )}</dl><ul class="links">${rates.map((rate) => rateLine(rate, language))}</ul>${
    intermediatesOpen.length === 0
      ? ''
      : html`<p class="soft">${filled(stockPhrases.uncertified, language, { n: intermediatesOpen.length })}</p>`
  }<details><summary>${filled(stockPhrases.lots, language, { n: lots.length })}</summary><ul class="links">${lots.map(
    ({ code, facility }) =>
      html`<li><a href="/work/batches/${encodeURIComponent(code)}"><bdi>${code}</bdi></a> <span>${facility}</span></li>`,
  )}</ul></details></section>`
}
