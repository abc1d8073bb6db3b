import { html } from 'hono/html'
import { sumOf } from '../../../../domain/sum.ts'
import type { Language } from '../../../../domain/words.ts'
import type { Markup } from '../shell.ts'
import { fewerParties, otherReceivers, otherSenders } from './fewer-parties.ts'
import { massText } from './mass-text.ts'
import { passedPhrases } from './passed-phrases.ts'
import { partyName } from './sankey.ts'
import type { Passed } from './without-cycles.ts'

/** Most rows and columns; the others together are the last one. */
const mostParties = 16

export interface Matrix {
  /** Senders, then receivers, heaviest first; the others together last. */
  readonly senders: readonly string[]
  readonly receivers: readonly string[]
  /** By sender, then receiver; undefined where nothing was passed. */
  readonly cell: (sender: string, receiver: string) => Cell | undefined
}

interface Cell {
  readonly grams: number
  /** Absent where several lists would have to be opened. */
  readonly href?: string
  /** From 1 to 5, by its part of the heaviest cell. */
  readonly shade: number
}

/** Who passed how much to whom as rows and columns, all streams of a pair together. */
export function matrixOf(flows: readonly Passed[]): Matrix {
  const shown = fewerParties(
    flows.filter(({ grams }) => grams > 0),
    mostParties,
  )
  const pairs = Map.groupBy(shown, ({ from, to }) => JSON.stringify([from, to]))
  const most = Math.max(1, ...[...pairs.values()].map(gramsOf))
  return {
    senders: ranked(shown, 'from', otherSenders),
    receivers: ranked(shown, 'to', otherReceivers),
    cell: (sender, receiver) => {
      const pair = pairs.get(JSON.stringify([sender, receiver]))
      if (pair === undefined) return undefined
      const grams = gramsOf(pair)
      const [only, ...others] = pair
      const href = others.length === 0 ? only?.href : undefined
      const cell = { grams, shade: Math.max(1, Math.ceil((grams / most) * 5)) }
      return href === undefined ? cell : { ...cell, href }
    },
  }
}

function ranked(flows: readonly Passed[], end: 'from' | 'to', last: string): readonly string[] {
  const sums = [...Map.groupBy(flows, (flow) => flow[end])].map(
    ([name, own]) => [name, gramsOf(own)] as const,
  )
  const rank = ([name, grams]: readonly [string, number]) => (name === last ? -1 : grams)
  return sums
    .sort((one, other) => rank(other) - rank(one) || (one[0] < other[0] ? -1 : 1))
    .map(([name]) => name)
}

function gramsOf(flows: readonly Passed[]): number {
  return sumOf(flows, ({ grams }) => grams)
}

/** The matrix as a table: senders down, receivers across, sums at both edges. */
export function matrixTable(flows: readonly Passed[], language: Language): Markup {
  const { senders, receivers, cell } = matrixOf(flows)
  const sumIn = (own: readonly (Cell | undefined)[]) =>
    massText(
      sumOf(own, (one) => one?.grams ?? 0),
      language,
    )
  return html`<div class="table"><table class="matrix"><thead><tr><th scope="col">${passedPhrases.fromTo[language]}</th>${receivers.map(
    (name) => html`<th scope="col" class="num">${partyName(name, language)}</th>`,
  )}<th scope="col" class="num">${passedPhrases.total[language]}</th></tr></thead><tbody>${senders.map(
    (sender) =>
      html`<tr><th scope="row">${partyName(sender, language)}</th>${receivers.map((receiver) =>
        cellHtml(cell(sender, receiver), language),
      )}<td class="num">${sumIn(receivers.map((receiver) => cell(sender, receiver)))}</td></tr>`,
  )}</tbody><tfoot><tr><th scope="row">${passedPhrases.total[language]}</th>${receivers.map(
    (receiver) =>
      html`<td class="num">${sumIn(senders.map((sender) => cell(sender, receiver)))}</td>`,
  )}<td class="num">${massText(gramsOf(flows), language)}</td></tr></tfoot></table></div>`
}

function cellHtml(cell: Cell | undefined, language: Language): Markup {
  if (cell === undefined) return html`<td class="num soft">–</td>`
  const text = massText(cell.grams, language)
  return html`<td class="num s${cell.shade}">${
    cell.href === undefined ? text : html`<a href="${cell.href}">${text}</a>`
  }</td>`
}
