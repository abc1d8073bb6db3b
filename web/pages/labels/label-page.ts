import { html, raw } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { htmlLang } from '../record/format.ts'
import { aboveLabels } from './above-labels.ts'
import { type Label, labelHtml } from './label-html.ts'
import { labelWords } from './label-words.ts'
import { style } from './style.ts'

/**
 * Labels of 100 × 50 mm, each a page of that size, complete in themselves; without a script unless a way back is given, for the button
 * that prints.
 */
export function labelPage(labels: readonly Label[], language: Language, back?: string): string {
  const hint = labelWords.labelHint
  return String(html`<!doctype html>
<html lang="${htmlLang[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${labels.length === 1 ? labels[0]?.code : labelWords.title[language]}</title>
<style>${raw(style)}</style>
</head>
<body class="alone">
${aboveLabels(labels, { language, hint, back })}
<main tabindex="0">${labels.map((label) => labelHtml(label, language))}</main>
</body>
</html>`)
}
