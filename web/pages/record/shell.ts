import { html, raw } from 'hono/html'
import { type Language, languages } from '../../../domain/words.ts'
import { htmlLang } from './format.ts'
import { phrases } from './phrases.ts'
import { style } from './style.ts'

type Markup = ReturnType<typeof html>

const names = { en: 'English', 'zh-Hant': '繁體', 'zh-Hans': '简体' } as const

interface Shown {
  readonly title: string
  readonly content: Markup
  /** Where the same stands in another language; the present address when absent. */
  readonly path?: string
  /** Address of a script of our own that the page is better with. */
  readonly script?: string
}

/**
 * The frame of every page that a QR leads to: title, languages as plain links, one style; it says all that it has to say without a script. Up to the end of
 * the style all pages of a language are alike, so that this part is packed once.
 */
export function shell(language: Language, { title, content, path = '', script }: Shown): string {
  const page = html`<!doctype html>
<html lang="${htmlLang[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<style>${raw(style)}</style>
<title>${title}</title>
${script === undefined ? '' : html`<script type="module" src="${script}"></script>`}
</head>
<body>
<header class="top"><p><b>Loomcell</b> <span>${phrases.title[language]}</span></p>
<nav aria-label="${phrases.languages[language]}">${languages.map((one) =>
    one === language
      ? html`<a href="${path}?lang=${one}" lang="${htmlLang[one]}" aria-current="true">${names[one]}</a>`
      : html`<a href="${path}?lang=${one}" lang="${htmlLang[one]}" hreflang="${htmlLang[one]}">${names[one]}</a>`,
  )}</nav></header>
<main>
${content}
</main>
</body>
</html>`
  return String(page)
}
