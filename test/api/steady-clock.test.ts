import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../api/app.ts'
import { createTokenBuckets } from '../../api/http/hardening/token-buckets.ts'
import { noticeStepsBack } from '../../api/notifications/jobs/notice-steps-back.ts'
import { createKeyUses } from '../../api/people/access/key-uses.ts'
import { steadyClock } from '../../api/steady-clock.ts'
import { beginAttempt } from '../../api/store/people/sign-in-attempts.ts'
import { openTestInstallation } from '../harness/installation.ts'

const minute = 60_000

describe('when the clock of the server is set', () => {
  it('counts no time for a step back, and goes on counting from there', () => {
    let read = 10 * minute
    const elapsed = steadyClock(() => read)
    read += 500
    expect(elapsed()).toBe(500)
    read -= 5 * minute
    expect(elapsed()).toBe(500)
    read += 200
    expect(elapsed()).toBe(700)
  })

  it('takes nothing from whoever may ask, and gives it back as fast as before', () => {
    let read = 60 * minute
    const buckets = createTokenBuckets(
      { burst: 2, perSecond: 1 },
      steadyClock(() => read),
    )
    expect([buckets.take('one'), buckets.take('one')]).toEqual([0, 0])
    read -= 10 * minute
    expect(buckets.take('one')).toBe(1)
    read += 1_000
    expect(buckets.take('one')).toBe(0)
  })

  it.each([
    ['back by ten minutes', -10 * minute],
    ['back by a day', -24 * 60 * minute],
    ['forward by an hour', 60 * minute],
  ])('%s, answers scans, reads, pages and health as before', async (_, step) => {
    const installation = await openTestInstallation()
    let time = Date.now()
    const app = createApp({ installation, log: () => {}, now: () => new Date(time) })
    const authorization = `Bearer ${installation.key}`
    const ask = async (path: string) => {
      const connection = { incoming: { socket: { remoteAddress: '192.0.2.1' } } }
      const { status } = await app.request(path, { headers: { authorization } }, connection)
      return status
    }
    const paths = ['/api/v1/facilities', '/', '/healthz', '/readyz']
    for (const path of paths) expect(await ask(path)).toBe(200)
    time += step
    for (const path of paths) expect(await ask(path)).toBe(200)
  })

  it('believes in a key that was revoked no longer than ever', async () => {
    const installation = await openTestInstallation()
    let time = Date.now()
    let passed = 0
    const options = { now: () => new Date(time), elapsed: () => passed }
    const app = createApp({ installation, log: () => {}, ...options })
    const ask = () =>
      app.request('/api/v1/facilities', {
        headers: { authorization: `Bearer ${installation.key}` },
      })
    expect((await ask()).status).toBe(200)
    await installation.store.system
      .updateTable('access_key')
      .set({ revoked_time: new Date() })
      .execute()
    time -= 60 * minute
    passed += 5_001
    expect((await ask()).status).toBe(401)
  })

  it('notes the use of a key a minute after the last note, whatever the clock says', async () => {
    let passed = 0
    const noted: Date[] = []
    const use = createKeyUses(
      async (uses) => void noted.push(...uses.map(({ time }) => time)),
      () => passed,
    )
    const [late, early] = [new Date('2026-11-26T10:00:00Z'), new Date('2026-11-26T09:00:00Z')]
    use({ keyKey: 1, time: late })
    passed += minute
    use({ keyKey: 1, time: early })
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(noted).toEqual([late, early])
  })

  it('keeps nobody out of an account for longer than was said', async () => {
    const { store } = await openTestInstallation()
    const bucket = { digest: randomBytes(32), free: 0, firstSeconds: 60, mostSeconds: 3_600 }
    const late = Date.now()
    expect(await beginAttempt(store.auth, [bucket], new Date(late))).toBe(0)
    const early = late - 60 * minute
    expect(await beginAttempt(store.auth, [bucket], new Date(early))).toBeLessThanOrEqual(60)
    expect(await beginAttempt(store.auth, [bucket], new Date(early + 61_000))).toBe(0)
  })

  it('tells how far it went back, once, so that what is planned can go with it', () => {
    let [wall, passed] = [100 * minute, 0]
    const stepBack = noticeStepsBack(
      () => wall,
      () => passed,
    )
    wall += 15_000
    passed += 15_000
    expect(stepBack()).toBe(0)
    wall += 15_000 - 60 * minute
    passed += 15_000
    expect(stepBack()).toBe(60 * minute)
    wall += 15_000
    passed += 15_000
    expect(stepBack()).toBe(0)
  })
})
