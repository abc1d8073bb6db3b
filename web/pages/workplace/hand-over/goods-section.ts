import { html } from 'hono/html'
import { dangerText } from '../../../../domain/danger-text.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { refusalReasons } from '../../../../workflows/hand-over.ts'
import { recallText } from '../../../../workflows/recall-text.ts'
import { grams, inBrackets } from '../../record/format.ts'
import { dangerLine } from '../danger-line.ts'
import type { Markup } from '../shell.ts'
import { handOverPhrases } from './phrases.ts'
import type { HandOverView } from './view.ts'

type Line = HandOverView['lines'][number]

export interface GoodsView {
  readonly handOver: HandOverView
  readonly kinds: Readonly<Record<string, { readonly label: Words }>>
  readonly language: Language
  /** Whether the lines stand in a form above, which is where a link to one of them leads. */
  readonly isAnsweredAbove?: boolean
}

/** What is handed over, line by line, with what became of each gram; masses that nobody knows yet are left out. */
export function goodsSection({
  handOver,
  kinds,
  language,
  isAnsweredAbove = false,
}: GoodsView): Markup {
  const { lines, part } = handOver
  return html`<section><h2>${handOverPhrases.goods[language]}</h2><ul class="goods">${lines.map(
    (line) =>
      html`<li${isAnsweredAbove ? '' : html` id="line-${line.line}"`}><p>${codeOf(line, part, language)} <small>${kinds[line.kind]?.label[language] ?? line.kind}</small></p>${dangerLine(line.danger === null ? undefined : dangerText(line.danger), language)}${line.recalls.map((one) => dangerLine(recallText(one), language))}<dl class="masses">${massesOf(
        line,
      ).map(
        ([label, mass]) =>
          html`<div><dt>${label[language]}</dt><dd>${grams(mass, language)}</dd></div>`,
      )}</dl>${whyOf(line, language)}</li>`,
  )}</ul></section>`
}

function massesOf(line: Line): readonly (readonly [Words, number])[] {
  const { offeredGrams, sentGrams, acceptedGrams, refusedGrams, differenceGrams } = line
  const masses: readonly (readonly [Words, number | null])[] = [
    [handOverPhrases.offered, sentGrams === null ? offeredGrams : null],
    [handOverPhrases.sentGrams, sentGrams],
    [handOverPhrases.accepted, acceptedGrams],
    [handOverPhrases.refused, refusedGrams],
    [handOverPhrases.difference, differenceGrams],
  ]
  return masses.flatMap(([label, mass]) => (mass === null ? [] : [[label, mass] as const]))
}

/** Each side reads its own code, and follows it to its own batch. */
function codeOf(
  { code, receiverCode }: Line,
  part: HandOverView['part'],
  language: Language,
): Markup {
  const own = part === 'receiver' ? receiverCode : part === 'sender' ? code : null
  if (own === null) return html`<b>${code}</b>`
  const other = own === code ? '' : html`<small>${inBrackets(code, language)}</small>`
  return html`<a href="/work/batches/${encodeURIComponent(own)}"><b>${own}</b></a>${other}`
}

function whyOf({ refusalReason, note }: Line, language: Language): Markup | '' {
  const reason = Object.entries(refusalReasons).find(([name]) => name === refusalReason)?.[1]
  const parts = [
    ...(reason === undefined ? [] : [reason[language]]),
    ...(note === null ? [] : [note]),
  ]
  return parts.length === 0 ? '' : html`<p class="over">${parts.join(' · ')}</p>`
}
