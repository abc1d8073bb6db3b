import { mkdirSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type Language, languages } from '../../domain/words.ts'
import type { TestPerson } from './people.ts'

/** A page as somebody looks at it. */
export interface Screen {
  /** Names its pictures. */
  readonly name: string
  readonly address: string
  /** Who looks; a stranger when absent. */
  readonly as?: TestPerson
  /** Before the page is asked for: what is sent to it otherwise. */
  readonly before?: (page: Page) => Promise<void>
  /** After it was loaded: what is done on it before it is looked at. */
  readonly after?: (page: Page) => Promise<void>
}

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } }
const schemes = ['light', 'dark'] as const

/** Where pictures of every screen go, for eyes: `npm run pictures` names a folder that git ignores. None are made when unset. */
const pictures = process.env.PICTURES

/**
 * Looks at each screen in every language, light and dark: what axe finds, what scrolls sideways, what is too small for a thumb, and
 * what no person reads. On a desktop all that can differ is the layout, in the dark the colours.
 */
export async function faultsOnScreens(
  browser: Browser,
  screens: readonly Screen[],
): Promise<readonly string[]> {
  const faults: string[] = []
  for (const screen of screens) {
    const context = await browser.newContext({ hasTouch: true, viewport: sizes.phone })
    await signIn(context, screen)
    for (const language of languages) {
      const page = await open(context, screen, language)
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport)
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme })
          const name = `${screen.name}-${size}-${colorScheme}-${language}`
          const look = size === 'desktop' ? layoutFaults : looks[colorScheme]
          const found = await look(page)
          faults.push(...found.map((one) => `${name}: ${one}`))
          await picture(page, name)
        }
      }
      await page.close()
    }
    await context.close()
  }
  return faults
}

async function signIn(context: BrowserContext, { as, address }: Screen): Promise<void> {
  if (as === undefined) return
  const [name = '', ...value] = as.cookie.split('=')
  await context.addCookies([{ name, value: value.join('='), url: new URL(address).origin }])
}

async function open(context: BrowserContext, screen: Screen, language: Language): Promise<Page> {
  const { address, before, after } = screen
  const page = await context.newPage()
  await before?.(page)
  await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${language}`)
  await after?.(page)
  return page
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

/** What keeps somebody from reading or using a page. */
async function faultsIn(page: Page): Promise<readonly string[]> {
  const named = await faultsByAxe(new AxeBuilder({ page }))
  return [...named, ...(await layoutFaults(page)), ...(await page.evaluate<string[]>(lookClosely))]
}

async function colourFaults(page: Page): Promise<readonly string[]> {
  return faultsByAxe(new AxeBuilder({ page }).withRules(['color-contrast']))
}

async function faultsByAxe(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.setLegacyMode(true).analyze()
  return violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.html ?? ''}`)
}

const looks = { light: faultsIn, dark: colourFaults } as const

async function layoutFaults(page: Page): Promise<readonly string[]> {
  const wide = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  )
  return wide === true ? ['scrolls sideways'] : []
}

/**
 * Runs in the page. Apple's and WCAG's 44 pixels (2.5.5) for what stands by itself; a link within a sentence is exempt. And texts that
 * only a program reads: times of ISO 8601, JSON, names of code.
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
    if (/\\d{4}-\\d\\d-\\d\\dT|\\{"|\\[\\{|\\b[a-z]+_[a-z]+\\b|\\b[a-z]{3,}[A-Z][a-z]{2,}|undefined|NaN|\\[object/.test(text.data)) found.push('raw: ' + text.data.slice(0, 120))
  }
  return found
})()`
