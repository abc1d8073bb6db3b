import { html, raw } from 'hono/html'
import { type Language, type Words, words } from '../../../domain/words.ts'
import { filled } from '../record/format.ts'
import type { Label } from './label-html.ts'
import { labelWords } from './label-words.ts'

/** Shows the buttons that only a script can serve; the same on every page, so that its digest can stand in the policy. */
export const printScript =
  "for(const one of document.querySelectorAll('.print')){one.hidden=false;one.addEventListener('click',()=>window.print())}"

const phrases = {
  print: words('Print', '列印', '打印'),
  back: words('Back', '返回', '返回'),
  trial: words(
    'For trial only: the codes lead to {host}, the address of this request, because PUBLIC_URL is not set. Each label says so.',
    '僅供試用：尚未設定 PUBLIC_URL，二維碼連往此次瀏覽的網址 {host}。每個標籤都有標明。',
    '仅供试用：尚未设定 PUBLIC_URL，二维码连往此次访问的网址 {host}。每个标签都有标明。',
  ),
} as const

/** What stands above labels on a screen and is not printed: how to print them, that they are for trial, and the way back. */
export function aboveLabels(
  labels: readonly Label[],
  { language, hint, back }: { language: Language; hint: Words; back: string | undefined },
) {
  const trial = labels.find(({ isTrial }) => isTrial)
  return html`<header class="hint"><h1>${labelWords.title[language]}</h1><p>${hint[language]}</p>${
    trial === undefined
      ? ''
      : html`<p class="warning">${filled(phrases.trial, language, { host: trial.typed.host })}</p>`
  }${
    back === undefined
      ? ''
      : html`<p><a class="back" href="${back}">← ${phrases.back[language]}</a> <button class="print" type="button" hidden>${phrases.print[language]}</button></p>`
  }</header>${back === undefined ? '' : html`<script type="module">${raw(printScript)}</script>`}`
}
