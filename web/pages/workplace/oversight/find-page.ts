import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { registerPhrases as say } from './register-phrases.ts'

/** A thing that was found, with the ways on from it. */
export interface FoundLine {
  readonly kind: Words
  readonly name: string
  readonly whose: string
  readonly said: string
  /** Where the thing itself is shown. */
  readonly href: string
  readonly ways: readonly { readonly href: string; readonly label: Words }[]
}

/** The box in which an inspector types anything; it may stand on any page. */
export function findForm(
  language: Language,
  {
    text = '',
    organisation,
  }: { readonly text?: string; readonly organisation?: string | undefined },
): Markup {
  return html`<form class="row filter noprint" role="search" method="get" action="/work/found">${organisation === undefined ? '' : html`<input type="hidden" name="organisation" value="${organisation}">`}<div class="grow"><label for="found-text">${say.findWhat[language]}</label><input id="found-text" name="text" type="search" value="${text}" maxlength="200" autocomplete="off" autocapitalize="off" spellcheck="false"></div><button>${say.find[language]}</button></form>`
}

/** What is called so. */
export function foundBody(
  {
    text,
    organisation,
    found,
  }: {
    readonly text: string
    readonly organisation: string | undefined
    readonly found: readonly FoundLine[]
  },
  language: Language,
): Markup {
  const none = filled(say.findNone, language, { text })
  return html`<div class="work">${findForm(language, { text, organisation })}${
    text === ''
      ? ''
      : found.length === 0
        ? html`<p class="told word" role="status">${none}</p>`
        : html`<section><ul class="list">${found.map((one) => lineOf(one, language))}</ul></section>`
  }</div>`
}

function lineOf({ kind, name, whose, said, href, ways }: FoundLine, language: Language): Markup {
  return html`<li><a class="rowlink" href="${href}"><b>${name}</b><small>${[kind[language], whose, said].filter((part) => part !== '').join(' · ')}</small></a><span class="row">${ways.map((way) => html`<a class="button quiet" href="${way.href}">${way.label[language]}</a>`)}</span></li>`
}
