import { html } from 'hono/html'
import type { Language, Words } from '../../domain/words.ts'
import { filePhrases } from './file-phrases.ts'

type Markup = ReturnType<typeof html>

/** A file that a fact names, as a page shows it. */
export interface ShownFile {
  /** Where it is had; absent where it is not kept any more. */
  readonly href?: string
  /** What it is and how large. */
  readonly label: Words
  /** Where it may be erased; absent where it may not. */
  readonly erase?: string
  /** Whether the page itself shows the picture. */
  readonly isPicture?: true
}

/** Files in a row: pictures small and to be opened, documents as links. */
export function filesHtml(files: readonly ShownFile[], language: Language): Markup {
  return html`<span class="files">${files.map((file) => fileHtml(file, language))}</span>`
}

function fileHtml({ href, label, isPicture }: ShownFile, language: Language): Markup {
  const text = label[language]
  if (href === undefined)
    return html`<span>${text} <small>${filePhrases.gone[language]}</small></span>`
  if (isPicture === true) {
    return html`<a class="picture" href="${href}"><img src="${href}" alt="${text}" loading="lazy" width="120" height="90"></a>`
  }
  return html`<a href="${href}">${text}</a>`
}
