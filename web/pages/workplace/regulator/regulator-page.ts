import { html } from 'hono/html'
import { type Language, words } from '../../../../domain/words.ts'
import type { Markup } from '../shell.ts'

export const regulatorPhrases = {
  title: words('Organisations of the jurisdiction', '轄區內的機構', '辖区内的机构'),
  why: words(
    'Choose one to read its stock, batches, flow and hand-overs. Every page you open is recorded and shown to the organisation.',
    '選擇一間機構以查閱其存貨、批次、物料流向及移交。你開啟的每一頁均會記錄，並向該機構顯示。',
    '选择一家机构以查阅其库存、批次、物料流向及移交。您打开的每一页均会记录，并向该机构显示。',
  ),
  none: words('No organisations here.', '沒有機構。', '没有机构。'),
  look: words('View', '查閱', '查阅'),
  looking: words('Now viewing', '現正查閱', '正在查阅'),
  stop: words('Stop viewing', '停止查閱', '停止查阅'),
  more: words('More', '更多', '更多'),
} as const

export interface RegulatorView {
  readonly organisations: readonly { readonly slug: string; readonly name: string }[]
  /** Slug of the one that is looked at. */
  readonly looking: string | undefined
  readonly older: string | undefined
}

/** The companies of a regulator's jurisdiction, one of which is looked at. */
export function regulatorBody(
  { organisations, looking, older }: RegulatorView,
  language: Language,
): Markup {
  return html`<div class="work"><p>${regulatorPhrases.why[language]}</p><section>${
    organisations.length === 0 ? html`<p>${regulatorPhrases.none[language]}</p>` : ''
  }<ul class="list">${organisations.map(
    ({ slug, name }) =>
      html`<li><span class="what"><b>${name}</b> <small><code>${slug}</code></small>${
        slug === looking
          ? html` <span class="tag on">${regulatorPhrases.looking[language]}</span>`
          : ''
      }</span><form method="post" action="/work/regulator"><input type="hidden" name="organisation" value="${slug === looking ? '' : slug}"><button${
        slug === looking ? html` class="quiet"` : ''
      } aria-label="${regulatorPhrases[slug === looking ? 'stop' : 'look'][language]}: ${name}">${regulatorPhrases[slug === looking ? 'stop' : 'look'][language]}</button></form></li>`,
  )}</ul></section>${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">${regulatorPhrases.more[language]}</a></p>`}</div>`
}
