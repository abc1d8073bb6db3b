import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { typedAt } from '../../../../workflows/form/typed.ts'
import { recallNotices, recallSeverities } from '../../../../workflows/recall.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Markup } from '../shell.ts'
import { recallPhrases } from './phrases.ts'

export interface NewRecallView {
  readonly shown: Filled
  /** What the range means; absent before it was looked up. */
  readonly range?: {
    readonly serials: number
    readonly batches: readonly {
      readonly batch: string
      readonly serial: string
      readonly kind: Words
      readonly recalls: readonly string[]
    }[]
  }
}

/** The range first, then what it means, and only then what the recall says. */
export function newRecallBody({ shown, range }: NewRecallView): Markup {
  const { language, typed, said } = shown
  const found = range?.batches ?? []
  return html`<div class="work"><p><a class="back" href="/work/recalls">← ${recallPhrases.back[language]}</a></p>${errorSummary(said, language)}
<form method="post" action="/work/recalls/new"><input type="hidden" name="/id" value="${typedAt(typed, '/id')}"><section><p>${recallPhrases.rangeWhy[language]}</p><div class="pair">${rangeControls(language).map((one) => controlHtml(one, shown))}</div><button class="quiet" name="do" value="see">${recallPhrases.see[language]}</button></section>${
    range === undefined ? '' : hitsHtml(range, shown)
  }${
    found.length === 0
      ? ''
      : html`<section>${recallControls(language).map((one) => controlHtml(one, shown))}<p>${recallPhrases.whatFollows[language]}</p><div class="act"><button class="big risky" name="do" value="open">${recallPhrases.openNow[language]}</button></div></section>`
  }</form></div>`
}

function hitsHtml(
  { serials, batches }: NonNullable<NewRecallView['range']>,
  { language, typed }: Filled,
): Markup {
  if (batches.length === 0) {
    return html`<section role="status"><p>${recallPhrases.hitsNone[language]}</p></section>`
  }
  const counted = filled(recallPhrases.hits, language, { n: serials, found: batches.length })
  const picked = typed.get('pick')
  return html`<section><h2>${counted}</h2><div class="tiles">${batches.map(
    ({ batch, serial, kind, recalls }) => {
      const isPicked = recalls.length === 0 && (picked?.includes(batch) ?? true)
      const more = recalls.length === 0 ? '' : ` · ${recallPhrases.already[language]}`
      return html`<label><input type="checkbox" name="pick" value="${batch}"${isPicked ? html` checked` : ''}> <span>${batch} <small>${kind[language]} · ${serial}${more}</small></span></label>`
    },
  )}</div></section>`
}

/** The ends of the range. */
export function rangeControls(language: Language): readonly Control[] {
  return [
    {
      pointer: '/from',
      label: recallPhrases.from[language],
      filling: { kind: 'text', isCode: true },
    },
    {
      pointer: '/to',
      label: recallPhrases.to[language],
      filling: { kind: 'text', isCode: true },
      hint: recallPhrases.toHint[language],
      optional: true,
    },
  ]
}

/** What the recall says. */
export function recallControls(language: Language): readonly Control[] {
  const choices = (words: Readonly<Record<string, Words>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label: label[language] }))
  return [
    {
      pointer: '/severity',
      label: recallPhrases.severity[language],
      filling: { kind: 'one', choices: choices(recallSeverities) },
    },
    {
      pointer: '/notice',
      label: recallPhrases.notice[language],
      filling: { kind: 'one', choices: choices(recallNotices) },
    },
    { pointer: '/reason', label: recallPhrases.why[language], filling: { kind: 'long' } },
  ]
}
