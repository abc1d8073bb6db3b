import { html } from 'hono/html'
import { sumOf } from '../../../../domain/sum.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { filled, grams } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { stockPhrases } from './phrases.ts'

export interface StockLine {
  readonly kind: Words
  readonly state: Words
  readonly facility: string
  readonly batches: number
  readonly unweighed: number
  readonly massGrams: number
  /** The list of these batches. */
  readonly href: string
}

export interface StockView {
  readonly streams: readonly { readonly label: Words; readonly lines: readonly StockLine[] }[]
  /** Further pages about what is there, as far as this person may open them. */
  readonly ways: readonly { readonly href: string; readonly label: Words }[]
}

/** What is there now, by stream, kind, state and facility. */
export function stockBody({ streams, ways }: StockView, language: Language): Markup {
  return html`<div class="work"><nav class="links" aria-label="${stockPhrases.title[language]}"><a class="button quiet" href="/work/batches">${stockPhrases.all[language]}</a><a class="button quiet" href="/work/flow">${stockPhrases.flow[language]}</a><a class="button quiet" href="/work/recycling">${stockPhrases.recycling[language]}</a>${ways.map(
    ({ href, label }) => html`<a class="button quiet" href="${href}">${label[language]}</a>`,
  )}</nav>${
    streams.length === 0 ? html`<section><p>${stockPhrases.none[language]}</p></section>` : ''
  }${streams.map(({ label, lines }) => sectionOf(label, lines, language))}</div>`
}

function sectionOf(label: Words, lines: readonly StockLine[], language: Language): Markup {
  const batches = sumOf(lines, (line) => line.batches)
  const mass = sumOf(lines, ({ massGrams }) => massGrams)
  const say = (phrase: Words) => phrase[language]
  return html`<section><h2>${label[language]}</h2><div class="table"><table><thead><tr><th scope="col">${say(stockPhrases.kind)}</th><th scope="col" class="num">${say(stockPhrases.batches)}</th><th scope="col" class="num">${say(stockPhrases.mass)}</th></tr></thead><tbody>${lines.map(
    (line) =>
      html`<tr><th scope="row"><a href="${line.href}">${line.kind[language]}</a><small>${line.state[language]} · ${line.facility}</small></th><td class="num">${line.batches}${
        line.unweighed === 0
          ? ''
          : html`<small>${filled(stockPhrases.unweighed, language, { n: line.unweighed })}</small>`
      }</td><td class="num">${grams(line.massGrams, language)}</td></tr>`,
  )}</tbody><tfoot><tr><th scope="row">${say(stockPhrases.total)}</th><td class="num">${batches}</td><td class="num">${grams(mass, language)}</td></tr></tfoot></table></div></section>`
}
