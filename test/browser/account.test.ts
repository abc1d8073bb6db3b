import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAnyOrganisation } from '../../api/store/organisations/register.ts'
import { addPasskey } from '../../api/store/people/passkeys.ts'
import { languages } from '../../domain/words.ts'
import { findBrowser, howToGetBrowser, launchBrowser } from '../harness/browser.ts'
import { openTestInstallation, type TestInstallation } from '../harness/installation.ts'
import { linkIn, openOutbox } from '../harness/outbox.ts'
import { setPassword, signUpPerson } from '../harness/people.ts'
import { faultsHeld } from '../harness/screens.ts'
import { serveApp } from '../harness/serve-app.ts'

const executablePath = findBrowser()
const password = 'four grams of lithium'

describe.skipIf(executablePath === undefined)(
  `pages about people in a browser (${howToGetBrowser})`,
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    it('signs in, invites and signs out by the keyboard alone and without a script', async () => {
      const outbox = await openOutbox()
      const installation = await openTestInstallation({ mailer: outbox.mailer })
      const { email, personId } = await signUpPerson(installation, { role: 'administrator' })
      await setPassword(installation, personId, password)
      const origin = await serveApp(installation)
      const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' })
      const page = await context.newPage()
      await page.goto(`${origin}/account/members`)
      expect(page.url()).toBe(`${origin}/sign-in?next=%2Faccount%2Fmembers`)
      await page.getByLabel('E-mail address').focus()
      await page.keyboard.type(email)
      await page.keyboard.press('Tab')
      await page.keyboard.type(password)
      await page.keyboard.press('Enter')
      await page.waitForURL(`${origin}/account/members`)
      await page.getByLabel('E-mail address').focus()
      await page.keyboard.type('hand@test.example')
      await page.keyboard.press('Enter')
      await page.waitForURL(`${origin}/account/members?told=invited`)
      expect(await page.getByRole('status').textContent()).toContain('on its way')
      await outbox.read('hand@test.example', '/invitations/')
      await page.getByRole('button', { name: 'Sign out' }).focus()
      await page.keyboard.press('Enter')
      await page.waitForURL(`${origin}/sign-in?told=signed-out`)
      await context.close()
    }, 240_000)

    it('adds a passkey and signs in with it, and with no other', async () => {
      const installation = await openTestInstallation()
      const person = await signUpPerson(installation, { role: 'operator' })
      await setPassword(installation, person.personId, password)
      const origin = await serveApp(installation)
      const context = await browser.newContext({ locale: 'en-GB' })
      const page = await context.newPage()
      const { authenticatorId, session } = await addAuthenticator(page)
      const violations: string[] = []
      page.on('console', (message) => {
        if (/Content Security Policy/.test(message.text())) violations.push(message.text())
      })
      await signIn(page, origin, person.email)
      await page.getByLabel('Name of the device').fill('Handheld 7')
      await page.locator('#passkey-password').fill('not the password')
      await page.getByRole('button', { name: 'Add a passkey' }).click()
      await page.getByText('This is not your current password.').waitFor()
      await page.locator('#passkey-password').fill(password)
      await page.getByRole('button', { name: 'Add a passkey' }).click()
      await page.waitForURL(`${origin}/account?told=passkey-added`)
      expect(await page.getByText('Handheld 7').count()).toBeGreaterThan(0)
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await page.waitForURL('**/sign-in?told=signed-out')
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await page.waitForURL(`${origin}/work`)
      await page.goto(`${origin}/account`)
      expect(await page.getByText('by passkey').count()).toBe(1)

      // Shown once more it stands for the password.
      await page.getByRole('button', { name: 'Confirm with a passkey' }).click()
      await page.getByText('You showed your passkey.').waitFor()
      // A passkey that was removed here opens nothing, though the device still has it.
      await page.getByRole('button', { name: 'Remove: Handheld 7' }).click()
      await page.waitForURL(`${origin}/account?told=passkey-removed`)
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await page.waitForURL('**/sign-in?told=signed-out')
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await page.getByText('No account here uses this passkey.').waitFor()
      expect(violations).toEqual([])
      await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
      await context.close()
    }, 240_000)

    it('can be read and used by everyone in each language, light and dark, on a phone and a desktop', async () => {
      const outbox = await openOutbox()
      const installation = await openTestInstallation({ mailer: outbox.mailer })
      const person = await signUpPerson(installation, {
        role: 'administrator',
        name: 'Chan Tai Man',
      })
      await setPassword(installation, person.personId, password)
      await signUpPerson(installation, { role: 'supervisor', name: 'Wong Siu Ming' })
      const keeper = await signUpKeeper(installation)
      const times = { counter: 0, transports: [], now: new Date() }
      const passkey = { credentialId: 'a', name: 'Handheld 7', publicKey: Buffer.from('x') }
      await addPasskey(installation.store.auth, { ...passkey, ...times, personId: person.personId })
      const body = JSON.stringify({ email: 'wong@test.example', role: 'supervisor' })
      await person.request('/api/v1/invitations', { method: 'POST', body })
      const invitation = linkIn(await outbox.read('wong@test.example'))
      const origin = await serveApp(installation)
      const faults: string[] = []
      const context = await browser.newContext({ locale: 'en-GB' })
      const page = await context.newPage()
      const look = async (path: string) => {
        const slug = path.replace(/\?.*/, '').split('/').slice(1, 3).join('-').slice(0, 20)
        for (const language of languages) {
          await page.goto(`${origin}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
          const withColours = language === 'zh-Hant'
          faults.push(...(await faultsHeld(page, { name: `${slug}-${language}`, withColours })))
        }
      }
      for (const path of ['/sign-in', '/forgot', invitation, '/reset/gone']) await look(path)
      await signIn(page, origin, person.email)
      for (const path of ['/account', '/account/members']) await look(path)
      await context.clearCookies()
      await signIn(page, origin, keeper.email)
      await look(`/account/accounts?email=${person.email}`)
      await context.clearCookies()
      await signIn(page, origin, person.email)
      await page.goto(`${origin}/account?lang=en`)
      await page.locator('#factor-password').fill(password)
      await page.getByRole('button', { name: 'Add an authenticator app' }).click()
      await page.getByRole('button', { name: 'Turn it on' }).waitFor()
      faults.push(...(await faultsHeld(page, { name: 'factor-en', withColours: true })))
      await context.close()
      expect(faults).toEqual([])
    }, 600_000)
  },
)

/** Somebody who runs the installation. */
async function signUpKeeper(installation: TestInstallation) {
  const platform = await addAnyOrganisation(installation.store.system, {
    slug: 'platform',
    name: 'Platform',
    kind: 'platform',
    jurisdiction: 'HK',
    now: new Date(),
  })
  const organisation = platform?.organisationKey ?? 0
  const keeper = await signUpPerson(installation, { role: 'platform', organisation })
  await setPassword(installation, keeper.personId, password)
  return keeper
}

async function signIn(page: Page, origin: string, email: string): Promise<void> {
  await page.goto(`${origin}/sign-in?lang=en&next=/account`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(`${origin}/account`)
}

/** A device with a fingerprint reader that always says yes. */
async function addAuthenticator(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { session, authenticatorId }
}
