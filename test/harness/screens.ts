import { mkdirSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type Language, languages } from '../../domain/words.ts'
import { faultsByAxe } from './axe.ts'
import type { TestPerson } from './people.ts'

/** A page as somebody looks at it. */
export interface Screen {
  /** Names its pictures. */
  readonly name: string
  readonly address: string
  /** Who looks; a stranger when absent. */
  readonly as?: TestPerson
  /** Before the page is asked for: what is sent to it otherwise, by routes. */
  readonly before?: (page: Page) => Promise<void>
  /** After it was loaded: what is done on it before it is looked at. */
  readonly after?: (page: Page) => Promise<void>
}

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } }

/** Where pictures of every screen go, for eyes: `npm run pictures` names a folder that git ignores. None are made when unset. */
const pictures = process.env.PICTURES

/**
 * Looks at each screen in every language: what axe finds, what scrolls sideways, what is too small for a thumb, and what no person
 * reads. Colours are those of every language: they are looked at in one, another one from screen to screen.
 */
export async function faultsOnScreens(
  browser: Browser,
  screens: readonly Screen[],
): Promise<readonly string[]> {
  const faults: string[] = []
  const contexts = new Map<string, BrowserContext>()
  for (const [index, screen] of screens.entries()) {
    const page = await pageFor(browser, screen, contexts)
    await screen.before?.(page)
    for (const [number, language] of languages.entries()) {
      await open(page, screen, language)
      const withColours = number === index % languages.length
      const name = `${screen.name}-${language}`
      faults.push(...(await faultsHeld(page, { name, withColours })))
    }
    await page.unrouteAll()
  }
  for (const context of contexts.values()) await context.close()
  return faults
}

/** The page of whoever looks there. One is kept for each: a new one is a new process, which takes longer than most looks. */
async function pageFor(
  browser: Browser,
  { address, as }: Screen,
  contexts: Map<string, BrowserContext>,
): Promise<Page> {
  const { origin } = new URL(address)
  const who = `${origin} ${as?.cookie ?? ''}`
  const [kept] = contexts.get(who)?.pages() ?? []
  if (kept !== undefined) return kept
  const context = await browser.newContext({ hasTouch: true, viewport: sizes.phone })
  contexts.set(who, context)
  if (as !== undefined) {
    const [name = '', ...value] = as.cookie.split('=')
    await context.addCookies([{ name, value: value.join('='), url: origin }])
  }
  return context.newPage()
}

export interface Held {
  readonly name: string
  readonly withColours: boolean
  /** What else keeps somebody from using it, on a phone and on a desktop. */
  readonly also?: (page: Page) => Promise<readonly string[]>
}

/**
 * What is wrong with an open page however it is held; it is on a phone, in the light, afterwards. In the dark only colours differ, which are looked
 * at `withColours`, on a desktop only the layout. Whoever asks for pictures gets one of each.
 */
export async function faultsHeld(
  page: Page,
  { name, withColours, also = async () => [] }: Held,
): Promise<readonly string[]> {
  const faults: string[] = []
  const held = [
    ['desktop', 'dark', undefined],
    ['desktop', 'light', async () => [...(await layoutFaults(page)), ...(await also(page))]],
    ['phone', 'dark', withColours ? () => faultsByAxe(page, 'colours') : undefined],
    ['phone', 'light', async () => [...(await faultsIn(page, withColours)), ...(await also(page))]],
  ] as const
  for (const [size, colorScheme, look] of held) {
    if (look === undefined && pictures === undefined) continue
    await page.setViewportSize(sizes[size])
    await page.emulateMedia({ colorScheme })
    const found = (await look?.()) ?? []
    faults.push(...found.map((one) => `${name}-${size}-${colorScheme}: ${one}`))
    await picture(page, `${name}-${size}-${colorScheme}`)
  }
  return faults
}

async function open(page: Page, { address, after }: Screen, language: Language): Promise<void> {
  await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${language}`)
  await after?.(page)
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

/** What keeps somebody from reading or using a page. */
async function faultsIn(page: Page, withColours: boolean): Promise<readonly string[]> {
  return [
    ...(await faultsByAxe(page, withColours ? 'all' : 'structure')),
    ...(await layoutFaults(page)),
    ...(await page.evaluate<string[]>(lookClosely)),
  ]
}

async function layoutFaults(page: Page): Promise<readonly string[]> {
  const wide = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  )
  return wide === true ? ['scrolls sideways'] : []
}

/**
 * Runs in the page. Apple's and WCAG's 44 pixels (2.5.5) for what stands by itself; a link within a sentence is exempt. And texts that
 * only a program reads: times of ISO 8601, JSON where nothing says so, names of code.
 */
const lookClosely = `(() => {
  const found = []
  for (const one of document.querySelectorAll('button, summary, select, input:not([type=hidden],[type=checkbox],[type=radio]), textarea, a.button, a.rowlink, nav a, .back')) {
    const { width, height } = one.getBoundingClientRect()
    if (height > 0 && height < 44) found.push('small at ' + Math.round(height) + ': ' + one.outerHTML.slice(0, 120))
  }
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text = walk.nextNode(); text !== null; text = walk.nextNode()) {
    if (text.parentElement.closest('code, pre, script, style, textarea') !== null) continue
    if (/JSON/.test(text.data)) continue
    if (/\\d{4}-\\d\\d-\\d\\dT|\\{"|\\[\\{|\\b[a-z]+_[a-z]+\\b|\\b[a-z]{3,}[A-Z][a-z]{2,}|undefined|NaN|\\[object/.test(text.data)) found.push('raw: ' + text.data.slice(0, 120))
  }
  return found
})()`
