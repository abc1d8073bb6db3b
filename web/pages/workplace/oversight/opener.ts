import { html } from 'hono/html'
import type { Markup } from '../shell.ts'
import type { Opens } from './view.ts'

/** A link, or where a regulator enters an organisation by it a button: what is behind it is told to whoever's it is. */
export function opener(
  opens: Opens,
  { text, about }: { readonly text: string; readonly about: string },
): Markup {
  if ('href' in opens) {
    return html`<a class="opens" href="${opens.href}" aria-label="${text}: ${about}">${text}</a>`
  }
  return html`<form method="post" action="/work/regulator"><input type="hidden" name="organisation" value="${opens.within}"><input type="hidden" name="next" value="${opens.next}"><button class="text opens" aria-label="${text}: ${about}">${text}</button></form>`
}
