import { html, raw } from 'hono/html'
import { firstScan } from './reference/first-scan.ts'
import { operationSection, operationsOf, sectionId } from './reference/operations.ts'
import { problemTable } from './reference/problems.ts'
import { shapeSection } from './reference/shapes.ts'
import { streamSection } from './reference/stream-section.ts'
import { style } from './reference/style.ts'
import type { Reference } from './reference/view.ts'

/** The API reference as one HTML page without script, readable on a phone, in the dark and on paper. */
export async function referencePage(reference: Reference): Promise<string> {
  const { document, streams, problems, origin } = reference
  const tags = operationsOf(document)
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Loomcell API reference</title>
<style>${raw(style)}</style>
</head>
<body>
<div class="page">
<header>
<h1>Loomcell API</h1>
<p class="lead">Scan batches at each stage, read where they stand and what they came from, report what flowed, to the gram.</p>
<p>Addresses begin with <code>${origin}/api/v1</code>. Every request carries an access key of your organisation and sees that organisation’s batches only. The same description for machines: <a href="openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
</header>
${contents(reference)}
<main>
${firstScan(reference)}
${tags.map(({ tag, operations }) => html`<section><h2 id="${sectionId(tag)}">${tag}</h2>${operations.map((operation) => operationSection(operation, origin))}</section>`)}
<section><h2 id="refusals">Refusals</h2>${problemTable(problems)}</section>
<section><h2 id="stages">Stages and their facts</h2>
<p>What a scan of a stage must and may carry. A fact that not everyone sees is sealed: others see that something was recorded, not what it says.</p>
${streams.map(streamSection)}</section>
${shapeSection(document)}
</main>
</div>
</body>
</html>`
  return String(await page)
}

// On a wide screen it scrolls by itself, and so does a keyboard's reader of it.
function contents({ document, streams }: Reference) {
  return html`<nav aria-label="Contents" tabindex="0"><details class="contents"><summary>Contents</summary>
<div><ul><li><a href="#first-scan"><strong>Record your first scan</strong></a></li></ul>
${operationsOf(document).map(
  ({ tag, operations }) => html`<strong>${tag}</strong>
<ul>${operations.map(({ id, summary }) => html`<li><a href="#${id}">${summary}</a></li>`)}</ul>`,
)}
<strong>Look up</strong>
<ul>
<li><a href="#refusals">Refusals</a></li>
${streams.map(({ name, label }) => html`<li><a href="#stream-${name}">Stages: ${label.en}</a></li>`)}
<li><a href="#shapes">Shapes</a></li>
</ul></div>
</details></nav>`
}
