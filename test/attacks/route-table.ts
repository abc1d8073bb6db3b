import type { App } from '../../api/app.ts'
import { type Sample, type Schema, type Shapes, sampleBody } from './sample-body.ts'

/** A route as the app itself knows it. */
export interface TableRoute {
  readonly method: string
  /** With its parameters' names, such as `/api/v1/batches/:code`. */
  readonly path: string
  /** Parameters that name something of an organisation. */
  readonly ids: readonly string[]
}

/** What a request asks with. */
export interface Filled {
  readonly path: string
  readonly body: string | undefined
  readonly type: string
}

/** Parameters that name nothing of an organisation, with a value. */
const common: Readonly<Record<string, string>> = {
  stream: 'battery',
  stage: 'weighed',
  proposal: 'matching',
  // Of a letter, and a secret by itself: `guessing.test.ts` and the tests of people look after those.
  token: 'x'.repeat(43),
  // What anyone may read of a record and of passports: `test/api/evidence-pack` and `test/api/passports` look after that.
  record: 'NOWHERE',
  credential: '0'.repeat(36),
  issuer: 'nobody',
  // What anyone may read of a jurisdiction: `test/api/oversight/summary` looks after that.
  authority: 'nobody',
  list: 'none',
  digest: 'x'.repeat(43),
  context: 'none',
}

/** Every route of the app under these paths, read from the app so that a new one is there by itself. */
export function routeTable({ routes }: Pick<App, 'routes'>): readonly TableRoute[] {
  const named = routes
    .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    .map(({ method, path }) => `${method} ${path}`)
  return [...new Set(named)].map((name) => {
    const [method = '', path = ''] = name.split(' ')
    const parameters = [...path.matchAll(/:(\w+)/g)].map(([, parameter = '']) => parameter)
    return { method, path, ids: parameters.filter((one) => !Object.hasOwn(common, one)) }
  })
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Shapes }
}

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly parameters?: readonly {
    readonly in: string
    readonly name: string
    readonly required?: boolean
    readonly schema: Schema
  }[]
}

/** Makes requests from the app's own description, each id and each text in it being the one given. */
export async function requestMaker(app: Pick<App, 'request'>) {
  const answer = await app.request('/api/v1/openapi.json')
  const { paths, components } = (await answer.json()) as Description
  return ({ method, path }: TableRoute, foreign: string, isFull = true): Filled => {
    const sample = { shapes: components.schemas, foreign, isFull }
    const described = path.replaceAll(/:(\w+)/g, '{$1}')
    const operation = paths[described]?.[method.toLowerCase()] ?? {}
    const schema = operation.requestBody?.content['application/json']?.schema
    const asked = `${filledPath(path, foreign)}${queryOf(operation, sample)}`
    if (method === 'GET' || method === 'HEAD')
      return { path: asked, body: undefined, type: 'text/plain' }
    if (schema !== undefined) {
      return {
        path: asked,
        body: JSON.stringify(sampleBody(schema, sample)),
        type: 'application/json',
      }
    }
    // Files as they are, and forms of pages; what is described without a body gets none.
    const isFile = operation.requestBody !== undefined || paths[described] === undefined
    return {
      path: asked,
      body: isFile ? foreign : undefined,
      type: 'application/x-www-form-urlencoded',
    }
  }
}

function filledPath(path: string, foreign: string): string {
  const ofPart = (_: string, name: string) => encodeURIComponent(common[name] ?? foreign)
  return path.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, ofPart)
}

/** Only what a route cannot be asked without. */
function queryOf({ parameters = [] }: Operation, sample: Sample): string {
  const required = parameters.filter((one) => one.in === 'query' && one.required === true)
  const query = new URLSearchParams(
    required.map(({ name, schema }): [string, string] => [
      name,
      String(sampleBody(schema, { ...sample, foreign: 'none' }, name)),
    ]),
  )
  return required.length === 0 ? '' : `?${query}`
}
