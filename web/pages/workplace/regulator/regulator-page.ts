import { html } from 'hono/html'
import { type Language, words } from '../../../../domain/words.ts'
import { nameHtml } from '../../name-html.ts'
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
  reason: words('Why you look', '查閱原因', '查阅原因'),
  reasonHint: words(
    'Optional. The organisation reads it.',
    '可不填。該機構會看到。',
    '可不填。该机构会看到。',
  ),
} as const

export interface RegulatorView {
  readonly organisations: readonly { readonly slug: string; readonly name: string }[]
  /** Slug of the one that is looked at. */
  readonly looking: string | undefined
  readonly older: string | undefined
  /** Where whoever chose goes on. */
  readonly next: string | undefined
}

/** The companies of a regulator's jurisdiction, one of which is looked at; why is asked once, for whichever is chosen. */
export function regulatorBody(
  { organisations, looking, older, next }: RegulatorView,
  language: Language,
): Markup {
  const say = regulatorPhrases
  return html`<div class="work"><p>${say.why[language]}</p><section>${
    organisations.length === 0
      ? html`<p>${say.none[language]}</p>`
      : html`<form method="post" action="/work/regulator">${
          next === undefined ? '' : html`<input type="hidden" name="next" value="${next}">`
        }<div class="field"><label for="reason">${say.reason[language]}<small>${say.reasonHint[language]}</small></label><input id="reason" name="reason" maxlength="200" autocomplete="off"></div><ul class="list">${organisations.map(
          (one) => choice(one, looking, language),
        )}</ul></form>`
  }</section>${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">${say.more[language]}</a></p>`}</div>`
}

function choice(
  { slug, name }: RegulatorView['organisations'][number],
  looking: string | undefined,
  language: Language,
): Markup {
  const isLooking = slug === looking
  const act = regulatorPhrases[isLooking ? 'stop' : 'look'][language]
  return html`<li><span class="what"><b>${nameHtml(name, language)}</b> <small><code>${slug}</code></small>${
    isLooking ? html` <span class="tag on">${regulatorPhrases.looking[language]}</span>` : ''
  }</span><button class="quiet" name="organisation" value="${isLooking ? '' : slug}" aria-label="${act}: ${name}">${act}</button></li>`
}
