import pg from 'pg'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createApp } from '../../api/app.ts'
import { usualRates } from '../../api/http/hardening/rate-limits.ts'
import { dig, openClay, record } from '../harness/clay.ts'
import { openTestInstallation, type TestInstallation } from '../harness/installation.ts'
import { attackRounds } from './rounds.ts'
import { requestMaker, routeTable } from './route-table.ts'

/** What people try in a field that may end up in a statement, a pattern or a path into JSON. */
const corpus = [
  "'",
  "''",
  `"`,
  "';--",
  "' or '1'='1",
  "') or true--",
  "'; drop table event; --",
  "' union select null--",
  '1; select pg_sleep(5)',
  "'||pg_sleep(5)||'",
  '$$; select 1; $$',
  "\\'; select 1; --",
  '%27%20or%201=1',
  '%',
  '_',
  '%%',
  'a%',
  '\\',
  '\\%',
  '[a-z]',
  '.*',
  '(?i)a',
  '$.a',
  '$[*] ? (@ > 1)',
  '{"$ne":null}',
  '{{7*7}}',
  '#{7*7}',
  '::regclass',
  'current_setting($1)',
  "e'\\x27'",
  '/*',
  '*/',
  'null',
  'true',
  '-1',
  '0x1',
  '1e309',
]

describe('what is typed into any field', () => {
  afterEach(() => vi.restoreAllMocks())

  it('never becomes part of a statement', async () => {
    const opened = await openTestInstallation()
    const boundless = { burst: 1e9, perSecond: 1e9 }
    const rates = { ...usualRates, identity: boundless, scans: boundless }
    const log = (line: string, error?: unknown) => {
      if (error !== undefined) opened.logged.push(`${line} ${String(error)}`)
    }
    const app = createApp({
      installation: opened,
      log,
      now: () => new Date(),
      rates,
      passwordCost: 10,
    })
    const statements = watchStatements()
    const make = await requestMaker(app)
    const tries = attackRounds > 1 ? corpus : corpus.filter((_, index) => index % 3 === 0)
    const asked = async (text: string) => {
      statements.clear()
      for (const route of routeTable(app)) {
        const { path, body, type } = make(route, text)
        const headers = { authorization: `Bearer ${opened.key}`, 'content-type': type }
        const init = { method: route.method, headers }
        const answer = await app.request(path, body === undefined ? init : { ...init, body })
        await answer.arrayBuffer()
        expect([route.path, text, answer.status < 500]).toEqual([route.path, text, true])
      }
      return new Set(statements)
    }
    // Twice, since what a first question makes is there at the second.
    const plain = ['plain', 'plain-2', '7', '{"a":1}']
    const usual = new Set<string>()
    for (const text of plain) for (const statement of await asked(text)) usual.add(statement)
    for (const text of tries) {
      const start = performance.now()
      const others = [...(await asked(text))].filter((statement) => !usual.has(statement))
      expect([text, others]).toEqual([text, []])
      expect([text, performance.now() - start < 60_000]).toEqual([text, true])
    }
    const logged = opened.logged.filter((line) => !line.startsWith('No mail server is set'))
    expect(logged).toEqual([])
  }, 300_000)

  it('is looked for as it stands: a wildcard finds wildcards and nothing else', async () => {
    const installation = await openClay()
    const codes = ['A%B', 'A_B', 'A\\B', 'AXB', "A'B", 'A"B']
    await record(installation, ...codes.map((code) => dig(code, 5)))
    for (const [sought, found] of [
      ['%', ['A%B']],
      ['_', ['A_B']],
      ['\\', ['A\\B']],
      ["'", ["A'B"]],
      ['a%', ['A%B']],
      ['A_', ['A_B']],
      ['.*', []],
    ] as const) {
      expect([sought, await codesFound(installation, sought)]).toEqual([sought, found])
    }
    for (const code of codes) {
      const one = await installation.request(`/api/v1/batches/${encodeURIComponent(code)}`)
      expect(await one.json()).toMatchObject({ code })
    }
  })
})

async function codesFound(
  { request }: TestInstallation,
  sought: string,
): Promise<readonly string[]> {
  const answer = await request(`/api/v1/batches?q=${encodeURIComponent(sought)}`)
  const { batches } = (await answer.json()) as { batches: readonly { code: string }[] }
  return batches.map(({ code }) => code)
}

/** Texts of the statements that go to the database, without their values. */
function watchStatements(): Set<string> {
  const statements = new Set<string>()
  const query: (...given: unknown[]) => unknown = pg.Client.prototype.query
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...given: unknown[]
  ) {
    const [first] = given
    const text = typeof first === 'string' ? first : ((first as { text?: string }).text ?? '')
    // A list of as many values as were sent is the same statement.
    statements.add(
      text.replaceAll(/\$\d+/g, '$').replaceAll(/\(\$(, \$)*\)(, \(\$(, \$)*\))*/g, '($)'),
    )
    return query.apply(this, given)
  })
  return statements
}
