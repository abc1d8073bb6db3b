import { html } from 'hono/html'

/** A description with its `code` marks set as code; everything else is plain text. */
export function prose(text: string) {
  return text
    .split('`')
    .map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))
}
