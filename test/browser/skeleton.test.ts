import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultsByAxe } from '../harness/axe.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { skeletonOf } from '../harness/skeleton.ts'

/** What stands on a page in a language. */
interface Shown {
  readonly lang: string
  readonly nav: string
  readonly other: string
  readonly alt: string
  readonly button: string
  readonly wide: string
  readonly bind: string
}

const english: Shown = {
  lang: 'en',
  nav: 'Pages',
  other: 'Languages',
  alt: 'A battery',
  button: 'Record',
  wide: 'short',
  bind: 'initial-scale=1',
}
const chinese: Shown = {
  ...english,
  lang: 'zh-Hant-HK',
  nav: '頁面',
  other: '語言',
  alt: '電池',
  button: '記錄',
  wide: '短',
}

/** What may be wrong in one language alone, and what axe calls it. */
const wrong: readonly (readonly [rule: string, Partial<Shown>])[] = [
  ['html-lang-valid', { lang: 'xx-nowhere' }],
  ['landmark-unique', { nav: '語言' }],
  ['image-alt', { alt: '' }],
  ['image-redundant-alt', { alt: '記錄' }],
  ['button-name', { button: '' }],
  ['scrollable-region-focusable', { wide: '長'.repeat(80) }],
  ['meta-viewport', { bind: 'user-scalable=no' }],
]

describe.skipIf(findBrowser() === undefined)(`a look of axe (${howToGetBrowser})`, () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await launchBrowser()
    page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  })
  afterAll(() => browser?.close())

  const show = async (shown: Shown) => {
    // A document that is only written over keeps what was loaded into it.
    await page.goto('about:blank')
    await page.setContent(pageOf(shown))
  }

  it('is spared a page in a second language, and only where nothing is missing there', async () => {
    await show(english)
    const skeleton = await skeletonOf(page)
    expect(await faultsByAxe(page, 'structure')).toEqual([])
    await show(chinese)
    expect(await skeletonOf(page)).toBe(skeleton)
    expect(await faultsByAxe(page, 'structure')).toEqual([])
    // It was not even loaded.
    expect(await page.evaluate('typeof axe')).toBe('undefined')
    for (const [rule, one] of wrong) {
      await show({ ...chinese, ...one })
      expect([rule, (await skeletonOf(page)) === skeleton]).toEqual([rule, false])
      const found = await faultsByAxe(page, 'structure')
      expect([rule, found.filter((fault) => fault.startsWith(rule)).length]).toEqual([rule, 1])
    }
    // What is wrong is found each time.
    expect(await faultsByAxe(page, 'structure')).not.toEqual([])
  })
})

function pageOf({ lang, nav, other, alt, button, wide, bind }: Shown): string {
  const picture = alt === '' ? '<img src="data:,">' : `<img src="data:," alt="${alt}">`
  return `<!doctype html><html lang="${lang}"><head><meta name="viewport" content="width=device-width, ${bind}"><title>${nav}</title></head>
    <body><nav aria-label="${nav}"><a href="/">${nav}</a></nav><nav aria-label="${other}"><a href="/x">${other}</a></nav>
    <main><h1>${other}</h1><p>${wide.length}</p><button>${picture}${button}</button><button>${button}</button>
    <div style="overflow:auto;white-space:nowrap;width:200px">${wide}</div></main></body></html>`
}
