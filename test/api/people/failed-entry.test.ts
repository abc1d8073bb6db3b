import { expect, it } from 'vitest'
import { createApp } from '../../../api/app.ts'
import type { RequestLine } from '../../../api/http/hardening/log-requests.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { sendForm, setPassword, signUpPerson } from '../../harness/people.ts'

const password = 'four grams of lithium'

it('puts a sign-in that failed on the trail and in the log, with where it came from, and tells its sender nothing', async () => {
  const installation = await openTestInstallation()
  const lines: RequestLine[] = []
  const logRequest = (line: RequestLine) => void lines.push(line)
  const app = createApp({ installation, log: () => {}, now: () => new Date(), logRequest })
  const { email, personId } = await signUpPerson(installation, { role: 'operator' })
  await setPassword(installation, personId, password)
  const address = '192.0.2.5'
  const known = await sendForm({ app }, '/sign-in', { email, password: 'wrong' }, { address })
  const nobody = { email: 'nobody@test.example', password: 'wrong' }
  const unknown = await sendForm({ app }, '/sign-in', nobody, { address })
  expect((await unknown.text()).replaceAll(nobody.email, email)).toBe(await known.text())
  expect(lines).toMatchObject([
    { status: 400, address, failedEntry: { with: 'password', personId } },
    { status: 400, address, failedEntry: { with: 'password' } },
  ])
  expect(lines[1]?.failedEntry).not.toHaveProperty('personId')
  expect(JSON.stringify(lines)).not.toContain('@test.example')
  await expect
    .poll(() => entriesOf(installation))
    .toMatchObject([
      {
        action: 'failed to sign in',
        actor: { id: personId },
        detail: { with: 'password', address },
      },
    ])
})

it('ends a session for this process at once on signing out, even for a request under way', async () => {
  const installation = await openTestInstallation()
  const { cookie, request } = await signUpPerson(installation, { role: 'operator' })
  expect((await request('/api/v1/session')).status).toBe(200)
  const under = Array.from({ length: 8 }, () => request('/api/v1/facilities'))
  await sendForm(installation, '/sign-out', {}, { cookie })
  await Promise.all(under)
  expect((await request('/api/v1/session')).status).toBe(401)
  expect((await installation.app.request('/account', { headers: { cookie } })).status).toBe(303)
})

async function entriesOf({ request }: Awaited<ReturnType<typeof openTestInstallation>>) {
  const answer = await request('/api/v1/audit?kind=sign_in')
  return (await jsonOf<{ entries: readonly unknown[] }>(answer)).entries
}
