import { randomUUID } from 'node:crypto'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { languages } from '../../domain/words.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { setPassword, type TestPerson } from '../harness/people.ts'
import { faultsHeld } from '../harness/screens.ts'
import { papers } from '../harness/sides.ts'
import { openWorkplace, type Workplace } from '../harness/workplace.ts'

const executablePath = findBrowser()
const screens = { phone: { width: 390, height: 844 } }
const password = 'four grams of lithium'

describe.skipIf(executablePath === undefined)(
  `the workplace in a browser without a script (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('takes a stage with a fault first and then right, and passes modules on, a part of them accepted', async () => {
      const { workplace, origin } = await openServed()
      const { operator, receiver, modules, installation } = workplace
      const page = await signIn(operator)
      await page.getByLabel('Scan or enter a code').fill('PACK-HK-0003')
      await page.keyboard.press('Enter')
      await page.waitForURL(`${origin}/work/batches/PACK-HK-0003`)
      expect(await page.locator('h1').textContent()).toBe('PACK-HK-0003')
      await page.getByRole('link', { name: 'Weigh' }).click()
      await page.getByLabel('Weighed mass').fill('heavy')
      await page.getByRole('button', { name: 'Record' }).click()
      const alert = page.getByRole('alert')
      expect(await alert.textContent()).toContain('Write whole grams, such as 28500')
      await alert.getByRole('link', { name: 'Scale' }).click()
      await page.keyboard.type('Scale 2')
      expect(await page.getByLabel('Scale').inputValue()).toBe('Scale 2')
      expect(await page.getByLabel('Weighed mass').inputValue()).toBe('heavy')
      await page.getByLabel('Weighed mass').fill('395.9 kg')
      await page.getByRole('button', { name: 'Record' }).click()
      expect(await page.getByRole('status').textContent()).toContain('Recorded: Weighed')
      expect(await page.locator('.keys').textContent()).toContain('395.9 kg')

      const [first = '', second = ''] = modules
      await page.goto(`${origin}/work/batches/${first}`)
      await page.getByRole('link', { name: 'Hand it over' }).click()
      await page.getByText(/^Choose from stock/).click()
      await page.getByLabel(second).check()
      await page.getByRole('button', { name: 'Add the selected batches' }).click()
      await page.getByLabel('Receiver', { exact: true }).fill('delta-recycling')
      await page.getByLabel('UN 3480 lithium-ion batteries').check()
      await page.getByLabel('9, miscellaneous').check()
      await page.getByLabel('Packing instruction').selectOption('P903')
      await page.getByRole('button', { name: 'Sign and offer' }).click()
      await page.getByLabel('Name of the carrier').fill('Peak Haulage')
      await page.getByRole('button', { name: 'Sign: Hand to the carrier' }).click()
      expect(await page.locator('.hero').textContent()).toContain('In transport')

      const theirs = await signIn(receiver)
      await theirs.getByRole('link', { name: /Harbour Reuse/ }).click()
      await theirs.getByRole('button', { name: 'Sign: Confirm arrival' }).click()
      const line = theirs.getByRole('group', { name: second })
      await line.getByLabel('Accepted').fill('0')
      await line.getByLabel('Refused').fill('28.5 kg')
      await theirs.getByRole('button', { name: 'Fill in all quantities as sent' }).click()
      await theirs.getByRole('button', { name: 'Sign: Accept or refuse' }).click()
      expect(await theirs.getByRole('alert').textContent()).toContain(`${second} · Why`)
      await theirs.getByRole('group', { name: second }).getByLabel('Why').selectOption('damaged')
      await theirs.getByRole('button', { name: 'Sign: Accept or refuse' }).click()
      expect(await theirs.locator('.hero').textContent()).toContain('Accepted in part')
      await theirs.getByRole('link', { name: 'Trip ticket' }).click()
      expect(await theirs.locator('.signed').count()).toBe(3)
      expect(installation.logged).toEqual([])

      async function signIn(person: TestPerson): Promise<Page> {
        const context = await browser.newContext({
          viewport: screens.phone,
          javaScriptEnabled: false,
        })
        onTestFinished(() => context.close())
        const opened = await context.newPage()
        await setPassword(installation, person.personId, password)
        await opened.goto(`${origin}/`)
        await opened.locator('a[href="/sign-in?next=/work"]').click()
        await opened.getByLabel('E-mail').fill(person.email)
        await opened.locator('#password').fill(password)
        await opened.keyboard.press('Enter')
        await opened.waitForURL(`${origin}/work`)
        return opened
      }
    }, 240_000)

    it('can be used by everyone in each language, light and dark, on a phone and a desktop', async () => {
      const { workplace, origin } = await openServed()
      const { operator, supervisor, administrator, receiver } = workplace
      const recall = await recallFor(workplace)
      const correction = await correctionOf(supervisor, 'PACK-HK-0002')
      const erasure = correction.replace('/corrections/', '/erasures/')
      const grant = await grantOf(supervisor, 'PACK-HK-0002')
      await modelOf(supervisor, 'HB-S8')
      const pages: readonly (readonly [TestPerson, readonly string[]])[] = [
        [
          operator,
          [
            '',
            '/find?code=PACK',
            '/batches',
            '/batches/PACK-HK-0002',
            '/batches/NONE',
            '/batches/PACK-HK-0003/stages/triaged',
            '/batches/PACK-HK-0002/stages/dismantled',
            '/stages/textile/fibre_received',
            '/hand-overs',
            '/hand-overs/new',
            '/hand-overs/new?batch=MOD-HK-0001-01',
            '/approvals',
            '/stock',
            '/recycling',
          ],
        ],
        [
          supervisor,
          [
            '/flow',
            '/batches/PACK-HK-0002',
            correction,
            '/models',
            '/models/battery/form',
            '/models/battery/form?model=HB-S8',
            '/models/battery/versions?model=HB-S8',
            '/models/textile/form',
            '/passports',
            '/batches/PACK-HK-0002/passport',
            '/batches/PACK-HK-0002/stages/passport_data_recorded',
            '/grants',
            '/grants/new?batch=PACK-HK-0002',
            `/grants/${grant}`,
          ],
        ],
        [
          administrator,
          [
            '/organisation',
            '/organisation/place',
            '/facilities/TM',
            '/stations',
            '/looks',
            '/recalls',
            '/erasures',
            erasure,
          ],
        ],
        [receiver, ['/recalls', `/recalls/${recall}`, '/granted', `/granted/${grant}`]],
      ]
      const faults: string[] = []
      const asked = new Set<string>()
      for (const language of languages) {
        // Colours and structure are those of every language; what differs is how long words are.
        const withColours = language === 'zh-Hant'
        const context = await browser.newContext({ viewport: screens.phone })
        context.on('request', (request) => asked.add(new URL(request.url()).origin))
        for (const [person, paths] of pages) {
          const page = await openAs(context, person, { origin, language })
          const note = async (path: string) => {
            const name = `work${path.replaceAll(/[^A-Za-z0-9]+/g, '-')}-${language}`
            faults.push(...(await faultsHeld(page, { name, withColours, also: faultsInSize })))
          }
          for (const path of paths) {
            await page.goto(`${origin}/work${path}`)
            // What lies behind a heading is looked at as well.
            await page.evaluate(
              'for (const one of document.querySelectorAll("details")) one.open = true',
            )
            await note(path)
          }
          if (person !== operator) continue
          await page.goto(`${origin}/work/stages/battery/taken_in`)
          await page.locator('button.big').click()
          await note('/refused')
        }
        await context.close()
      }
      expect([...asked]).toEqual([origin])
      expect([...new Set(faults)]).toEqual([])
    }, 600_000)
  },
)

async function openServed(): Promise<{ workplace: Workplace; origin: string }> {
  const workplace = await openWorkplace()
  const server = serve({ fetch: workplace.installation.app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Cannot listen')
  return { workplace, origin: `http://127.0.0.1:${address.port}` }
}

