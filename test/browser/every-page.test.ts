import { appendFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../domain/words.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { routesReached } from '../harness/crawl.ts'
import { everybody, setUp } from '../harness/everybody.ts'
import { faultsByKeyboard } from '../harness/keyboard.ts'
import type { TestPerson } from '../harness/people.ts'
import { faultsHeld } from '../harness/screens.ts'
import { serveApp } from '../harness/serve-app.ts'
import { shownToAnyone } from '../harness/shown-to-anyone.ts'
import { openWorkplace } from '../harness/workplace.ts'

const executablePath = findBrowser()

/**
 * The file into which the result is written page by page, and then every page is looked at that somebody of any role comes to (`npm run looks`, ten
 * minutes); without one only where each begins.
 */
const file = process.env.LOOKS
const isWhole = file !== undefined

describe.skipIf(executablePath === undefined)(
  `every page that somebody comes to by links (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('can be used by everyone: by the keyboard alone without a script, and as axe sees it in three languages, on a phone and a desktop, light and dark', async () => {
      const workplace = await openWorkplace()
      const { installation } = workplace
      await setUp(workplace)
      const origin = await serveApp(installation)
      const looked = new Set<string>()
      const faults: string[] = []
      const look = async (key: string, path: string, { name, person }: Looking) => {
        if (looked.has(key)) return
        looked.add(key)
        const at = { address: `${origin}${path}`, name: `${name} ${path}` }
        const found = [
          ...(await faultsByHand(browser, person, at)),
          ...(await faultsByEye(browser, person, at)),
        ]
        faults.push(...found)
        if (file !== undefined) appendFileSync(file, [key, ...found, ''].join('\n'))
      }
      const all = await everybody(workplace)
      for (const [role, person] of all) {
        const start =
          role === 'platform' ? '/account' : role === 'regulator' ? '/work/regulator' : '/work'
        const reached = isWhole
          ? (await routesReached(installation, person, [start, '/account', '/'])).pages
          : new Map([[`GET ${start}`, start]])
        for (const [route, path] of reached) {
          // Where somebody begins differs by role; every other page is the same for whoever may open it.
          await look(path === start ? `${route} as ${role}` : route, path, { name: role, person })
        }
      }
      const [, regulator] = all.find(([role]) => role === 'regulator') ?? []
      if (regulator === undefined) throw new RangeError('Cannot find a regulator')
      const shown = [...(await shownToAnyone(workplace, regulator))]
      for (const [route, path] of isWhole ? shown : shown.slice(0, 1))
        await look(route, path, { name: 'anyone', person: undefined })
      expect(faults).toEqual([])
    }, 3_600_000)
  },
)

/** Who looks; somebody without an account where there is no person. */
interface Looking {
  readonly name: string
  readonly person: TestPerson | undefined
}

interface Place {
  readonly address: string
  readonly name: string
}

/** Without a script, by the keyboard. */
async function faultsByHand(browser: Browser, person: Looking['person'], { address, name }: Place) {
  const page = await openAs(browser, person, { address, javaScriptEnabled: false })
  const faults = await faultsByKeyboard(page)
  await page.context().close()
  return faults.map((fault) => `${name}: ${fault}`)
}

async function faultsByEye(browser: Browser, person: Looking['person'], { address, name }: Place) {
  const page = await openAs(browser, person, { address, javaScriptEnabled: true })
  const asked: string[] = []
  const { origin } = new URL(address)
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:'))
      asked.push(`${name}: asks ${request.url()}`)
  })
  const faults: string[] = []
  for (const language of languages) {
    await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${language}`)
    const held = { name: `${name} ${language}`, withColours: isWhole || language === 'en' }
    faults.push(...(await faultsHeld(page, held)))
  }
  await page.context().close()
  return [...faults, ...asked]
}

async function openAs(
  browser: Browser,
  person: Looking['person'],
  { address, javaScriptEnabled }: { address: string; javaScriptEnabled: boolean },
): Promise<Page> {
  const viewport = { width: 390, height: 844 }
  const context = await browser.newContext({ viewport, hasTouch: true, javaScriptEnabled })
  if (person !== undefined) {
    const [name = '', ...value] = person.cookie.split('=')
    await context.addCookies([{ name, value: value.join('='), url: new URL(address).origin }])
  }
  const page = await context.newPage()
  await page.goto(address)
  return page
}
