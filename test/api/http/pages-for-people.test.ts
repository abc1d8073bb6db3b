import { describe, expect, it } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { usualRates } from '../../../api/http/hardening/rate-limits.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'

/** What browsers send. */
const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
const inChinese = { accept, 'accept-language': 'zh-HK,zh;q=0.9,en;q=0.8' }
const from = { incoming: { socket: { remoteAddress: '198.51.100.7' } } }

async function openApps() {
  const installation = await openTestInstallation()
  const { app } = installation
  const rates = { ...usualRates, visitors: { burst: 1, perSecond: 0.05 } }
  const options = { installation, log: () => {}, now: () => new Date(0) }
  const busy = createApp({ ...options, rates })
  return { installation, app, busy }
}

type Ask = (headers: Record<string, string>) => Response | Promise<Response>

describe('whoever asks with a browser', () => {
  it('is told on a page, in their language, whatever is wrong, and a program in problem details', async () => {
    const { installation, app, busy } = await openApps()
    await busy.request('/sign-in', {}, from)
    const form = (path: string, body: string, origin: string): Ask => {
      const type = 'application/x-www-form-urlencoded'
      return (headers) =>
        app.request(path, {
          method: 'POST',
          body,
          headers: { ...headers, origin, 'content-type': type },
        })
    }
    const cases: readonly (readonly [number, string, Ask])[] = [
      [404, '找不到', (headers) => app.request('/nothing/here', { headers })],
      [
        405,
        '此網址不接受此方法',
        (headers) => app.request('/sign-in', { method: 'DELETE', headers }),
      ],
      [404, '找不到', (headers) => app.request('/api', { headers })],
      [403, '此身分不可進行此操作', form('/sign-in', 'a=b', 'https://elsewhere.example')],
      [413, '過大', form('/sign-in', `email=${'a'.repeat(70_000)}`, 'http://localhost')],
      [422, '請求有誤', (headers) => app.request('/b/%00', { headers })],
      [429, '請求過多', (headers) => busy.request('/sign-in', { headers }, from)],
    ]
    for (const [status, title, ask] of cases) {
      const page = await ask(inChinese)
      expect([title, page.status]).toEqual([title, status])
      expect(page.headers.get('content-type')).toMatch(/^text\/html/)
      expect(page.headers.get('cache-control')).toContain('no-store')
      const text = await page.text()
      expect(text).toContain(`<h1>${title}</h1>`)
      expect(text).toContain('lang="zh-Hant')
      const problem = await ask({ accept: 'application/json' })
      expect([title, problem.status]).toEqual([title, status])
      expect(problem.headers.get('content-type')).toBe('application/problem+json')
    }
    await installation.close()
    const page = await app.request('/', { headers: inChinese })
    expect(page.status).toBe(503)
    expect(await page.text()).toContain('<h1>系統繁忙，請稍後再試</h1>')
  })

  it('is told of a fault of ours on a page, without what it was', async () => {
    const { installation } = await openApps()
    const now = () => {
      throw new TypeError('a clock that broke')
    }
    const app = createApp({ installation, log: () => {}, now, elapsed: () => 0 })
    const { cookie } = await signUpPerson(installation, { role: 'operator' })
    const headers = { ...inChinese, cookie }
    const page = await app.request('/work', { headers })
    expect(page.status).toBe(500)
    const text = await page.text()
    expect(text).toContain('<h1>系統錯誤</h1>')
    expect(text).not.toContain('clock')
  })

  it('gets no page from the API, and no mark of what was asked for becomes part of one', async () => {
    const { app } = await openApps()
    const api = await app.request('/api/v1/nothing', { headers: { accept } })
    expect(api.headers.get('content-type')).toBe('application/problem+json')
    const page = await app.request('/<script>alert(1)</script>', { headers: { accept } })
    expect(page.status).toBe(404)
    expect(await page.text()).not.toContain('<script>alert')
  })
})
