import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jsonOf } from '../harness/answers.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { openTestInstallation } from '../harness/installation.ts'
import { callOf, judgedSet, openOpticalLine } from '../harness/optical-line.ts'
import { pictures } from '../harness/photos.ts'
import { faultsOnScreens } from '../harness/screens.ts'
import { serveApp } from '../harness/serve-app.ts'

describe.skipIf(findBrowser() === undefined)(`optical checks (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('are read and judged by everyone, in each language, light and dark', async () => {
    const installation = await openTestInstallation()
    const line = await openOpticalLine(installation)
    const { person: as, register, send, judge, goLive } = line
    await register('1', { controlOneIn: 4, note: 'Trained on 4,000 pictures of packs' })
    const called = Array.from({ length: 320 }, (_, at) => {
      return callOf(`R-${at}`, { reference: true, class: at % 16 === 0 ? 'scratch' : 'sound' })
    })
    const judged = (at: number) => {
      if (at % 16 === 0) return at % 64 === 0 ? 'sound' : 'scratch'
      return at % 40 === 1 ? 'dent' : 'sound'
    }
    await judgedSet(installation, line, { called, judged })
    await goLive('1')
    await register('2')
    const second = called.map(({ piece }, at) =>
      callOf(String(piece), { reference: true, version: '2', class: judged(at * 3) }),
    )
    await send(second)
    const photo = await as.request('/api/v1/files', {
      method: 'POST',
      body: pictures['image/jpeg'],
      headers: { 'content-type': 'image/jpeg' },
    })
    const { digest: picture } = await jsonOf<{ digest: string }>(photo)
    const doubts = Array.from({ length: 40 }, (_, at) => {
      return callOf(`L-${at}`, { confidence: 0.5, class: 'scratch', picture })
    })
    await send(doubts)
    for (const at of [0, 1, 2, 3, 4, 5, 6, 7])
      await judge(`L-${at}`, at % 3 === 0 ? 'dent' : 'scratch')
    await judge('L-0', 'scratch')
    const url = await serveApp(installation)
    const at = (name: string, path: string) => ({ name, address: `${url}/work/${path}`, as })
    const faults = await faultsOnScreens(browser, [
      at('optical-checks', 'optical-checks'),
      at('optical-version-live', 'optical-checks/housing/1'),
      at('optical-version-proposed', 'optical-checks/housing/2?basis=judged'),
      at('optical-new-version', 'new-optical-version'),
      at('optical-waiting', 'optical-pieces?waiting=yes'),
      at('optical-piece', 'optical-pieces/L-9?next=yes'),
      at('optical-piece-judged', 'optical-pieces/L-0'),
    ])
    expect(faults).toEqual([])
  })
})
