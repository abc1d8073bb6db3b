import { expect, it } from 'vitest'
import { addOutboxEntries, type OutboxEntry } from '../../../api/store/notifications/outbox.ts'
import { addOrganisation } from '../../../api/store/organisations/organisations.ts'
import { jsonOf } from '../../harness/answers.ts'
import {
  addTestOrganisation,
  openTestInstallation,
  type TestInstallation,
} from '../../harness/installation.ts'
import { eventually, startTestJobs } from '../../harness/jobs.ts'
import { openOutbox } from '../../harness/outbox.ts'
import { signUpPerson, type TestPerson } from '../../harness/people.ts'

const path = '/api/v1/notifications'

interface Shown {
  readonly notifications: readonly {
    readonly id: string
    readonly topic: string
    readonly subject: string
    readonly text: Record<string, string>
    readonly readTime: string | null
  }[]
  readonly unread: number
  readonly next: string | null
}

it('shows a person what concerns their role, unread first, and remembers what they have read', async () => {
  const installation = await openTestInstallation()
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  const operator = await signUpPerson(installation, { role: 'operator' })
  await startTestJobs(installation)
  await tell(installation, [
    ...[1, 2, 3].map((number) => ({
      topic: 'hand_over.offered' as const,
      subject: `H${number}`,
      payload: { from: 'Second' },
    })),
    { topic: 'key.expiring', subject: 'Scale 4', payload: {} },
  ])
  const all = await eventually(
    () => shownTo(administrator),
    ({ unread }) => unread === 4,
  )
  expect(all.notifications.map(({ subject }) => subject)).toEqual(['Scale 4', 'H3', 'H2', 'H1'])
  expect(all.notifications[1]?.text).toEqual({
    en: 'Hand-over H3 was offered to you · from: Second',
    'zh-Hant': '有機構向你提出移交 H3 · 來自：Second',
    'zh-Hans': '有机构向您提出移交 H3 · 来自：Second',
  })
  // Keys are an administrator's affair.
  expect((await shownTo(operator)).notifications.map(({ subject }) => subject)).toEqual([
    'H3',
    'H2',
    'H1',
  ])
  const read = all.notifications.slice(0, 2).map(({ id }) => id)
  const body = JSON.stringify({ notifications: read })
  const marked = await administrator.request(`${path}/read`, { method: 'POST', body })
  expect([marked.status, await marked.json()]).toEqual([200, { unread: 2 }])
  const first = await shownTo(administrator, '?limit=3')
  expect(first.notifications.map(({ subject }) => subject)).toEqual(['H2', 'H1', 'Scale 4'])
  const rest = await shownTo(administrator, `?limit=3&cursor=${first.next}`)
  expect(rest.notifications.map(({ subject }) => subject)).toEqual(['H3'])
  expect(rest.next).toBeNull()
  expect((await shownTo(operator)).unread).toBe(3)
  const everything = { method: 'POST', body: JSON.stringify({ all: true }) }
  expect(await (await operator.request(`${path}/read`, everything)).json()).toEqual({ unread: 0 })
})

it('calls other organisations by their names', async () => {
  const installation = await openTestInstallation()
  const now = new Date()
  await addOrganisation(installation.store.system, { slug: 'delta', name: 'Delta Metals Ltd', now })
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  await startTestJobs(installation)
  const payload = { by: 'delta', step: 'decide', state: 'refused' }
  await tell(installation, [{ topic: 'hand_over.refused', subject: 'H1', payload }])
  const { notifications } = await eventually(
    () => shownTo(administrator),
    ({ unread }) => unread === 1,
  )
  expect(notifications[0]?.text).toEqual({
    en: 'Hand-over H1 was refused · by: Delta Metals Ltd',
    'zh-Hant': '移交 H1 被拒收 · 操作者：Delta Metals Ltd',
    'zh-Hans': '移交 H1 被拒收 · 操作方：Delta Metals Ltd',
  })
})

