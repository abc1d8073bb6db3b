import { html } from 'hono/html'
import { type Language, words } from '../../domain/words.ts'
import { workplaceShell } from './workplace/shell.ts'

const again = words('Try again', '重試', '重试')
const start = words('To the start', '返回首頁', '返回首页')

/** What somebody with a browser is told who cannot have what they asked for; a link asks the same address again where it helps. */
export function problemPage({
  language,
  path,
  title,
  says,
  again: mayAskAgain,
}: ProblemView): string {
  const way = mayAskAgain
    ? html`<a class="button" href="${path}">${again[language]}</a>`
    : html`<a class="button" href="/">${start[language]}</a>`
  const body = html`${says.map((one) => html`<p>${one}</p>`)}<p>${way}</p>`
  return workplaceShell({ title, language, path, body })
}

export interface ProblemView {
  readonly language: Language
  /** The address that was asked for, without its query. */
  readonly path: string
  readonly title: string
  /** Why, in that language. */
  readonly says: readonly string[]
  /** Whether the same address may answer in a moment. */
  readonly again: boolean
}
