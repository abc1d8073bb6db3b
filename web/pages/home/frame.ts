import { html, raw } from 'hono/html'
import { type Language, languages } from '../../../domain/words.ts'
import { htmlLang } from '../record/format.ts'
import type { Markup } from '../workplace/shell.ts'
import { homePhrases } from './home-phrases.ts'
import { homeStyle } from './home-style.ts'

const names = { en: 'English', 'zh-Hant': '繁體', 'zh-Hans': '简体' } as const

/** The frame of pages for whoever comes without a label and without an account; no script, one style. */
export function homeFrame(
  language: Language,
  {
    title,
    path,
    content,
  }: { readonly title: string; readonly path: string; readonly content: Markup },
): string {
  const page = html`<!doctype html>
<html lang="${htmlLang[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${raw(homeStyle)}</style>
</head>
<body>
<header><p><a href="/"><b>Loomcell</b></a></p>
<nav aria-label="${homePhrases.languages[language]}">${languages.map((one) =>
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
