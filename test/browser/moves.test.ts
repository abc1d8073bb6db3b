import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { openFloor } from '../harness/floor-at-work.ts'
import { openTestInstallation } from '../harness/installation.ts'
import { signUpPerson } from '../harness/people.ts'
import { faultsOnScreens } from '../harness/screens.ts'
import { serveApp } from '../harness/serve-app.ts'

describe.skipIf(findBrowser() === undefined)(`moves (${howToGetBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('are asked for, ended and counted by everyone, in each language, light and dark', async () => {
    const installation = await openTestInstallation()
    const as = await signUpPerson(installation, { role: 'administrator' })
    const url = await serveApp(installation)
    const floor = await openFloor(installation)
    await floor.store({ blue: ['B-1', 'B-2', 'B-3'], black: ['K-1'] })
    const hours = (count: number) => new Date(Date.now() - count * 3_600_000).toISOString()
    const way = { from: 'DOCK-1', to: 'STORE-1' }
    await floor.bring(['B-1', 'B-2'], { ...way, times: [hours(5), hours(4.5), hours(4.3)] })
    await floor.bring([], { from: 'STORE-1', to: 'DOCK-1', metres: 65 })
    const order = { id: randomUUID(), to: 'OPENER-1', colour: 'blue', containers: 12 }
    await installation.request('/api/v1/container-orders', {
      method: 'POST',
      body: JSON.stringify(order),
    })
    const byHand = randomUUID()
    await floor.ask({ id: byHand, ...way, loads: ['B-3', 'K-1'], manner: 'platoon' })
    await floor.step({ move: byHand, step: 'started', as: 'robot' })
    const over = { id: randomUUID(), move: byHand, step: 'taken_over', reason: 'A wheel is stuck' }
    await as.request('/api/v1/move-steps', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ steps: [over] }),
    })
    const at = (name: string, path: string) => ({ name, address: `${url}${path}`, as })
    const faults = await faultsOnScreens(browser, [
      at('moves', '/work/moves'),
      at('move', `/work/moves/${byHand}`),
      at('move-end', `/work/moves/${byHand}/ended`),
      at('new-move', '/work/new-move?batch=B-1'),
      at('place', '/work/places/STORE-1'),
      at('container-order', `/work/container-orders/${order.id}`),
      at('move-figures', '/work/move-figures'),
    ])
    expect(faults).toEqual([])
  })
})
