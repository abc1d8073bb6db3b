import { generateKeyPairSync, randomUUID } from 'node:crypto'

/** A schema out of the API's own description, as far as a sample needs it. */
export interface Schema {
  readonly required?: readonly string[]
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

export interface Sample {
  readonly shapes: Shapes
  /** Stands wherever a text may name something: a code, an id, a slug. */
  readonly foreign: string
  /** Whether what may be left out is there. */
  readonly isFull: boolean
}

/** A body that fits a schema, in which every text that may name something is the one given. */
export function sampleBody(schema: Schema, sample: Sample, name = '', depth = 0): unknown {
  if (depth > 8) return {}
  const inner = (one: Schema, called = name) => sampleBody(one, sample, called, depth + 1)
  if (schema.$ref !== undefined) {
    const named = sample.shapes[schema.$ref.replace('#/components/schemas/', '')]
    return named === undefined ? {} : inner(named)
  }
  const [choice] = schema.oneOf ?? schema.anyOf ?? []
  if (choice !== undefined) return inner(choice)
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((one) => inner(one)))
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0]
  if (type === 'object' || schema.properties !== undefined) {
    const properties = Object.entries(schema.properties ?? {}).filter(
      ([one]) => sample.isFull || schema.required?.includes(one) === true,
    )
    return Object.fromEntries(properties.map(([one, of]) => [one, inner(of, one)]))
  }
  if (type === 'array') return schema.items === undefined ? [] : [inner(schema.items)]
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1
  if (type === 'boolean') return true
  return textFor(schema, name, sample.foreign)
}

/** What a text of this name must be, where the description alone does not say it: then the rest of the body is reached. */
const named: Readonly<Record<string, string>> = {
  email: 'somebody@attacker.example',
  eventTime: '2026-11-20T00:00:00Z',
  expires: '2030-01-01T00:00:00Z',
  hazardClass: '9',
  packingInstruction: 'P903',
  role: 'operator',
  signingKey: generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x ?? '',
  stages: 'battery.weighed',
  timeZone: 'Asia/Hong_Kong',
  unNumber: 'UN3480',
  url: 'https://attacker.example/hook',
}

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-11-20T00:00:00Z',
  date: '2030-01-01',
}

function textFor({ format = '', pattern, example }: Schema, name: string, foreign: string): string {
  const set = named[name] ?? formats[format]
  if (set !== undefined) return set
  if (name === 'id' && !/^[0-9a-f-]{36}$/.test(foreign)) return randomUUID()
  if (pattern === undefined || new RegExp(pattern, 'u').test(foreign)) return foreign
  return typeof example === 'string' ? example : foreign
}
