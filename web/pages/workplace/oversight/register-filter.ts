import { html } from 'hono/html'
import type { Words } from '../../../../domain/words.ts'
import type { Control, Filling } from '../form/control.ts'
import { controlHtml } from '../form/control-html.ts'
import type { Markup } from '../shell.ts'
import { stockPhrases } from '../stock/phrases.ts'
import { registerPhrases as say } from './register-phrases.ts'
import type { RegisterChoice, RegisterPageView } from './register-view.ts'

/** Names by which a register is narrowed down beyond whose it is and its days. */
const narrowing = [
  'facility',
  'partner',
  'stream',
  'material',
  'batch',
  'cameOf',
  'ticket',
  'permit',
  'late',
  'refused',
] as const

/** Whose register, of which days, and what it is narrowed down to; what is seldom asked lies behind a heading. */
export function registerFilter(view: RegisterPageView): Markup {
  const { register, asked, said, language, organisations, clearHref } = view
  const typed = new Map([...asked].map(([name, value]) => [name, [value]]))
  const shown = { typed, said, language }
  const isNarrowed = narrowing.some((name) => asked.has(name))
  const control = (pointer: string, label: Words, filling: Filling, hint?: Words): Markup => {
    const question: Control = { pointer, label: label[language], filling }
    const more = hint === undefined ? {} : { hint: hint[language] }
    return html`<div class="grow">${controlHtml({ ...question, ...more }, shown)}</div>`
  }
  const list = (name: 'facility' | 'stream', choices: readonly RegisterChoice[]) =>
    choices.length === 0
      ? control(name, say[name], { kind: 'text', isCode: true })
      : html`<div class="grow">${selectHtml(view, name, say[name], choices)}</div>`
  return html`<form class="filter noprint" method="get" action="/work/registers/${register}"><div class="row">${
    organisations.length === 0
      ? ''
      : html`<div class="grow">${selectHtml(view, 'organisation', say.organisation, organisations)}</div>`
  }${control('from', stockPhrases.from, { kind: 'date' })}${control('to', stockPhrases.to, { kind: 'date' }, stockPhrases.toHint)}<button class="quiet">${say.show[language]}</button></div><details${isNarrowed ? html` open` : ''}><summary>${(isNarrowed ? say.filtered : say.filter)[language]}</summary><div class="row">${list('facility', view.facilities)}${list('stream', view.streams)}${control('partner', say.partner, { kind: 'text', isCode: true })}${control('material', say.material, { kind: 'text' })}${control('batch', say.batch, { kind: 'text', isCode: true })}${control('cameOf', say.cameOf, { kind: 'text', isCode: true })}${control('ticket', say.ticket, { kind: 'text', isCode: true })}${control('permit', say.permit, { kind: 'text', isCode: true })}</div><div class="row">${(
    ['late', 'refused'] as const
  ).map(
    (name) =>
      html`<label class="shows"><input type="checkbox" name="${name}" value="yes"${asked.get(name) === 'yes' ? html` checked` : ''}>${say[name][language]}</label>`,
  )}<button class="quiet">${say.show[language]}</button>${isNarrowed ? html`<a class="button quiet" href="${clearHref}">${say.clear[language]}</a>` : ''}</div></details></form>`
}

/** A list to choose from in which nothing chosen is all of them. */
function selectHtml(
  { asked, language }: RegisterPageView,
  name: string,
  label: Words,
  choices: readonly RegisterChoice[],
): Markup {
  const chosen = asked.get(name) ?? ''
  const all = name === 'organisation' ? [] : [{ value: '', label: say.clear[language] }]
  return html`<div class="field"><label for="q${name}">${label[language]}</label><select id="q${name}" name="${name}">${[
    ...all,
    ...choices,
  ].map(
    ({ value, label: text }) =>
      html`<option value="${value}"${value === chosen ? html` selected` : ''}>${text}</option>`,
  )}</select></div>`
}
