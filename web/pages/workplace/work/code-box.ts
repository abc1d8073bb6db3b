import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import type { Markup } from '../shell.ts'
import { workPhrases } from './phrases.ts'

/** A code that no batch has, and codes that contain it. */
export interface Looked {
  readonly code: string
  readonly similar: readonly { readonly code: string; readonly kind: Words }[]
}

/** The one place to enter a code, by hand or with a scanner that ends with Enter. */
export function codeBox(looked: Looked | undefined, language: Language): Markup {
  const isWrong = looked !== undefined
  const described = isWrong ? 'code-hint code-wrong' : 'code-hint'
  return html`<form class="codebox" method="get" action="/work/find" role="search"><label for="code">${workPhrases.code[language]}</label>
<p class="hint" id="code-hint">${workPhrases.codeHint[language]}</p>${
    isWrong
      ? html`<p class="wrong" id="code-wrong" role="alert">${workPhrases.noBatch[language]}</p>`
      : ''
  }<div class="row"><input class="code grow" id="code" name="code" value="${looked?.code ?? ''}" aria-describedby="${described}"${
    isWrong ? html` aria-invalid="true"` : ''
  } autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go" required><button class="big">${workPhrases.open[language]}</button></div>${similarOf(looked, language)}</form>`
}

function similarOf(looked: Looked | undefined, language: Language): Markup | '' {
  if (looked === undefined || looked.similar.length === 0) return ''
  return html`<h2 class="minor">${workPhrases.similar[language]}</h2><ul class="list">${looked.similar.map(
    ({ code, kind }) =>
      html`<li><a class="rowlink" href="/work/batches/${encodeURIComponent(code)}"><b>${code}</b> <small>${kind[language]}</small></a></li>`,
  )}</ul>`
}
