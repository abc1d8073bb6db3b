import { html } from 'hono/html'
import { sumOf } from '../../../../domain/sum.ts'
import type { Language } from '../../../../domain/words.ts'
import type { Markup } from '../shell.ts'
import { countText, kilogramsText } from './mass-text.ts'
import { passedPhrases } from './passed-phrases.ts'
import { heaviestFirst, type Passed } from './without-cycles.ts'

/** A flow with how many movements it is made of. */
export interface CountedFlow extends Passed {
  readonly lines: number
}

/** Everything that was passed, to the gram, heaviest first: what the picture shows, and what has no room in it. */
export function passedTable(flows: readonly CountedFlow[], language: Language): Markup {
  const say = passedPhrases
  const lines = sumOf(flows, (flow) => flow.lines)
  const grams = sumOf(flows, (flow) => flow.grams)
  return html`<div class="table"><table class="figures-table"><thead><tr><th scope="col">${say.from[language]}</th><th scope="col">${say.to[language]}</th><th scope="col" class="num">${say.lines[language]}</th><th scope="col" class="num">${say.kilograms[language]}</th></tr></thead><tbody>${flows
    .toSorted(heaviestFirst)
    .map(
      (flow) =>
        html`<tr><th scope="row">${flow.from}</th><td>${flow.to}</td><td class="num">${countText(flow.lines, language)}</td><td class="num">${massLink(flow, language)}</td></tr>`,
    )}</tbody><tfoot><tr><th scope="row" colspan="2">${say.total[language]}</th><td class="num">${countText(lines, language)}</td><td class="num">${kilogramsText(grams, language)}</td></tr></tfoot></table></div>`
}

function massLink({ grams, href }: Passed, language: Language): Markup | string {
  const text = kilogramsText(grams, language)
  return href === undefined ? text : html`<a href="${href}">${text}</a>`
}
