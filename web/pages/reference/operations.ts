import { html } from 'hono/html'
import { command, curl } from './first-scan.ts'
import { prose } from './prose.ts'
import { propertiesOf, type Shape, typeOf } from './shapes.ts'
import type { Reference } from './view.ts'

/** One method of one path, as the page shows it. */
export interface Operation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly description: string
  readonly parameters: readonly Parameter[]
  readonly body: Contents
  readonly answers: readonly {
    readonly status: string
    readonly description: string
    readonly content: Contents
  }[]
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema?: Shape
}

type Contents = Readonly<Record<string, { readonly schema?: Shape }>>

/** All operations of the document by tag: tags in its order, then whatever it does not list, so that none is left out. */
export function operationsOf(document: Reference['document']) {
  const all = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Described>).map(([method, described]) => ({
      tag: described.tags?.[0] ?? 'Further',
      operation: operationOf(method, path, described),
    })),
  )
  const names = [...(document.tags ?? []).map(({ name }) => name), ...all.map(({ tag }) => tag)]
  return [...new Set(names)].map((name) => ({
    tag: name,
    operations: all.filter(({ tag }) => tag === name).map(({ operation }) => operation),
  }))
}

interface Described {
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content?: Contents }
  readonly responses?: Readonly<
    Record<string, { readonly description?: string; readonly content?: Contents }>
  >
}

function operationOf(method: string, path: string, described: Described): Operation {
  return {
    id: sectionId(`${method} ${path.replace('/api/v1', '')}`),
    method: method.toUpperCase(),
    path,
    summary: described.summary ?? path,
    description: described.description ?? '',
    parameters: described.parameters ?? [],
    body: described.requestBody?.content ?? {},
    answers: Object.entries(described.responses ?? {})
      .filter(([status]) => status.startsWith('2'))
      .map(([status, { description = '', content = {} }]) => ({ status, description, content })),
  }
}

/** A heading's anchor. */
export function sectionId(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

/** One operation: what it is for, what it takes, what it answers, and a command to copy. */
export function operationSection(operation: Operation, origin: string) {
  const { id, method, path, summary, description, parameters, body, answers } = operation
  return html`<article>
<h3 id="${id}">${summary}</h3>
<p><span class="method">${method}</span> <code class="path">${path}</code></p>
${description === '' ? '' : html`<p>${prose(description)}</p>`}
${parameters.length === 0 ? '' : parameterTable(parameters)}
${Object.keys(body).length === 0 ? '' : html`<h4>Send</h4>${contentList(body)}`}
${answers.map(({ status, description: what, content }) => html`<h4>Answer ${status}</h4><p>${what}</p>${contentList(content)}`)}
${method === 'GET' ? command(curl(exampleAddress(operation, origin))) : ''}
</article>`
}

function parameterTable(parameters: readonly Parameter[]) {
  return html`<table>
<thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>${parameters.map(({ name, in: place, required, description, schema = {} }) => {
    const usual = schema.default === undefined ? '' : `${String(schema.default)} when absent`
    return html`<tr><td><code>${name}</code> <span class="soft">${place}</span>${required === true ? html` <span class="must">required</span>` : ''}</td><td>${typeOf(schema)}</td><td>${prose([description ?? schema.description, usual].filter(Boolean).join('; '))}</td></tr>`
  })}</tbody>
</table>`
}

function contentList(contents: Contents) {
  return Object.entries(contents).map(([type, { schema = {} }]) => {
    const named = schema.properties === undefined
    return html`<p><code>${type}</code> ${named ? typeOf(schema) : ''}</p>${named ? '' : propertiesOf(schema)}`
  })
}

function exampleAddress({ path, parameters }: Operation, origin: string): string {
  const asked = parameters.filter(
    ({ in: place, schema }) => place === 'query' && schema?.example !== undefined,
  )
  const query = asked
    .map(({ name, schema }) => `${name}=${String(schema?.example ?? '')}`)
    .join('&')
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) =>
    String(parameters.find((parameter) => parameter.name === name)?.schema?.example ?? name),
  )
  return `${origin}${filled}${query === '' ? '' : `?${query}`}`
}
