import { html, raw } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { type Markup, type ShellView, workplaceShell } from '../workplace/shell.ts'
import { factorPhrases as phrases } from './factor-phrases.ts'

type Frame = Required<Pick<ShellView, 'language' | 'path' | 'person' | 'nav'>>

/** A new authenticator that waits for its first code. */
export interface NewFactor {
  /** The picture as SVG. */
  readonly qrSvg: string
  /** The key as people type it, in groups. */
  readonly key: string
}

/** Where an authenticator app learns its key, which is shown this once, and proves it with a code. */
export function newFactorPage(
  view: Frame & { factor?: NewFactor; told?: ShellView['told'] },
): string {
  const { language, factor } = view
  return workplaceShell({
    ...view,
    title: phrases.title[language],
    body: html`<section>${factor === undefined ? '' : keyOf(factor, language)}
<form method="post" action="/account/second-factor/confirm" class="slim">
<label for="code">${phrases.code[language]} <small>${phrases.afterwards[language]}</small></label>
<input id="code" class="code" name="code" inputmode="numeric" pattern="[0-9]{6}" autocomplete="one-time-code" required>
<button>${phrases.turnOn[language]}</button></form></section>`,
  })
}

function keyOf({ qrSvg, key }: NewFactor, language: Language): Markup {
  return html`<p>${phrases.scan[language]}</p>
<div class="qr" role="img" aria-label="${phrases.picture[language]}">${raw(qrSvg)}</div>
<dl><dt>${phrases.key[language]}</dt><dd class="code">${key}</dd></dl>`
}

/** Shows recovery codes, this once. */
export function codesPage(
  view: Frame & { codes: readonly string[]; told?: ShellView['told'] },
): string {
  const { language, codes } = view
  return workplaceShell({
    ...view,
    title: phrases.codesTitle[language],
    body: html`<section>${codesList(codes, language)}
<p><a class="button" href="/account">${phrases.codesKept[language]}</a></p></section>`,
  })
}

function codesList(codes: readonly string[], language: Language): Markup {
  return html`<p>${phrases.codesWhy[language]}</p>
<ul class="codes code">${codes.map((code) => html`<li>${code}</li>`)}</ul>`
}
