import { expect, it } from 'vitest'
import { leastCost } from '../../../api/people/sign-in/password-cost.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { cookiesIn, sendForm, setPassword, signUpPerson } from '../../harness/people.ts'

const password = 'four grams of lithium'

/** Tries from as many addresses; `SIGN_IN_TRIES=100000 npx vitest run test/api/people/lock-out.test.ts` makes 100,000. */
const tries = Number(process.env.SIGN_IN_TRIES ?? 300)

it('lets no guesser in from any number of addresses, and the owner in from the own device all the while', async () => {
  let time = Date.now()
  const installation = await openTestInstallation({ now: () => new Date(time) })
  const { email, personId } = await signUpPerson(installation, { role: 'administrator' })
  await setPassword(installation, personId, password)
  const home = await sendForm(installation, '/sign-in', { email, password })
  const device = cookiesIn(home.headers)
  expect(home.status).toBe(303)

  const outcomes = new Map<number, number>()
  const batch = 50
  for (let done = 0; done < tries; done += batch) {
    const guesses = Array.from({ length: batch }, (_, at) => {
      const number = done + at
      const address = `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`
      // Among the guesses stands the right password: a stranger who waits must not come in with it either.
      const guess = number === 200 ? password : `guess number ${number}`
      return sendForm(installation, '/sign-in', { email, password: guess }, { address })
    })
    for (const { status } of await Promise.all(guesses)) {
      outcomes.set(status, (outcomes.get(status) ?? 0) + 1)
    }
    time += 1_000
  }
  expect(outcomes.get(303)).toBeUndefined()
  // Only the first few were looked at; all others waited, before any password was compared.
  expect(outcomes.get(400)).toBeLessThanOrEqual(10 + Math.ceil(Math.log2(tries)) + 2)
  expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(
    Math.ceil(tries / batch) * batch,
  )

  const owner = await sendForm(
    installation,
    '/sign-in',
    { email, password },
    { cookie: device, address: '10.0.0.1' },
  )
  expect(owner.status).toBe(303)
  // A wait may have ended just now: then the next guess begins another one.
  const guess = { email, password: 'one more guess' }
  await sendForm(installation, '/sign-in', guess, { address: '192.0.2.6' })
  const stranger = await sendForm(
    installation,
    '/sign-in',
    { email, password },
    { address: '192.0.2.7' },
  )
  expect(stranger.status).toBe(429)
  expect(Number(stranger.headers.get('retry-after'))).toBeGreaterThan(0)
  // A device cookie of another account proves nothing.
  const thief = await signUpPerson(installation, { role: 'operator' })
  await setPassword(installation, thief.personId, password)
  const theirs = await sendForm(installation, '/sign-in', { email: thief.email, password })
  const borrowed = { cookie: cookiesIn(theirs.headers), address: '192.0.2.8' }
  expect((await sendForm(installation, '/sign-in', { email, password }, borrowed)).status).toBe(429)
  // After the longest wait strangers may try again: nobody is locked out for good.
  time += 3_600_000
  const later = await sendForm(
    installation,
    '/sign-in',
    { email, password },
    { address: '192.0.2.7' },
  )
  expect(later.status).toBe(303)
}, 3_600_000)

it('slows one address that goes through many accounts, known or not, and no other address', async () => {
  const installation = await openTestInstallation()
  const address = '192.0.2.9'
  for (let number = 0; number < 30; number += 1) {
    const asked = { email: `nobody-${number}@test.example` }
    expect((await sendForm(installation, '/forgot', asked, { address })).status).toBe(200)
  }
  const next = { email: 'nobody-30@test.example', password }
  expect((await sendForm(installation, '/sign-in', next, { address })).status).toBe(400)
  expect((await sendForm(installation, '/sign-in', next, { address })).status).toBe(429)
  const neighbour = await sendForm(installation, '/sign-in', next, { address: '192.0.2.10' })
  expect(neighbour.status).toBe(400)
})

it('takes as long for an account that does not exist as for a wrong password', async () => {
  const installation = await openTestInstallation({ passwordCost: leastCost })
  const { email, personId } = await signUpPerson(installation, { role: 'operator' })
  await setPassword(installation, personId, password, leastCost)
  const took = { known: [] as number[], unknown: [] as number[] }
  for (let round = 0; round < 7; round += 1) {
    for (const [kind, address] of [
      ['known', email],
      ['unknown', `no${round}@test.example`],
    ] as const) {
      const start = performance.now()
      await sendForm(installation, '/sign-in', { email: address, password: `wrong ${round}` })
      took[kind].push(performance.now() - start)
    }
  }
  const [known, unknown] = [median(took.known), median(took.unknown)]
  // Without the work of a password an answer takes a fiftieth; beside other work two equal ones differ by a third.
  expect(Math.min(known, unknown) / Math.max(known, unknown)).toBeGreaterThan(0.2)
}, 240_000)

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
