import { html } from 'hono/html'
import type { Markup } from './shell.ts'

const forms = ['csv', 'xlsx', 'pdf'] as const

/** The same report as files: for programs, as a spreadsheet, and on paper; `asked` is what the page was asked by. */
export function fileLinks(path: string, asked: Readonly<Record<string, string>>): Markup {
  return html`<p class="row">${forms.map((as) => {
    const href = `${path}?${new URLSearchParams({ ...asked, as })}`
    return html`<a class="button quiet" href="${href}">${as.toUpperCase()}</a>`
  })}</p>`
}
