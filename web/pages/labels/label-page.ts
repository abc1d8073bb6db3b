import { html, raw } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { htmlLang } from '../record/format.ts'
import { type Label, labelHtml } from './label-html.ts'
import { labelWords } from './label-words.ts'
import { style } from './style.ts'

/** One label of 100 × 50 mm as a page of that size, without script and complete in itself. */
export function labelPage(label: Label, language: Language): string {
  return String(html`<!doctype html>
<html lang="${htmlLang[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${label.code}</title>
<style>${raw(style)}</style>
</head>
<body class="alone">
<p class="hint">${labelWords.labelHint[language]}</p>
${labelHtml(label, language)}
</body>
</html>`)
}
