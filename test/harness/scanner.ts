import { mkdirSync } from 'node:fs'
import { basename } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import type { Language } from '../../domain/words.ts'
import { faultsByAxe, type Look } from './axe.ts'
import type { TestPerson } from './people.ts'

/** Screens that the scanner is held in and stands on. */
export const screens = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
} as const

export interface ScannerOpening {
  readonly origin: string
  readonly person: TestPerson
  readonly language?: Language
  readonly colorScheme?: 'light' | 'dark'
  readonly screen?: keyof typeof screens
}

/** A browser of its own in which somebody has signed in and opened the scanner; `strange` are addresses asked for beyond this machine. */
export async function openScanner(
  browser: Browser,
  { origin, person, language = 'en', colorScheme = 'light', screen = 'phone' }: ScannerOpening,
): Promise<{ context: BrowserContext; page: Page; strange: string[]; errors: string[] }> {
  const context = await browser.newContext({ viewport: screens[screen], colorScheme })
  const [name = '', ...value] = person.cookie.split('=')
  await context.addCookies([
    { name, value: value.join('='), url: origin },
    { name: 'loomcell.language', value: language, url: origin },
  ])
  const page = await context.newPage()
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await tellScreen(page)
    await context.close()
  })
  const strange: string[] = []
  const errors: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url()))
      strange.push(request.url())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (said) => {
    // A refusal is an answer; the browser notes it as an error of loading.
    if (said.type() === 'error' && !/Failed to load resource/.test(said.text()))
      errors.push(said.text())
  })
  await page.goto(`${origin}/scanner`)
  return { context, page, strange, errors }
}

/** Says what somebody would have seen when it went wrong. */
async function tellScreen(page: Page): Promise<void> {
  const seen = await page.evaluate('document.body.innerText').catch(String)
  console.error(`On the screen of ${page.url()}:\n${seen}`)
}

/**
 * What is wrong with a screen: axe's violations, what is too small for a glove, what lies beside the screen. Whoever asks for pictures
 * (`npm run pictures`) gets one of each screen that is looked at. In the dark only colours can differ from the light, on a desktop only the layout: a
 * screen MUST be looked at on a phone, light and dark.
 */
export async function faultsInScreen(page: Page, name?: string): Promise<readonly string[]> {
  await keepPicture(page, name)
  if (!isPhone(page)) return faultsInSize(page)
  return faultsOnPhone(page, (await isDark(page)) ? 'colours' : 'all')
}

/**
 * The same, however the screen is held: on a phone and a desktop, light and dark; it is on a phone, in the light, afterwards. Colours are those of
 * every language: they are looked at where a test looks at a screen of this name first, and pictures are taken then, in each language.
 */
export async function faultsHowever(page: Page, name: string): Promise<readonly string[]> {
  const { currentTestName, testPath } = expect.getState()
  const screen = JSON.stringify([testPath, currentTestName, name])
  const isNew = !seen.has(screen)
  seen.add(screen)
  const faults: string[] = []
  const held = [
    ['desktop', 'dark', undefined],
    ['desktop', 'light', () => faultsInSize(page)],
    ['phone', 'dark', isNew ? () => faultsByAxe(page, 'colours') : undefined],
    ['phone', 'light', () => faultsOnPhone(page, isNew ? 'all' : 'structure')],
  ] as const
  for (const [size, colorScheme, look] of held) {
    if (look === undefined && !isPictured) continue
    await page.setViewportSize(screens[size])
    await page.emulateMedia({ colorScheme })
    await keepPictures(page, name, isNew)
    const found = (await look?.()) ?? []
    faults.push(...found.map((one) => `${name} ${size} ${colorScheme}: ${one}`))
  }
  return faults
}

/** Screens that were looked at, each by file, test and name. */
const seen = new Set<string>()

async function faultsOnPhone(page: Page, look: Look): Promise<readonly string[]> {
  return [...(await faultsByAxe(page, look)), ...(await faultsInSize(page))]
}

/** What is too small for a glove, and what lies beside the screen. */
async function faultsInSize(page: Page): Promise<readonly string[]> {
  const wide = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  )
  const small: unknown = await page.evaluate(`[...document.querySelectorAll(
    'button, .button, select, textarea, input:not([type=hidden],[type=radio],[type=checkbox]), .choices label'
  )].filter((one) => one.offsetHeight > 0 && one.offsetHeight < 48).map((one) => one.outerHTML.slice(0, 120))`)
  return [
    ...(wide === true ? ['scrolls sideways'] : []),
    ...(Array.isArray(small) ? small.map((one) => `too small: ${one}`) : []),
  ]
}

async function isDark(page: Page): Promise<boolean> {
  return (await page.evaluate('matchMedia("(prefers-color-scheme: dark)").matches')) === true
}

function isPhone(page: Page): boolean {
  return (page.viewportSize()?.width ?? 0) < 600
}

const pictures = process.env.PICTURES ?? ''
const isPictured = pictures !== ''
const taken = new WeakMap<Page, number>()

/** One in each language that the screen can be switched to, and back; in its own where it cannot. */
async function keepPictures(page: Page, name: string, isNew: boolean): Promise<void> {
  if (!isPictured) return
  const chosen = page.locator('.tongues button[aria-pressed="true"]')
  if ((await chosen.count()) === 0) return keepPicture(page, name)
  if (!isNew) return
  const own = await chosen.getAttribute('lang')
  const others = await page
    .locator('.tongues button[aria-pressed="false"]')
    .evaluateAll((all) => all.map(({ lang }) => lang))
  await keepPicture(page, name)
  for (const language of [...others, own]) {
    await page.locator(`.tongues button[lang="${language}"]`).click()
    await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' })
    if (language !== own) await keepPicture(page, name)
  }
}

/** Named by the file and the test that look, by its name or its how manieth look at this page, and how the screen is held. */
async function keepPicture(page: Page, given?: string): Promise<void> {
  if (!isPictured) return
  mkdirSync(pictures, { recursive: true })
  const number = (taken.get(page) ?? 0) + 1
  taken.set(page, number)
  const { currentTestName = '', testPath = '' } = expect.getState()
  const file = basename(testPath).split('.')[0] ?? ''
  const held = await page.evaluate(
    '[matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light", document.documentElement.lang].join("-")',
  )
  const test = currentTestName.split(' > ').at(-1) ?? ''
  const slug = `${file} ${test}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
  const name = `scanner-${slug}-${given ?? number}-${isPhone(page) ? 'phone' : 'desktop'}-${String(held)}`
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}
