import { expect, it } from 'vitest'
import { fieldsIn, send } from '../../harness/form.ts'
import { eventually, startTestJobs } from '../../harness/jobs.ts'
import { openWorkplace } from '../../harness/workplace.ts'

it('lists deadlines with where something can be done about them, each role what it may open', async () => {
  const { supervisor, operator, administrator } = await openWorkplace()
  const expires = new Date(Date.now() + 20 * 86_400_000).toISOString()
  const body = JSON.stringify({ name: 'Scale 2', expires })
  await administrator.request('/api/v1/stations', { method: 'POST', body })
  const page = await (await supervisor.request('/work/deadlines')).text()
  expect(page).toContain('Licence of a facility ends')
  expect(page).toContain('CWC-0001')
  expect(page).toMatch(/<a href="\/work\/stations"><b>Key of a station ends<\/b> Scale 2/)
  // The certificates of this place hold for a year: they are further away than sixty days.
  expect(page).not.toContain('Certificate of competence ends')
  const year = await (await supervisor.request('/work/deadlines?days=1095')).text()
  expect(year).toContain('<a href="/work/competences"><b>Certificate of competence ends')
  const theirs = await (await operator.request('/work/deadlines?days=1095')).text()
  expect(theirs).toContain('Certificate of competence ends')
  expect(theirs).not.toContain('href="/work/competences"')
  const chinese = await (await operator.request('/work/deadlines?lang=zh-Hant')).text()
  expect(chinese).toContain('設施牌照到期')
  expect(chinese).toContain('未來 60 天')
}, 60_000)

it('keeps what somebody wishes by e-mail, for this person alone', async () => {
  const { supervisor, operator } = await openWorkplace()
  const path = '/work/mail-wishes'
  const page = await (await supervisor.request(path)).text()
  const form = fieldsIn(page)
  expect(form.getAll('/mailed')).toContain('recall.opened')
  expect(page).not.toContain('Member invited')
  const left = new URLSearchParams([['/mailed', 'deadline.near']])
  const saved = await send(supervisor, path, left)
  expect(saved.headers.get('location')).toBe('/work/mail-wishes?told=saved')
  expect(fieldsIn(await (await supervisor.request(path)).text()).getAll('/mailed')).toEqual([
    'deadline.near',
  ])
  const theirs = fieldsIn(await (await operator.request(path)).text())
  expect(theirs.getAll('/mailed')).toContain('recall.opened')
  expect(await (await supervisor.request(`${path}?lang=zh-Hans`)).text()).toContain(
    '同时以邮件通知',
  )
}, 60_000)

it('shows every notification with the way to what it is about, and the trail in words', async () => {
  const { installation, administrator, operator, receiver, supervisor } = await openWorkplace()
  await startTestJobs(installation)
  await send(administrator, '/account/members', new URLSearchParams(), {
    email: 'new@test.example',
    role: 'operator',
  })
  const facility = { '/code': 'EP-2', '/name': 'EcoPark' }
  expect(
    (await send(administrator, '/work/new-facility', new URLSearchParams(), facility)).status,
  ).toBe(303)
  const list = await eventually(
    async () => (await administrator.request('/work/notifications')).text(),
    (page) => page.includes('n***@test.example'),
  )
  expect(list).toMatch(
    /<a class="what" href="\/account\/members"><b>n\*\*\*@test\.example was invited/,
  )
  const read = await send(administrator, '/work/notifications?list', new URLSearchParams())
  expect(read.headers.get('location')).toBe('/work/notifications')
  expect(await (await administrator.request('/work/notifications')).text()).not.toContain('unread')
  expect((await receiver.request('/work/notifications')).status).toBe(200)

  const trail = await (await administrator.request('/work/audit')).text()
  expect(trail).toContain('<b>Added a facility</b> EcoPark · EP-2')
  expect(trail).toContain('<b>Invited a member</b> new@test.example · Operator')
  expect(trail).toContain('Wong Mei')
  expect(trail).not.toMatch(/GET \/|POST \//)
  const chinese = await (await administrator.request('/work/audit?lang=zh-Hant')).text()
  expect(chinese).toContain('已加入設施')
  const looks = await (await administrator.request('/work/audit?kind=look')).text()
  expect(looks).toContain('No entries')
  for (const person of [operator, supervisor]) {
    expect((await person.request('/work/audit')).status).toBe(403)
  }
}, 60_000)
