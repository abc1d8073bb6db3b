import { expect, it } from 'vitest'
import { addStation } from '../../../harness/add-station.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { certify, heldPack, release } from '../../../harness/held-pack.ts'
import { openTestInstallation, type TestInstallation } from '../../../harness/installation.ts'
import { eventually, startTestJobs } from '../../../harness/jobs.ts'
import { openOutbox } from '../../../harness/outbox.ts'
import { signUpPerson, type TestPerson } from '../../../harness/people.ts'

const why = 'the figures are of another pack'

it('tells whoever proposed what was refused, by whom and why, in three languages, and nobody else', async () => {
  const installation = await openTestInstallation()
  const outbox = await openOutbox()
  await startTestJobs(installation, { context: { mailer: outbox.mailer } })
  await heldPack(installation, 'PACK-1')
  const [first, second, third] = [
    await certified(installation, 'Ada'),
    await certified(installation, 'Ben'),
    await certified(installation, 'Cai'),
  ]
  await refuseAs(second, await propose(first, 'PACK-1'))
  const [told] = await toldTo(first)
  expect(told).toMatchObject({
    topic: 'approval.refused',
    subject: 'PACK-1',
    text: {
      en: `A second person refused to sign for PACK-1 · Release from quarantine · refused by: Ben · reason: ${why}`,
      'zh-Hant': `PACK-1 待第二人簽署的事項已被拒絕 · 解除隔離 · 拒絕者：Ben · 原因：${why}`,
      'zh-Hans': `PACK-1 待第二人签署的事项已被拒绝 · 解除隔离 · 拒绝者：Ben · 原因：${why}`,
    },
  })
  const page = await (await first.request('/work')).text()
  expect(page).toContain('refused by: Ben')
  expect(page).toContain('href="/work/batches/PACK-1"')
  expect(await outbox.read(first.email, why)).toContain('PACK-1')
  expect([await unreadOf(second), await unreadOf(third)]).toEqual([0, 0])
  expect(await outbox.count()).toBe(1)
  // What nobody else reads, nobody else marks as read; what one withdraws one knows.
  await third.request('/api/v1/notifications/read', { method: 'POST', body: '{"all":true}' })
  await refuseAs(first, await propose(first, 'PACK-1'))
  expect(await unreadOf(first)).toBe(1)
})

it('tells the floor where a station proposed', async () => {
  const installation = await openTestInstallation()
  await startTestJobs(installation)
  await heldPack(installation, 'PACK-1')
  const signer = await certified(installation, 'Ben')
  const other = await signUpPerson(installation, { role: 'supervisor' })
  const station = await addStation(installation, { facility: 'A' })
  const { approval } = await jsonOf<{ approval: string }>(await station.scan(release('PACK-1')))
  await refuseAs(signer, approval)
  expect((await toldTo(other)).map(({ subject }) => subject)).toEqual(['PACK-1'])
})

it('shows what is to be recorded by its action, and keeps the form open for a reason that is missing', async () => {
  const installation = await openTestInstallation()
  await heldPack(installation, 'PACK-1')
  const first = await certified(installation, 'Ada')
  const second = await certified(installation, 'Ben')
  const approval = await propose(first, 'PACK-1')
  const shown = await (await second.request('/work/approvals')).text()
  expect(shown).toContain('<h2>Release from quarantine</h2>')
  expect(shown).toContain('What is to be recorded')
  expect(shown).not.toContain('<details class="seldom" open')
  const answer = await second.request(`/work/approvals/${approval}/refusal`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ '/reason': ' ' }),
  })
  expect([answer.status, await answer.text()]).toEqual([
    409,
    expect.stringContaining('<details class="seldom" open'),
  ])
})

async function certified(installation: TestInstallation, name: string): Promise<TestPerson> {
  const person = await signUpPerson(installation, { role: 'operator', name })
  await certify(installation, person.personId, 'quarantine_release')
  return person
}

async function propose({ request }: TestPerson, code: string): Promise<string> {
  const body = JSON.stringify(release(code))
  const answer = await request('/api/v1/scans', { method: 'POST', body })
  return (await jsonOf<{ approval: string }>(answer)).approval
}

async function refuseAs({ request }: TestPerson, approval: string): Promise<void> {
  const init = { method: 'POST', body: JSON.stringify({ reason: why }) }
  expect((await request(`/api/v1/approvals/${approval}/refusal`, init)).status).toBe(200)
}

interface Shown {
  readonly notifications: readonly { readonly topic: string; readonly subject: string }[]
  readonly unread: number
}

async function shownTo({ request }: TestPerson): Promise<Shown> {
  return jsonOf(await request('/api/v1/notifications'))
}

async function toldTo(person: TestPerson) {
  const shown = await eventually(
    () => shownTo(person),
    ({ unread }) => unread > 0,
  )
  return shown.notifications
}

async function unreadOf(person: TestPerson): Promise<number> {
  return (await shownTo(person)).unread
}
