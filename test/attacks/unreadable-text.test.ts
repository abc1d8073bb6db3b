import { expect, it } from 'vitest'
import { createApp } from '../../api/app.ts'
import { usualRates } from '../../api/http/hardening/rate-limits.ts'
import { openTestInstallation } from '../harness/installation.ts'
import { signUpPerson } from '../harness/people.ts'
import { attackRounds } from './rounds.ts'
import { requestMaker, routeTable, type TableRoute } from './route-table.ts'

/** Text that some part on the way cannot hold, reads otherwise, or counts otherwise. */
const texts = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udc00',
  '\udc00\ud800',
  '\uffff',
  '\u202ea',
  '\ufeff',
  '\u200b',
  '%',
  '%0',
  '%00',
  '%C0%80',
  '%ED%A0%80',
  '%FF',
  '%u0000',
  '\\u0000',
  '\r\nSet-Cookie: a=b',
  '\u2028',
  'x'.repeat(3_000),
  '字'.repeat(1_500),
  '9'.repeat(400),
  '-0',
  '1e999',
  'NaN',
  '9223372036854775808',
  '2026-13-45T99:99:99Z',
  '0001-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '../../etc',
  '__proto__',
  // An id, and what only looks like one.
  '00000000-0000-0000-0000-000000000000',
  '-'.repeat(36),
  'f'.repeat(36),
  'é\u0301',
  '\u212a',
  '\u{10ffff}',
  '{"a":',
  '[]',
  '',
]

/** Names that forms of ours carry, and one that breaks a form. */
const fields = [
  'email',
  'password',
  'newPassword',
  'code',
  'next',
  'name',
  'organisation',
  'session',
  'passkey',
  'role',
  'required',
  'facility',
  'id',
  'step',
  'eventTime',
  'note',
  'batch',
  'outputs/0/code',
  'stage',
]

it('never makes a fault of ours, wherever it stands in a request', async () => {
  const opened = await openTestInstallation()
  const [logged, broken]: [string[], string[]] = [[], []]
  const log = (line: string, error?: unknown) => {
    if (error !== undefined) logged.push(`${line} ${String(error)}`)
  }
  const boundless = { burst: 1e9, perSecond: 1e9 }
  const rates = { ...usualRates, identity: boundless, scans: boundless }
  const app = createApp({
    installation: opened,
    log,
    now: () => new Date(),
    rates,
    passwordCost: 10,
  })
  const make = await requestMaker(app)
  const { cookie } = await signUpPerson(opened, { role: 'administrator' })
  const key = { authorization: `Bearer ${opened.key}` }
  const session = { cookie, origin: 'http://localhost', 'accept-language': '\u00ff\u00fe' }
  const ask = async (route: TableRoute, asked: { path: string; init: RequestInit }) => {
    const answer = await app.request(asked.path, { method: route.method, ...asked.init })
    await answer.arrayBuffer().catch(() => {})
    const shown = `${route.method} ${asked.path.slice(0, 80)} ${String(asked.init.body).slice(0, 80)}`
    if (answer.status >= 500) broken.push(shown)
  }
  const tried = attackRounds > 1 ? texts : texts.filter((_, index) => index % 4 === 0 || index < 4)
  for (const text of tried) {
    for (const route of routeTable(app)) {
      // Signing out would leave the rest without a session.
      if (route.path === '/sign-out') continue
      const headers = route.path.startsWith('/api/') ? key : session
      for (const asked of variantsOf(route, text, make)) {
        await ask(route, {
          path: asked.path,
          init: { ...asked.init, headers: { ...headers, ...asked.headers } },
        })
      }
    }
  }
  expect([broken, logged]).toEqual([[], []])
}, 600_000)

interface Variant {
  readonly path: string
  readonly init: RequestInit
  readonly headers: Readonly<Record<string, string>>
}

/** The text in the path, the query, a header, a body as JSON, names in it, a form and a form in parts. */
function variantsOf(
  route: TableRoute,
  text: string,
  make: Awaited<ReturnType<typeof requestMaker>>,
): readonly Variant[] {
  const inPath = route.path.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, encoded(text))
  const query = `?q=${encoded(text)}&cursor=${encoded(text)}&lang=${encoded(text)}&next=${encoded(text)}`
  if (route.method === 'GET') {
    const told = { 'loomcell-organisation': text.replaceAll(/[^\x20-\xff]/g, '?').trim() }
    return [
      { path: inPath, init: {}, headers: {} },
      { path: `${inPath}${query}`, init: {}, headers: told },
    ]
  }
  const { path, body = '{}' } = make(route, text.toWellFormed().replaceAll('\u0000', '') || 'x')
  const json = { 'content-type': 'application/json' }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const parts = { 'content-type': 'multipart/form-data; boundary=x' }
  const filled = filledWith(body, text)
  const sent = fields.map((name) => `${encodeURIComponent(name)}=${encoded(text)}`).join('&')
  const part = fields.map(
    (name) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
  )
  return [
    { path: inPath, init: { body: '{}' }, headers: json },
    { path: `${path.split('?')[0]}${query}`, init: { body: filled }, headers: json },
    {
      path,
      init: { body: JSON.stringify({ [text]: text, papers: { [text]: text } }) },
      headers: json,
    },
    { path, init: { body: filled.slice(0, filled.length / 2) }, headers: json },
    { path, init: { body: `${sent}&${encoded(text)}=1` }, headers: form },
    { path, init: { body: `${part.join('')}--x--` }, headers: parts },
    { path, init: { body: part.join('').slice(0, 90) }, headers: parts },
    { path, init: { body: text }, headers: { 'content-type': 'text/csv' } },
  ]
}

/** The sample body with the text in every place of it; as it is where it is no JSON, such as one that the text itself begins. */
function filledWith(body: string, text: string): string {
  try {
    return JSON.stringify(withText(JSON.parse(body), text))
  } catch {
    return body
  }
}

/** Percent-encoded, half characters as the bytes that they would have. */
function encoded(text: string): string {
  const halves = text.replaceAll(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\u0001',
  )
  return encodeURIComponent(halves).replaceAll('%01', '%ED%A0%80')
}

/** The same value with every text in it that is not a word of a closed list replaced, one level deep and deeper. */
function withText(value: unknown, text: string): unknown {
  if (typeof value === 'string') return /^[a-z_]+$/.test(value) ? value : text
  if (Array.isArray(value)) return value.map((one) => withText(one, text))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withText(one, text)]))
}
