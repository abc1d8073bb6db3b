import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../domain/refusal.ts'
import { type Language, languages } from '../../../domain/words.ts'
import { routeTable, type TableRoute } from '../../attacks/route-table.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'

/** What a browser of each language sends. */
const browsers = {
  en: 'fr;q=0.2, en-GB, zh;q=0.5',
  'zh-Hant': 'zh-HK,zh;q=0.9,en;q=0.8',
  'zh-Hans': 'en;q=0.1, zh-CN;q=0.7',
} as const satisfies Record<Language, string>

interface Problem {
  readonly title: string
  readonly code: string
  readonly faults: readonly Fault[]
}

describe('a refusal of the API', () => {
  it('tells whoever is unknown, at every route and in three languages, that nobody is signed in', async () => {
    const installation = await openTestInstallation()
    // Checking what a record stands on needs no key; it is refused like the others below.
    const closed = routesOf(installation).filter(({ path }) => path !== '/api/v1/verify')
    for (const route of closed) {
      const told = await askInEach(installation, route, {})
      expect([route.method, route.path, told.en?.code]).toEqual([
        route.method,
        route.path,
        'not_authenticated',
      ])
      expectTheSame(route, told)
      expect(Object.values(told).map((one) => one?.title)).toEqual([
        'Not signed in',
        '尚未登入',
        '尚未登录',
      ])
    }
  })

  it.each([
    ['a body that no route describes', '{"nonsense":{"deep":[1]}}', '?nonsense=1'],
    ['no JSON', '{"broken', ''],
    ['nothing', '{}', ''],
  ])('says at every route in three languages what is wrong with %s', async (_, body, query) => {
    const installation = await openTestInstallation()
    const authorization = `Bearer ${installation.key}`
    let refused = 0
    for (const route of routesOf(installation)) {
      const told = await askInEach(installation, route, { authorization, body, query })
      if (told.en === undefined) continue
      refused += 1
      expectTheSame(route, told)
    }
    expect(refused).toBeGreaterThan(30)
    expect(installation.logged).toEqual([])
  })

  it('takes for Chinese what browsers call it, and English for whatever it does not know', async () => {
    const { app } = await openTestInstallation()
    const asked = [
      ['zh-TW', 'zh-Hant'],
      ['zh-Hant-MO', 'zh-Hant'],
      ['zh', 'zh-Hans'],
      ['zh-Hans-HK', 'zh-Hans'],
      ['en;q=0.3, zh-HK;q=0.4', 'zh-Hant'],
      ['zh-CN;q=0, fr', 'en'],
      ['xx, *;q=0.1', 'en'],
      ['q=;;,,', 'en'],
    ] as const
    for (const [header, language] of asked) {
      const answer = await app.request('/api/v1/stock', { headers: { 'accept-language': header } })
      expect([header, answer.headers.get('content-language')]).toEqual([header, language])
      expect(answer.headers.get('vary')).toContain('Accept-Language')
    }
    const silent = await app.request('/api/v1/stock')
    expect(silent.headers.get('content-language')).toBe('en')
  })

  it('says in a receipt, alone and among others, what is wrong in the language asked for', async () => {
    const { request } = await openTestInstallation()
    const body = JSON.stringify([{ stream: 'battery' }])
    const headers = { 'accept-language': 'zh-HK' }
    const answer = await request('/api/v1/scans', { method: 'POST', body, headers })
    const [receipt] = (await answer.json()) as readonly Problem[]
    expect(receipt?.faults.map(({ message }) => message)).toContain('缺少「id」，應為：文字')
    const steps = { steps: [{ handOver: 'none', id: 'none', step: 'withdraw' }] }
    const bulk = await request('/api/v1/hand-overs/steps', {
      method: 'POST',
      body: JSON.stringify(steps),
      headers: { ...headers, 'content-type': 'application/json' },
    })
    const { receipts } = (await bulk.json()) as { readonly receipts: readonly Problem[] }
    const said = receipts.flatMap(({ faults }) => faults.map(({ message }) => message))
    expect(said.length).toBeGreaterThan(0)
    for (const message of said) expect(message).toMatch(/\p{Script=Han}/u)
    expect(bulk.headers.get('content-language')).toBe('zh-Hant')
  })
})

function routesOf({ app }: TestInstallation): readonly TableRoute[] {
  const open = /^\/api\/v1\/(openapi\.json|reference)$/
  return routeTable(app).filter(({ path }) => path.startsWith('/api/v1/') && !open.test(path))
}

interface Asked {
  readonly authorization?: string
  readonly body?: string
  readonly query?: string
}

/** The problems that one request gets in each language; undefined where it is not refused. */
async function askInEach(
  { app }: TestInstallation,
  { method, path }: TableRoute,
  { authorization, body = '{}', query = '' }: Asked,
): Promise<Record<Language, Problem | undefined>> {
  const filled = path.replaceAll(/:\w+(?:\{[^}]*\})?/g, 'nonsense')
  const ask = async (language: Language): Promise<Problem | undefined> => {
    const answer = await app.request(`${filled}${query}`, {
      method,
      ...(method === 'GET' ? {} : { body }),
      headers: {
        'accept-language': browsers[language],
        'content-type': 'application/json',
        ...(authorization === undefined ? {} : { authorization }),
      },
    })
    if (answer.status < 400) return undefined
    expect([filled, answer.headers.get('content-type')]).toEqual([
      filled,
      'application/problem+json',
    ])
    expect([filled, answer.headers.get('content-language')]).toEqual([filled, language])
    return (await answer.json()) as Problem
  }
  return { en: await ask('en'), 'zh-Hant': await ask('zh-Hant'), 'zh-Hans': await ask('zh-Hans') }
}

/** A run of English words outside of quotation marks. */
const english = /[A-Za-z]{2,}(?: [A-Za-z]{2,}){3,}/

function expectTheSame(
  { method, path }: TableRoute,
  told: Record<Language, Problem | undefined>,
): void {
  const names = (problem: Problem | undefined) =>
    problem?.faults.map(({ pointer, says, values }) => ({ pointer, says, values }))
  for (const language of languages) {
    const problem = told[language]
    expect([method, path, problem?.code]).toEqual([method, path, told.en?.code])
    expect([method, path, names(problem)]).toEqual([method, path, names(told.en)])
    for (const { says, message } of problem?.faults ?? []) {
      expect([path, message, says]).toEqual([path, message, expect.any(String)])
      expect([path, message, /\{\w+\}/.test(message)]).toEqual([path, message, false])
      if (language === 'en') continue
      const plain = message.replaceAll(/「[^」]*」|“[^”]*”/g, '')
      expect([path, message, /\p{Script=Han}/u.test(plain)]).toEqual([path, message, true])
      expect([path, message, english.test(plain)]).toEqual([path, message, false])
    }
  }
}