it("keeps another organisation's notifications out of sight, and those from before a person came", async () => {
  const installation = await openTestInstallation()
  const other = await addTestOrganisation(installation, 'second')
  const { organisationKey } = other.actor
  const stranger = await signUpPerson(installation, {
    role: 'administrator',
    organisation: organisationKey,
  })
  await startTestJobs(installation)
  const colleague = await signUpPerson(installation, { role: 'administrator' })
  await tell(installation, [{ topic: 'recall.opened', subject: 'B1', payload: {} }])
  const { notifications } = await eventually(
    () => shownTo(colleague),
    ({ unread }) => unread === 1,
  )
  const late = await signUpPerson(installation, { role: 'administrator' })
  expect((await shownTo(late)).notifications).toEqual([])
  expect(await shownTo(stranger)).toEqual({ notifications: [], unread: 0, next: null })
  const body = JSON.stringify({ notifications: notifications.map(({ id }) => id) })
  await stranger.request(`${path}/read`, { method: 'POST', body })
  expect((await shownTo(colleague)).unread).toBe(1)
})

it('has no list for a station, and refuses what is no id', async () => {
  const installation = await openTestInstallation()
  expect((await installation.request(path)).status).toBe(403)
  const person = await signUpPerson(installation, { role: 'operator' })
  for (const wrong of [{ notifications: ['7'] }, { notifications: [] }, { all: false }, {}]) {
    const init = { method: 'POST', body: JSON.stringify(wrong) }
    expect((await person.request(`${path}/read`, init)).status).toBe(422)
  }
})

it('writes to those who want it, in three languages, and to nobody who said no', async () => {
  const installation = await openTestInstallation()
  const outbox = await openOutbox()
  const wants = await signUpPerson(installation, {
    role: 'supervisor',
    email: 'wants@test.example',
  })
  const not = await signUpPerson(installation, { role: 'supervisor', email: 'not@test.example' })
  await signUpPerson(installation, { role: 'operator', email: 'operator@test.example' })
  const preferences = `${path}/preferences`
  const choose = (person: TestPerson, mailed: object) =>
    person.request(preferences, { method: 'PATCH', body: JSON.stringify({ mailed }) })
  expect((await choose(not, { 'deadline.near': false })).status).toBe(200)
  const chosen = await jsonOf<{ preferences: object[] }>(
    await choose(wants, { 'hand_over.stored': true }),
  )
  expect(chosen.preferences).toContainEqual(
    expect.objectContaining({ topic: 'hand_over.stored', mailed: true }),
  )
  expect((await choose(wants, { 'batch.recorded': true })).status).toBe(422)
  await startTestJobs(installation, {
    context: { mailer: outbox.mailer, publicUrl: 'https://loom.example' },
  })
  await tell(installation, [
    { topic: 'deadline.near', subject: 'Trip ticket 7', payload: { dueTime: '2026-10-07' } },
    { topic: 'hand_over.stored', subject: 'H9', payload: {} },
  ])
  const letters = await eventually(outbox.all, ({ length }) => length >= 2)
  expect(letters.map((letter) => /^To: (.*)$/m.exec(letter)?.[1])).toEqual([
    'wants@test.example',
    'wants@test.example',
  ])
  const deadline = letters.find((letter) => letter.includes('Trip ticket 7')) ?? ''
  for (const words of [
    'deadline of Trip ticket 7 is near · due: 2026-10-07',
    '期限將至',
    '期限将至',
  ])
    expect(deadline).toContain(words)
  expect(deadline).toContain('first · https://loom.example')
})

async function shownTo(person: TestPerson, query = ''): Promise<Shown> {
  return jsonOf<Shown>(await person.request(`${path}${query}`))
}

async function tell(
  { store, actor: { organisationKey } }: TestInstallation,
  entries: readonly Omit<OutboxEntry, 'organisationKey'>[],
): Promise<void> {
  const own = entries.map((entry) => ({ organisationKey, ...entry }))
  await addOutboxEntries(store.own(organisationKey), own)
}
