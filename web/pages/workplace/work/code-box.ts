import { html } from 'hono/html'
import { mostCodes } from '../../../../domain/codes-in.ts'
import type { Language } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import { importPhrases } from '../imports/phrases.ts'
import type { Markup } from '../shell.ts'
import { workPhrases } from './phrases.ts'
import type { Looked } from './view.ts'

/** The one place to enter a code, by hand or with a scanner that ends with Enter; behind it the place for a whole list of them. */
export function codeBox(
  looked: Looked | undefined,
  {
    language,
    mayRecord,
    isFirst = true,
  }: { language: Language; mayRecord: boolean; isFirst?: boolean },
): Markup {
  const isWrong = looked !== undefined && !looked.isList
  const described = isWrong ? 'code-hint code-wrong' : 'code-hint'
  return html`<div class="codebox"><form method="get" action="/work/find" role="search"><label for="code">${workPhrases.code[language]}</label>
<p class="hint" id="code-hint">${workPhrases.codeHint[language]}</p>${
    isWrong
      ? html`<p class="wrong" id="code-wrong" role="alert">${workPhrases.noBatch[language]}</p>`
      : ''
  }<div class="row"><input class="code grow" id="code" name="code" value="${isWrong ? looked.text : ''}" aria-describedby="${described}"${
    isWrong ? html` aria-invalid="true"` : ''
  } autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go"${isFirst ? html` autofocus` : ''} required><button class="big">${workPhrases.open[language]}</button></div>${similarOf(looked, language)}</form>
<details class="many"${looked?.isList === true ? html` open` : ''}><summary>${workPhrases.many[language]}</summary><form method="post" action="/work/find"><label for="codes">${workPhrases.manyLabel[language]}</label>
<p class="hint" id="codes-hint">${filled(workPhrases.manyHint, language, { n: mostCodes })}</p><textarea class="code" id="codes" name="codes" rows="4" aria-describedby="codes-hint" autocomplete="off" autocapitalize="off" spellcheck="false" required>${looked?.isList === true ? looked.text : ''}</textarea><button class="quiet">${workPhrases.find[language]}</button></form></details>${
    mayRecord
      ? html`<p class="rowlink"><a href="/scanner">${workPhrases.scanner[language]}</a> <a href="/work/imports">${importPhrases.title[language]}</a></p>`
      : ''
  }</div>`
}

function similarOf(looked: Looked | undefined, language: Language): Markup | '' {
  if (looked === undefined || looked.similar.length === 0) return ''
  return html`<h2 class="minor">${workPhrases.similar[language]}</h2><ul class="list">${looked.similar.map(
    ({ code, kind }) =>
      html`<li><a class="rowlink" href="/work/batches/${encodeURIComponent(code)}"><b>${code}</b> <small>${kind[language]}</small></a></li>`,
  )}</ul>`
}
