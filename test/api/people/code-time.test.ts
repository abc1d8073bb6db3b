import { expect, it } from 'vitest'
import { factorPhrases } from '../../../web/pages/account/factor-phrases.ts'
import { signInPhrases } from '../../../web/pages/account/sign-in-phrases.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { cookiesIn, sendForm, setPassword, signUpPerson } from '../../harness/people.ts'
import { totpCode } from '../../harness/totp.ts'

const password = 'four grams of lithium'
const step = 30_000
const languages = ['en', 'zh-Hant', 'zh-Hans'] as const

it('takes a code of an authenticator from the first to the last millisecond of its own 30 s, once, and neither before nor after', async () => {
  const { clock, enter, key } = await withAuthenticator()
  const start = clock.time + 2 * step
  const tries: readonly (readonly [number, number, number])[] = [
    // At, the code of, the answer: 303 lets in.
    [start - 1, start, 400],
    [start, start, 400],
    [start + step, start, 400],
    [start + step, start + step, 303],
    [start + step, start + step, 400],
    [start + 3 * step - 1, start + 2 * step, 303],
    [start + 4 * step, start + 3 * step, 400],
    [start + 4 * step, start + 4 * step, 303],
    [start + 5 * step, start + 4 * step, 400],
    [start + 5 * step, start + 6 * step, 400],
    [start + 5 * step + 1, start + 5 * step, 303],
  ]
  for (const [at, codeOf, status] of tries) {
    clock.time = at
    const offset = `${at - start} ms, code of ${codeOf - start} ms`
    expect([offset, (await enter(totpCode(key, codeOf))).status]).toEqual([offset, status])
  }
})

it('tells whoever has a phone with a wrong clock so, in their language, and waits after ten tries', async () => {
  const { clock, enter, key } = await withAuthenticator()
  for (const [at, language] of languages.entries()) {
    clock.time += step
    const wrong = at % 2 === 0 ? clock.time + step : clock.time - step
    const answer = await enter(totpCode(key, wrong), language)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain(signInPhrases.codeWrong[language])
  }
  for (let tries = 3; tries < 10; tries += 1) {
    clock.time += step
    expect((await enter(totpCode(key, clock.time + 50 * step))).status).toBe(400)
  }
  clock.time += step
  const waiting = await enter(totpCode(key, clock.time))
  expect(await waiting.text()).toContain('Try again in 15 min')
})

it('turns an authenticator on by a code of now alone', async () => {
  const clock = { time: Date.now() }
  const installation = await openTestInstallation({ now: () => new Date(clock.time) })
  const person = await signUpPerson(installation, { role: 'operator' })
  await setPassword(installation, person.personId, password)
  const key = await keyOffered(installation, person.cookie)
  for (const [at, language] of languages.entries()) {
    const code = totpCode(key, clock.time + (at - 1 || 2) * step)
    const cookie = `loomcell.language=${language}; ${person.cookie}`
    const answer = await sendForm(installation, confirmation, { code }, { cookie })
    expect([answer.status, (await answer.text()).includes(factorPhrases.wrong[language])]).toEqual([
      400,
      true,
    ])
  }
  const code = totpCode(key, clock.time)
  expect((await sendForm(installation, confirmation, { code }, person)).status).toBe(200)
})

const confirmation = '/account/second-factor/confirm'

/** Somebody with an authenticator on a clock that the test steers, and the way in with a code of it. */
async function withAuthenticator() {
  const clock = { time: Math.floor(Date.now() / step) * step }
  const installation = await openTestInstallation({ now: () => new Date(clock.time) })
  const person = await signUpPerson(installation, { role: 'operator' })
  const { email, personId, cookie } = person
  await setPassword(installation, personId, password)
  const key = await keyOffered(installation, cookie)
  const code = totpCode(key, clock.time)
  expect((await sendForm(installation, confirmation, { code }, person)).status).toBe(200)
  const enter = async (typed: string, language = 'en') => {
    const first = await sendForm(installation, '/sign-in', { email, password })
    const cookies = `loomcell.language=${language}; ${cookiesIn(first.headers)}`
    return sendForm(installation, '/sign-in/code', { code: typed }, { cookie: cookies })
  }
  return { clock, enter, key }
}

async function keyOffered(
  installation: Parameters<typeof sendForm>[0],
  cookie: string,
): Promise<string> {
  const offered = await sendForm(installation, '/account/second-factor', { password }, { cookie })
  const shown = /class="code">([A-Z2-7 ]+)</.exec(await offered.text())?.[1]
  return shown?.replaceAll(' ', '') ?? ''
}
