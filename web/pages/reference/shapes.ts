import { html } from 'hono/html'
import { prose } from './prose.ts'
import type { Reference } from './view.ts'

/** The part of a JSON Schema that the reference shows. */
export interface Shape {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly default?: unknown
  readonly example?: unknown
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
  readonly additionalProperties?: boolean | Shape
  readonly required?: readonly string[]
  readonly oneOf?: readonly Shape[]
  readonly anyOf?: readonly Shape[]
  readonly allOf?: readonly Shape[]
}

/** Every named shape of the API but the facts of stages, which stand with their stages. */
export function shapeSection({ components }: Reference['document']) {
  const shapes = Object.entries((components?.schemas ?? {}) as Record<string, Shape>)
  return html`<section><h2 id="shapes">Shapes</h2>
${shapes
  .filter(([name]) => !name.includes('.'))
  .map(
    ([name, shape]) =>
      html`<h3 id="shape-${name}">${name}</h3>${
        shape.description === undefined ? '' : html`<p>${prose(shape.description)}</p>`
      }${propertiesOf(shape)}`,
  )}</section>`
}

/** A shape's properties as a table; those of alternatives one after the other. */
export function propertiesOf(shape: Shape): unknown {
  const parts = shape.oneOf ?? shape.anyOf ?? shape.allOf
  if (parts !== undefined && shape.properties === undefined) {
    const joint = shape.allOf === undefined ? 'or' : 'and'
    return parts.map(
      (part, at) =>
        html`${at === 0 ? '' : html`<p class="soft">${joint}</p>`}${part.properties === undefined ? html`<p>${typeOf(part)}</p>` : propertiesOf(part)}`,
    )
  }
  if (shape.properties === undefined) return html`<p>${typeOf(shape)}</p>`
  return html`<table>
<thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>${Object.entries(shape.properties).map(
    ([name, property]) =>
      html`<tr><td><code>${name}</code>${shape.required?.includes(name) === true ? '' : html` <span class="soft">may be absent</span>`}</td><td>${typeOf(property)}</td><td>${prose(property.description ?? '')}</td></tr>`,
  )}</tbody>
</table>`
}

/** A shape's type in a few words, with a link where it has a name. */
export function typeOf(shape: Shape): unknown {
  if (shape.$ref !== undefined) {
    const name = shape.$ref.slice(shape.$ref.lastIndexOf('/') + 1)
    return html`<a href="#shape-${name}">${name}</a>`
  }
  const parts = shape.oneOf ?? shape.anyOf
  if (parts !== undefined) return joined(parts.map(typeOf), ' or ')
  if (shape.allOf !== undefined) return joined(shape.allOf.map(typeOf), ' and ')
  if (shape.const !== undefined) return html`<code>${shape.const}</code>`
  if (shape.enum !== undefined) {
    return joined(
      shape.enum.map((word) => html`<code>${word}</code>`),
      ' · ',
    )
  }
  if (shape.items !== undefined) return html`list of ${typeOf(shape.items)}`
  const values = shape.additionalProperties
  if (typeof values === 'object' && Object.keys(values).length > 0) {
    return html`names with ${typeOf(values)}`
  }
  const types = [shape.type ?? 'anything'].flat().filter((type) => type !== 'null')
  const nullable = [shape.type].flat().includes('null') ? ' or null' : ''
  return `${shape.format ?? types.join(' or ')}${boundsOf(shape)}${nullable}`
}

function joined(parts: readonly unknown[], between: string) {
  return parts.map((part, at) => (at === 0 ? html`${part}` : html`${between}${part}`))
}

/** Bounds that only say "a safe integer" say nothing to a reader. */
function boundsOf({ minimum, maximum }: Shape): string {
  const least =
    minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? '' : ` from ${minimum}`
  const most = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? '' : ` to ${maximum}`
  return `${least}${most}`
}
