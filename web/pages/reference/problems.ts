import { html } from 'hono/html'
import type { Problem } from './view.ts'

/** Every code that a refusal can carry. */
export function problemTable(problems: readonly Problem[]) {
  return html`<p>A refusal is answered as <code>application/problem+json</code> (RFC 9457) with <code>code</code> and <code>faults</code>. Each fault has a <code>pointer</code> to what is wrong and a <code>message</code> that says what would be right; all faults are named at once, and nothing of what was refused is kept.</p>
<table>
<thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead>
<tbody>${problems.map(
    ({ code, status, title }) =>
      html`<tr><td><code>${code}</code></td><td data-label="Status">${status}</td><td>${title}</td></tr>`,
  )}</tbody>
</table>`
}
