import { html } from 'hono/html'
import { type Language, words } from '../../../domain/words.ts'
import type { OpenRecall, RecallNotice } from '../../../workflows/recall.ts'
import { byGravity, recallText } from '../../../workflows/recall-text.ts'
import type { Markup } from './shell.ts'

/** A recall that is open on a batch, as its holder is told of it. */
export interface ShownRecall extends OpenRecall {
  readonly notice: RecallNotice
}

const phrases = {
  label: words('Recall', '召回', '召回'),
  madeFrom: words(
    'It was made from what is recalled',
    '此批次由正被召回的批次製成',
    '此批次由正被召回的批次制成',
  ),
  takenDown: words(
    'An authority took this notice off your pages',
    '主管當局已從你的頁面撤下此通知',
    '主管部门已从您的页面撤下此通知',
  ),
  hold: words(
    'Do not sell, reuse or repurpose it. Quarantine it, send it back or let it be recycled.',
    '不得出售、再用或改作其他用途。請將其隔離、退回或送往回收再造。',
    '不得出售、再使用或改作他用。请将其隔离、退回或送去回收利用。',
  ),
  read: words('Read the recall', '查看召回', '查看召回'),
}

/** What is recalled, before anything else is said of a batch; nothing where nothing is. */
export function recallBanner(recalls: readonly ShownRecall[], language: Language): Markup | '' {
  if (recalls.length === 0) return ''
  const isHeld = recalls.some(({ isTakenDown }) => !isTakenDown)
  return html`<section class="recalled" aria-label="${phrases.label[language]}"><ul>${byGravity(
    recalls,
  ).map((one) => html`<li>${recallLine(one, language)}</li>`)}</ul>${
    isHeld ? html`<p>${phrases.hold[language]}</p>` : ''
  }</section>`
}

function recallLine(recall: ShownRecall, language: Language): Markup {
  const more = [
    ...(recall.isItself ? [] : [phrases.madeFrom[language]]),
    ...(recall.isTakenDown ? [phrases.takenDown[language]] : []),
  ]
  return html`<b>⚠ ${recallText(recall)[language]}</b>${
    more.length === 0 ? '' : html` <small>${more.join(' · ')}</small>`
  } <a href="/work/recalls/${recall.recall}">${phrases.read[language]}</a>`
}