/** A recall of the first organisation that concerns a module which the second one holds. */
async function recallFor({
  installation,
  supervisor,
  receiver,
  modules,
}: Workplace): Promise<string> {
  const ask = async (person: TestPerson, path: string, body: object) => {
    const asked = { method: 'POST', body: JSON.stringify({ id: randomUUID(), ...body }) }
    const answer = await person.request(`/api/v1${path}`, asked)
    expect({ path, status: answer.status, logged: installation.logged }).toMatchObject({
      status: 201,
    })
    return (await answer.json()) as { readonly id: string }
  }
  const [batch] = modules
  const offer = { receiver: 'delta-recycling', facility: 'TM', papers, lines: [{ batch }] }
  const { id } = await ask(supervisor, '/hand-overs', offer)
  const at = `/hand-overs/${id}/steps`
  await ask(supervisor, at, { step: 'dispatch', carrier: { name: 'Peak Haulage' } })
  await ask(receiver, at, { step: 'receive', facility: 'YL' })
  await ask(receiver, at, { step: 'decide', lines: [{ line: 1, acceptedGrams: 28_500 }] })
  const recall = { reason: 'smoke', notice: 'fire', severity: 'high' }
  return (await ask(supervisor, '/recalls', { batch: 'PACK-HK-0001', ...recall })).id
}

