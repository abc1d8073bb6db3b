import { hashPassword } from 'better-auth/crypto'
import { describe, expect, it } from 'vitest'
import { faultsInPeopleSettings } from '../../../api/people/people-settings.ts'
import { createPasswords } from '../../../api/people/sign-in/password-hash.ts'
import { noTrust, noteFactorOf, withFactorOf } from '../../../api/people/sign-in/provider-factor.ts'
import {
  codeDigest,
  codeStorage,
  makeRecoveryCodes,
} from '../../../api/people/sign-in/recovery-codes.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { sendForm, setPassword, signUpPerson } from '../../harness/people.ts'

const password = 'four grams of lithium'

describe('a password', () => {
  it('costs as much work as is recommended unless a test says otherwise, and the settings allow no less', async () => {
    const kept = await createPasswords().hash(password)
    expect(kept).toMatch(/^scrypt\$17\$[\w-]{22}\$[\w-]{86}$/)
    for (const cost of ['16', '10', '0', '21', '17.5', 'none']) {
      expect(faultsInPeopleSettings({ PASSWORD_COST: cost })).toHaveLength(1)
    }
    expect(faultsInPeopleSettings({ PASSWORD_COST: '18' })).toEqual([])
  })

  it('is right once in whatever form it was kept, and is kept anew when it was kept with less', async () => {
    const [cheap, dear] = [createPasswords(10), createPasswords(11)]
    for (const hash of [await hashPassword(password), await cheap.hash(password)]) {
      expect(await dear.verify({ hash, password })).toBe(true)
      expect(await dear.verify({ hash, password: 'four grams of lithium ' })).toBe(false)
      expect(dear.isOutdated(hash)).toBe(true)
    }
    expect(dear.isOutdated(await dear.hash(password))).toBe(false)
    const installation = await openTestInstallation()
    const { email, personId } = await signUpPerson(installation, { role: 'operator' })
    await setPassword(installation, personId, password)
    const kept = async () =>
      (await installation.store.auth.selectFrom('auth.account').select('password').execute())[0]
        ?.password
    const before = await kept()
    await sendForm(installation, '/sign-in', { email, password: 'wrong' })
    expect(await kept()).toBe(before)
    expect((await sendForm(installation, '/sign-in', { email, password })).status).toBe(303)
    expect(await kept()).toMatch(/^scrypt\$10\$/)
    expect((await sendForm(installation, '/sign-in', { email, password })).status).toBe(303)
  })
})

describe('recovery codes', () => {
  it('have 140 random bits, are kept as digests, and are read however they are typed', async () => {
    const codes = makeRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^([A-HJ-NP-Z2-9]{4}-){6}[A-HJ-NP-Z2-9]{4}$/)
    const [first = ''] = codes
    expect(codeDigest(first.toLowerCase().replaceAll('-', ' '))).toBe(codeDigest(first))
    expect(codeDigest('aBcDe-12345')).not.toBe(codeDigest('abcde-12345'))
    const storage = codeStorage('a secret of thirty-two characters')
    const kept = await storage.encrypt(JSON.stringify(codes))
    expect(kept).not.toContain(first)
    expect(JSON.parse(await storage.decrypt(kept))).toEqual(codes.map(codeDigest))
    // What is left after one was used is kept as it was.
    expect(await storage.encrypt(await storage.decrypt(kept))).toBe(kept)
  })
})

it('believes of a provider that it asked for a second factor only what it says itself', async () => {
  const said = async (claims: Record<string, unknown>, trust = noTrust) =>
    (await withFactorOf(async () => noteFactorOf(claims, trust))).hasFactor
  expect(await said({})).toBe(false)
  expect(await said({ amr: ['pwd'] })).toBe(false)
  expect(await said({ amr: 'mfa', acr: 'gold' })).toBe(false)
  expect(await said({ amr: ['otp', 'hwk'] })).toBe(false)
  expect(await said({ amr: ['pwd', 'mfa'] })).toBe(true)
  expect(await said({ amr: ['pwd', 'otp'] })).toBe(true)
  expect(await said({ acr: 'gold' }, { acr: ['gold'], always: false })).toBe(true)
  expect(await said({}, { acr: [], always: true })).toBe(true)
})

it('keeps twenty sessions of a person, and ends the one that was used longest ago', async () => {
  const installation = await openTestInstallation()
  const { email, personId, request } = await signUpPerson(installation, { role: 'operator' })
  await setPassword(installation, personId, password)
  for (let at = 0; at < 21; at += 1) {
    expect((await sendForm(installation, '/sign-in', { email, password })).status).toBe(303)
  }
  const sessions = await installation.store.auth.selectFrom('auth.session').select('id').execute()
  expect(sessions).toHaveLength(20)
  expect((await request('/api/v1/session')).status).toBe(401)
})

it('asks a second factor of those who bind others, two weeks after somebody became a member', async () => {
  let time = Date.now()
  const installation = await openTestInstallation({ now: () => new Date(time) })
  const [supervisor, operator] = [
    await signUpPerson(installation, { role: 'supervisor' }),
    await signUpPerson(installation, { role: 'operator' }),
  ]
  const facilities = async (person: typeof supervisor) =>
    (await person.request('/api/v1/facilities')).status
  const page = await supervisor.request('/account')
  expect(await page.text()).toMatch(/lets Supervisor act only after a second factor/)
  expect([await facilities(supervisor), await facilities(operator)]).toEqual([200, 200])
  time += 15 * 24 * 3_600_000
  await installation.store.auth
    .updateTable('auth.session')
    .set({ last_used_time: new Date(time), expires_at: new Date(time + 3_600_000) })
    .execute()
  expect([await facilities(supervisor), await facilities(operator)]).toEqual([403, 200])
  await installation.store.auth
    .updateTable('auth.session')
    .set({ entered_with: 'passkey' })
    .execute()
  time += 10_000
  expect(await facilities(supervisor)).toBe(200)
})
