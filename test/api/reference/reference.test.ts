import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { routeRights } from '../../../api/http/route-rights.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openTestInstallation } from '../../harness/installation.ts'

/** Routes that anyone may ask. */
const open = [
  '/b/{code}',
  '/b/{record}/evidence.json',
  '/b/{record}/evidence.zip',
  '/01/{gtin}/21/{serial}',
  '/api/v1/verify',
  '/granted/{token}',
  '/granted/{token}/files/{digest}',
  '/credentials/{credential}',
  '/credentials/{credential}/linkset',
  '/credentials/{credential}/status',
  '/.well-known/did.json',
  '/.well-known/gs1resolver',
  '/orgs/{issuer}/did.json',
  '/status/{list}',
  '/history/{digest}',
  '/contexts/{context}',
  '/log/checkpoint',
  '/log/checkpoints',
  '/log/tile/{level}/{place}',
  '/log/tile/entries/{place}',
  '/log/proof/inclusion',
  '/log/proof/consistency',
  '/log/entries/{name}/proof',
  '/log/key',
  '/log/policy',
]

interface Document {
  readonly openapi: string
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, object>>
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly properties?: object }>>
    readonly securitySchemes: object
  }
}

describe('GET /openapi.json', () => {
  it('describes every route without asking for a key', async () => {
    const { app } = await openTestInstallation()
    const response = await app.request('/api/v1/openapi.json')
    expect(response.status).toBe(200)
    const { openapi, paths, components } = await jsonOf<Document>(response)
    expect(openapi).toBe('3.1.0')
    const guarded = Object.keys(routeRights).map(
      (name) => `/api/v1${name.split(' ')[1]?.replaceAll(/:(\w+)/g, '{$1}')}`,
    )
    expect(new Set(Object.keys(paths))).toEqual(new Set([...open, ...guarded]))
    expect(components.securitySchemes).toMatchObject({ key: { type: 'http', scheme: 'bearer' } })
  })

  it('holds the facts of every stage, read off the same table as the check', async () => {
    const { app, streams } = await openTestInstallation()
    const document = await jsonOf<Document>(await app.request('/api/v1/openapi.json'))
    for (const stream of streams.values()) {
      for (const { name, fields } of Object.values(stream.allStages)) {
        const schema = document.components.schemas[`${stream.name}.${name}.facts`]
        expect(Object.keys(schema?.properties ?? {})).toEqual(fields.map((field) => field.name))
      }
    }
    expect(document.components.schemas['battery.taken_in.outputFacts']).toMatchObject({
      properties: {
        nominalVoltageVolts: {
          type: ['string', 'number'],
          minimum: 1,
          maximum: 1000,
          'x-unit': 'V',
        },
      },
    })
  })

  it('leaves no reference open', async () => {
    const { app } = await openTestInstallation()
    const text = await (await app.request('/api/v1/openapi.json')).text()
    const { components }: Document = JSON.parse(text)
    const named = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name)
    const missing = named.filter((name) => components.schemas[name ?? ''] === undefined)
    expect(missing).toEqual([])
  })
})

describe('GET /reference', () => {
  it('runs no script, loads nothing and allows only its own style', async () => {
    const { app } = await openTestInstallation()
    const response = await app.request('/api/v1/reference')
    const page = await response.text()
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? []
    const hash = createHash('sha256').update(style).digest('base64')
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    expect(page).not.toMatch(/<script|<link|<img|\bsrc=|\bstyle="|\son\w+="|@import|url\(/)
  })

  it('shows every operation, refusal, stage and fact, with every link leading somewhere', async () => {
    const { app, streams } = await openTestInstallation()
    const page = await (await app.request('/api/v1/reference')).text()
    for (const { name, allStages } of streams.values()) {
      for (const stage of Object.values(allStages)) {
        expect(page).toContain(`id="stage-${name}-${stage.name}"`)
        for (const field of stage.fields) expect(page).toContain(`<code>${field.name}</code>`)
      }
    }
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(links.filter((id) => !page.includes(`id="${id}"`))).toEqual([])
  })

  it('has every operation of the description, once, under a section that the description names', async () => {
    const { app } = await openTestInstallation()
    const document = await jsonOf<Document>(await app.request('/api/v1/openapi.json'))
    const page = await (await app.request('/api/v1/reference')).text()
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const shown = [
      ...page.matchAll(/<span class="method">(\w+)<\/span> <code class="path">([^<]+)</g),
    ].map(([, method, path]) => `${method} ${path}`)
    expect(shown.toSorted()).toEqual(described.toSorted())
    const used = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ tags }: { tags?: readonly string[] }) => tags ?? ['none']),
    )
    expect(new Set(used)).toEqual(new Set(document.tags.map(({ name }) => name)))
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  it('gives a newcomer commands that work as they stand', async () => {
    const { app, request } = await openTestInstallation()
    const page = await (await app.request('http://localhost/api/v1/reference')).text()
    const text = page.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
    const posts = [...text.matchAll(/curl -sS '([^']+)'[^<]*?-d '([^<]*?)'<\/code>/g)]
    expect(posts).toHaveLength(2)
    const statuses = []
    for (const [, address = '', body = ''] of posts) {
      const { pathname } = new URL(address)
      statuses.push((await request(pathname, { method: 'POST', body })).status)
    }
    expect(statuses).toEqual([201, 200])
    const [, code = ''] = /batches\/(FIRST-[^'/]+)'/.exec(text) ?? []
    expect((await request(`/api/v1/batches/${code}`)).status).toBe(200)
  })
})
