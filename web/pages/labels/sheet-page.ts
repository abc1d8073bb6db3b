import { html, raw } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { htmlLang } from '../record/format.ts'
import { aboveLabels } from './above-labels.ts'
import { type Label, labelHtml } from './label-html.ts'
import { labelWords } from './label-words.ts'
import { style } from './style.ts'

/** Labels on one A4 sheet: 3 across, 8 down. */
export const labelsPerSheet = 24

/**
 * A printable page of label sheets, complete in itself; the first label goes to place `start`, 1 to 24. Without a script unless a way
 * back is given, for the button that prints.
 */
export function sheetPage(
  labels: readonly Label[],
  { language, start, back }: { language: Language; start: number; back?: string },
): string {
  const places: readonly (Label | undefined)[] = [
    ...Array.from({ length: start - 1 }, () => undefined),
    ...labels,
  ]
  const sheets = Array.from({ length: Math.ceil(places.length / labelsPerSheet) }, (_, index) =>
    places.slice(index * labelsPerSheet, (index + 1) * labelsPerSheet),
  )
  const body = sheets.map(
    (sheet) => html`<section class="sheet">
${sheet.map((label) => (label === undefined ? raw('<div class="label"></div>') : labelHtml(label, language)))}
</section>`,
  )
  return String(html`<!doctype html>
<html lang="${htmlLang[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${labelWords.title[language]}</title>
<style>${raw(style)}</style>
</head>
<body class="sheets">
${aboveLabels(labels, { language, hint: labelWords.sheetHint, back })}
<main tabindex="0">${body}</main>
</body>
</html>`)
}
