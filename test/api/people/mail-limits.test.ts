import { expect, it } from 'vitest'
import { mailLimits } from '../../../api/people/mail-limits.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { openOutbox } from '../../harness/outbox.ts'
import { sendForm, signUpPerson } from '../../harness/people.ts'

it('lets an organisation write to strangers a few times an hour, and says when the next time is', async () => {
  let time = Date.now()
  const outbox = await openOutbox()
  const installation = await openTestInstallation({
    mailer: outbox.mailer,
    now: () => new Date(time),
  })
  const invite = (email: string) => {
    const body = JSON.stringify({ email, role: 'operator' })
    return installation.request('/api/v1/invitations', { method: 'POST', body })
  }
  const toOne = [await invite('a@test.example'), await invite('a@test.example')]
  toOne.push(await invite('a@test.example'), await invite('A@test.example'))
  expect(toOne.map(({ status }) => status)).toEqual([201, 201, 201, 429])
  const toMany = []
  for (let at = 0; at < 40; at += 1) toMany.push(await invite(`b${at}@test.example`))
  const sent = toMany.filter(({ status }) => status === 201).length
  expect(sent).toBe(mailLimits.invitationsOfOrganisation - 3)
  await expect.poll(outbox.count, { timeout: 30_000 }).toBe(mailLimits.invitationsOfOrganisation)
  const refused = toMany.at(-1)
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(60)
  expect(await jsonOf(refused ?? new Response())).toMatchObject({
    code: 'too_many',
    status: 429,
    faults: [{ pointer: '/email', says: 'invitations_too_many', values: { most: 10 } }],
  })
  time += 3_600_000
  expect((await invite('c@test.example')).status).toBe(201)
})

it('sends few links to somebody who asks from the own account, and says so in the page’s language', async () => {
  const outbox = await openOutbox()
  const installation = await openTestInstallation({ mailer: outbox.mailer })
  const { cookie } = await signUpPerson(installation, { role: 'operator' })
  const ask = (query: string) =>
    sendForm(installation, `/account/password-link${query}`, {}, { cookie })
  const answers = []
  for (let at = 0; at < 30; at += 1) answers.push(await ask(''))
  await expect.poll(outbox.count, { timeout: 30_000 }).toBe(mailLimits.linksToAccount)
  expect(answers.at(-1)?.status).toBe(429)
  expect(await (await ask('?lang=zh-Hant')).text()).toContain('每小時最多 6 個')
  expect(await (await ask('?lang=zh-Hans')).text()).toContain('每小时最多 6 个')
  expect(await (await ask('?lang=en')).text()).toContain('at most 6 an hour')
})