/** Facts of a batch that the second organisation may look at. */
async function grantOf(person: TestPerson, batch: string): Promise<string> {
  const id = randomUUID()
  const until = new Date(Date.now() + 86_400_000).toISOString()
  const asked = { receiver: 'delta-recycling', audiences: ['legitimate_interest'], reason: 'Sale' }
  const body = JSON.stringify({ id, batches: [batch], until, ...asked })
  expect((await person.request('/api/v1/grants', { method: 'POST', body })).status).toBe(201)
  return id
}

/** Something said of a model, with a list of two lines. */
async function modelOf(person: TestPerson, model: string): Promise<void> {
  const sources = [{ name: 'Parts Ltd', email: 'parts@example.org' }, { name: 'Cells Ltd' }]
  const facts = { batteryCategory: 'stationary', sparePartSources: sources }
  const asked = { method: 'PUT', body: JSON.stringify({ model, facts }) }
  expect((await person.request('/api/v1/models/battery', asked)).status).toBe(201)
}

/** The page on which the newest entry of a batch is corrected. */
async function correctionOf(person: TestPerson, code: string): Promise<string> {
  const answer = await person.request(`/api/v1/batches/${code}/events`)
  const { events } = (await answer.json()) as { events: readonly { readonly id: string }[] }
  return `/batches/${code}/corrections/${events.at(-1)?.id}`
}

async function openAs(
  context: BrowserContext,
  { cookie }: TestPerson,
  { origin, language }: { origin: string; language: string },
): Promise<Page> {
  const [name = '', ...value] = cookie.split('=')
  await context.addCookies([
    { name, value: value.join('='), url: origin },
    { name: 'loomcell.language', value: language, url: origin },
  ])
  return context.newPage()
}

/** What is touched on these pages is as high as a thumb. */
async function faultsInSize(page: Page): Promise<readonly string[]> {
  const small: unknown = await page.evaluate(`[...document.querySelectorAll(
    '.work button, .work .button, .work select, .work input:not([type=hidden],[type=radio],[type=checkbox]), .work .tiles label, .work a.stage'
  )].filter((one) => one.offsetHeight > 0 && one.offsetHeight < 48).map((one) => one.outerHTML.slice(0, 120))`)
  // A language's own font must not take that of a code away.
  const uneven: unknown = await page.evaluate(`[...document.querySelectorAll('code, pre, .code')]
    .filter((one) => !getComputedStyle(one).fontFamily.includes('monospace')).map((one) => one.outerHTML.slice(0, 120))`)
  return [
    ...(Array.isArray(small) ? small.map((one) => `too small: ${one}`) : []),
    ...(Array.isArray(uneven) ? uneven.map((one) => `in no even font: ${one}`) : []),
  ]
}
