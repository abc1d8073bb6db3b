import { serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../api/app.ts'
import { makeAccessKey } from '../../api/people/access/access-keys.ts'
import { partsOf } from '../../api/recording/parse.ts'
import { addFacility, addOrganisation } from '../../api/store/organisations/organisations.ts'
import { shortCodeOf } from '../../domain/short-code.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { dig, openClay } from '../harness/clay.ts'
import type { TestInstallation } from '../harness/installation.ts'

const executablePath = findBrowser()

/** What would run where a page did not write text as text. Each says so in a global of its own. */
const corpus = [
  `<script>window.hit=1</script>`,
  `"><img src=x onerror="window.hit=1">`,
  `'><svg/onload=window.hit=1>`,
  `</title><script>window.hit=1</script>`,
  `</style><script>window.hit=1</script>`,
  `<iframe srcdoc="<script>parent.hit=1</script>">`,
  `<a href="javascript:window.hit=1">x</a>`,
  `<base href="https://elsewhere.test/">`,
  `<meta http-equiv="refresh" content="0;url=https://elsewhere.test/">`,
  `<link rel=stylesheet href="https://elsewhere.test/x.css">`,
  `<style>*{display:none}</style>`,
  `<form action="https://elsewhere.test/"><input name=x></form>`,
  `<!--`,
  `]]><script>window.hit=1</script>`,
  `\u202E<script>window.hit=1</script>`,
  `&lt;script&gt;window.hit=1&lt;/script&gt;`,
  `<math><mtext><img src=x onerror=window.hit=1>`,
  `{{constructor.constructor('window.hit=1')()}}`,
]

describe.skipIf(executablePath === undefined)(
  `markup in what somebody typed (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('is text on the public page and on labels: nothing runs, nothing is loaded, nothing is hidden', async () => {
      const installation = await openClay()
      const { ids, key } = await typeMarkup(installation)
      const { origin, close } = await listen(installation)
      const context = await browser.newContext({
        extraHTTPHeaders: { authorization: `Bearer ${key}` },
      })
      const page = await context.newPage()
      const seen = await watch(page, origin)
      for (const [code, id] of ids) {
        await page.goto(`${origin}/b/${shortCodeOf(id)}`)
        // The page's own text, and nothing of what was typed as an element.
        expect(await page.evaluate(evidence)).toEqual({ hit: false, foreign: [] })
        expect(await page.evaluate('document.body.innerText')).toContain(
          code.replaceAll('\u202E', '[U+202E]').slice(0, 4),
        )
        await page.goto(`${origin}/api/v1/batches/${encodeURIComponent(code)}/label`)
        expect(await page.evaluate(evidence)).toEqual({ hit: false, foreign: [] })
      }
      expect(seen.filter((one) => !one.startsWith(origin))).toEqual([])
      await context.close()
      await close()
    }, 240_000)

    it('would not run even if a page wrote it as markup', async () => {
      const installation = await openClay()
      const { ids, key: _ } = await typeMarkup(installation)
      const { origin, close } = await listen(installation)
      const page = await browser.newPage()
      const [first] = ids.values()
      await page.goto(`${origin}/b/${shortCodeOf(first ?? '')}`)
      await watch(page, origin)
      // No policy stops a page that sends its reader on; only that it is never written as markup does.
      const texts = corpus.filter((text) => !text.startsWith('<meta'))
      // What a forgotten escape would do: the text becomes elements of a page with our policy.
      const blocked = await page.evaluate(`(async () => {
      let blocked = 0
      document.addEventListener('securitypolicyviolation', () => { blocked += 1 })
      for (const text of ${JSON.stringify(texts)}) {
        document.body.insertAdjacentHTML('beforeend', text)
        const script = document.createElement('script')
        script.textContent = 'window.hit=1'
        document.body.append(script)
      }
      for (let looks = 0; looks < 100 && blocked <= ${texts.length}; looks += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      return { blocked, hit: window.hit === 1 }
    })()`)
      expect(blocked).toMatchObject({ hit: false })
      expect((blocked as { blocked: number }).blocked).toBeGreaterThan(texts.length)
      await page.close()
      await close()
    }, 240_000)
  },
)

/** Elements that none of our pages has, and whether anything ran. */
const evidence = `({
  hit: window.hit === 1,
  foreign: [...document.querySelectorAll('script:not([src^="/checker/"]), img, iframe, base, form, math, object, embed, link, meta[http-equiv], [onerror], [onload], a[href^="javascript:"]')].map((one) => one.outerHTML),
})`

/** Types the corpus wherever an organisation may type: its name, its place's, and a batch's code and facts. */
async function typeMarkup({ store, recorder }: TestInstallation) {
  const now = new Date()
  const ids = new Map<string, string>()
  const added = { slug: 'markup', name: corpus.join(' ').slice(0, 190), now }
  const { organisationKey } = await addOrganisation(store.system, added)
  const key = await makeAccessKey(store.system, organisationKey, { name: 'markup', now })
  const actor = { organisationKey, organisation: 'markup' }
  for (const [index, text] of corpus.entries()) {
    await addFacility(store.system, organisationKey, { code: `F${index}`, name: text, now })
    const [receipt] = await recorder.record(
      partsOf([dig(text, 5, { facility: `F${index}`, operator: text })], actor),
    )
    const plain =
      receipt?.status === 'refused' ? dig(text, 5, { facility: `F${index}` }) : undefined
    const [second] =
      plain === undefined ? [receipt] : await recorder.record(partsOf([plain], actor))
    if (second?.status === 'accepted') ids.set(text, second.batches[0]?.batch ?? '')
  }
  // A code may hold no control character; everything else of the corpus must have been taken.
  expect(ids.size).toBeGreaterThan(corpus.length - 3)
  return { ids, key }
}

async function watch(page: Page, origin: string): Promise<readonly string[]> {
  const seen: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) seen.push(request.url())
  })
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.route(
    (url) => !url.href.startsWith(origin),
    (route) => route.abort(),
  )
  return seen
}

async function listen({ app: _, ...installation }: TestInstallation) {
  const app = createApp({ installation, log: () => {}, now: () => new Date() })
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
