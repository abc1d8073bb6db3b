import { html } from 'hono/html'
import { type Language, words } from '../../domain/words.ts'
import { workplaceShell } from './workplace/shell.ts'

const title = words('Try again in a moment', '請稍後再試', '请稍后再试')
const again = words('Try again', '再試一次', '再试一次')

/** What a page says when it cannot be made just now; the link asks for the same address again. */
export function unavailablePage({
  language,
  path,
  says,
}: {
  readonly language: Language
  readonly path: string
  /** Why, in that language. */
  readonly says: string
}): string {
  const body = html`<p>${says}</p><p><a class="button" href="${path}">${again[language]}</a></p>`
  return workplaceShell({ title: title[language], language, path, body })
}
