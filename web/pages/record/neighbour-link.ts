import { html } from 'hono/html'
import { plainText } from '../../../domain/plain-text.ts'
import type { Language } from '../../../domain/words.ts'
import { phrases } from './phrases.ts'
import type { Neighbour } from './view.ts'

/** Another batch by its code, leading to its own page in the same language; without either when it is withheld. */
export function neighbourLink({ withheld, path, code }: Neighbour, language: Language) {
  if (withheld || path === null) return html`<i>${phrases.withheld[language]}</i>`
  return html`<a href="${path}?lang=${language}"><bdi>${plainText(code ?? path)}</bdi></a>`
}

/** What another batch is: its kind, and its material where that says more than this page's own. */
export function neighbourKind({ kind, material }: Neighbour, language: Language, own: string) {
  const name = kind.label[language]
  return material.name === own ? name : `${name} · ${material.label[language]}`
}
