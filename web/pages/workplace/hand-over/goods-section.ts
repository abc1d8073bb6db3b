import { html } from 'hono/html'
import type { HandOverView } from '../../../../api/hand-overs/hand-over-view.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { refusalReasons } from '../../../../workflows/hand-over.ts'
import { grams } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { handOverPhrases } from './phrases.ts'

type Line = HandOverView['lines'][number]

export interface GoodsView {
  readonly handOver: HandOverView
  readonly kinds: Readonly<Record<string, { readonly label: Words }>>
  readonly language: Language
}

/** What is handed over, line by line, with what became of each gram; columns that are still empty are left out. */
export function goodsSection({ handOver, kinds, language }: GoodsView): Markup {
  const { lines, part } = handOver
  const say = (phrase: Words) => phrase[language]
  const isSent = lines.some(({ sentGrams }) => sentGrams !== null)
  const isDecided = lines.some(({ acceptedGrams }) => acceptedGrams !== null)
  const heads = [
    handOverPhrases.offered,
    ...(isSent ? [handOverPhrases.sentGrams] : []),
    ...(isDecided
      ? [handOverPhrases.accepted, handOverPhrases.refused, handOverPhrases.difference]
      : []),
  ]
  return html`<section><h2>${say(handOverPhrases.goods)}</h2><div class="table"><table><thead><tr><th scope="col">${say(handOverPhrases.code)}</th>${heads.map(
    (head) => html`<th scope="col" class="num">${say(head)}</th>`,
  )}</tr></thead><tbody>${lines.map(
    (line) =>
      html`<tr><th scope="row">${codeOf(line, part)}<small>${kinds[line.kind]?.label[language] ?? line.kind}</small>${whyOf(line, language)}</th>${massesOf(
        line,
        { isSent, isDecided },
      ).map(
        (mass) => html`<td class="num">${mass === null ? '–' : grams(mass, language)}</td>`,
      )}</tr>`,
  )}</tbody></table></div></section>`
}

function massesOf(
  line: Line,
  { isSent, isDecided }: { isSent: boolean; isDecided: boolean },
): readonly (number | null)[] {
  const { offeredGrams, sentGrams, acceptedGrams, refusedGrams, differenceGrams } = line
  return [
    offeredGrams,
    ...(isSent ? [sentGrams] : []),
    ...(isDecided ? [acceptedGrams, refusedGrams, differenceGrams] : []),
  ]
}

/** Each side reads its own code, and follows it to its own batch. */
function codeOf({ code, receiverCode }: Line, part: HandOverView['part']): Markup {
  const own = part === 'receiver' ? receiverCode : part === 'sender' ? code : null
  if (own === null) return html`<b>${code}</b>`
  const other = own === code ? '' : html` <small>(${code})</small>`
  return html`<a href="/work/batches/${encodeURIComponent(own)}"><b>${own}</b></a>${other}`
}

function whyOf({ refusalReason, note }: Line, language: Language): Markup | '' {
  const reason = Object.entries(refusalReasons).find(([name]) => name === refusalReason)?.[1]
  const parts = [
    ...(reason === undefined ? [] : [reason[language]]),
    ...(note === null ? [] : [note]),
  ]
  return parts.length === 0 ? '' : html`<small class="over">${parts.join(' · ')}</small>`
}
