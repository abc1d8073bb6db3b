/** A schema out of the API's own description, as far as a sample needs it. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly minItems?: number
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly example?: unknown
}

export type Shapes = Readonly<Record<string, Schema>>

/**
 * A body that fits a schema, in which every text that may name something is the one given: its code, id or name. With
 * everything that is optional, so that no way in is left out.
 */
export function sampleBody(schema: Schema, shapes: Shapes, foreign: string, depth = 0): unknown {
  if (depth > 8) return {}
  const sample = (inner: Schema) => sampleBody(inner, shapes, foreign, depth + 1)
  if (schema.$ref !== undefined) {
    const named = shapes[schema.$ref.replace('#/components/schemas/', '')]
    return named === undefined ? {} : sample(named)
  }
  const [choice] = schema.oneOf ?? schema.anyOf ?? []
  if (choice !== undefined) return sample(choice)
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map(sample))
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0]
  if (type === 'object' || schema.properties !== undefined) {
    const properties = Object.entries(schema.properties ?? {})
    return Object.fromEntries(properties.map(([name, inner]) => [name, sample(inner)]))
  }
  if (type === 'array') return schema.items === undefined ? [] : [sample(schema.items)]
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1
  if (type === 'boolean') return true
  return textFor(schema, foreign)
}

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-11-20T00:00:00Z',
  date: '2026-11-20',
  email: 'somebody@attacker.example',
  uri: 'https://attacker.example/',
}

function textFor({ format = '', pattern, example }: Schema, foreign: string): string {
  const set = formats[format]
  if (set !== undefined) return set
  if (pattern === undefined || new RegExp(pattern, 'u').test(foreign)) return foreign
  return typeof example === 'string' ? example : foreign
}
