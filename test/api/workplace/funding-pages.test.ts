import { expect, it } from 'vitest'
import { fieldsIn, send } from '../../harness/form.ts'
import { fundingOf } from '../../harness/funded.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'

it('keeps a project by forms alone, from its first line to its claim and its files', async () => {
  const installation = await openTestInstallation()
  const { event } = await fundingOf(installation)
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  const page = async (path: string) => {
    const answer = await administrator.request(path)
    return [answer.status, await answer.text()] as const
  }
  const form = async (path: string) => fieldsIn((await page(path))[1])
  const [, list] = await page('/work/funding')
  for (const text of ['No funded projects yet', 'HK$15,000,000 a project', 'not checked'])
    expect(list).toContain(text)

  const empty = await form('/work/new-project')
  const refused = await send(administrator, '/work/new-project', empty, {
    '/code': 'LINE',
    '/budgetCents': 'much',
    '/milestones/2/name': 'Line accepted',
  })
  const told = await refused.text()
  expect([refused.status, told.includes('to the cent')]).toEqual([422, true])
  // The milestone stands at the first place now, with what is wrong with it.
  expect(fieldsIn(told).get('/milestones/0/name')).toBe('Line accepted')
  expect(told).toContain('href="#q-milestones-0-plannedDay"')
  const added = await send(administrator, '/work/new-project', empty, {
    '/code': 'LINE',
    '/title': 'Robot line',
    '/scheme': 'rfs-2024',
    '/starts': '2026-02-01',
    '/ends': '2026-12-31',
    '/budgetCents': '60,000,000.00',
    '/milestones/0/name': 'Line accepted',
    '/milestones/0/plannedDay': '2026-05-01',
  })
  expect([added.status, added.headers.get('location')]).toEqual([303, '/work/funding/LINE'])

  const newLine = '/work/funding/LINE/new-line'
  const robot = {
    '/day': '2026-03-01',
    '/amountCents': '45000003',
    '/payee': 'Robots Ltd',
    '/invoice': 'INV-1',
    '/kind': 'machinery',
  }
  const loose = await send(administrator, newLine, await form(newLine), robot)
  const why = await loose.text()
  expect([loose.status, why.includes('Tie the line to what came of it')]).toEqual([422, true])
  expect(fieldsIn(why).get('/payee')).toBe('Robots Ltd')
  const tied = { ...robot, '/asset/name': 'Robot', '/asset/serial': 'R-1', '/events': event }
  expect((await send(administrator, newLine, await form(newLine), tied)).status).toBe(303)
  const again = await send(administrator, newLine, await form(newLine), tied)
  expect([again.status, (await again.text()).includes('line 1 of project')]).toEqual([422, true])
  const comma = { ...tied, '/invoice': 'INV-2', '/amountCents': '12,50' }
  expect((await send(administrator, newLine, await form(newLine), comma)).status).toBe(422)
  const wrong = { ...comma, '/amountCents': '1,012.50' }
  expect((await send(administrator, newLine, await form(newLine), wrong)).status).toBe(303)

  const [, shown] = await page('/work/funding/LINE')
  for (const text of ['HK$15,000,000.00', 'The cap decides', '2.00 : 1', `/work/events/${event}`])
    expect(shown).toContain(text)
  expect(shown).toContain('HK$1,012.50')
  const withdrawals = [...shown.matchAll(/action="([^"]+\/withdrawal)"/g)].map(([, at = '']) => at)
  const second = withdrawals.at(-1) ?? ''
  expect((await send(administrator, second, new URLSearchParams())).status).toBe(303)

  const newMilestone = '/work/funding/LINE/new-milestone'
  const further = { '/name': 'Line at capacity', '/plannedDay': '2027-11-01' }
  const late = await send(administrator, newMilestone, await form(newMilestone), further)
  expect([late.status, (await late.text()).includes('outside of the project')]).toEqual([422, true])
  const inside = { ...further, '/plannedDay': '2026-11-01' }
  expect((await send(administrator, newMilestone, await form(newMilestone), inside)).status).toBe(
    303,
  )
  const milestone = '/work/funding/LINE/milestones/1'
  const reached = { '/day': '2026-04-30', '/evidence': 'Signed acceptance' }
  const unread = await send(administrator, milestone, await form(milestone), { '/day': '' })
  expect(unread.status).toBe(422)
  expect((await send(administrator, milestone, await form(milestone), reached)).status).toBe(303)
  const claim = '/work/funding/LINE/claims'
  const claimed = new URLSearchParams({ do: '1' })
  expect((await send(administrator, claim, claimed)).status).toBe(303)
  const twice = await send(administrator, claim, claimed)
  expect([twice.status, (await twice.text()).includes('Grant claim 1 was made')]).toEqual([
    422,
    true,
  ])
  for (const [language, text] of [
    ['en', 'Grant claim 1: HK$15,000,000.00 for HK$45,000,003.00 so far'],
    ['zh-Hant', '第 1 次資助申領：累計開支 HK$45,000,003.00，資助額 HK$15,000,000.00'],
    ['zh-Hans', '第 1 次资助申领：累计开支 HK$45,000,003.00，资助额 HK$15,000,000.00'],
  ] as const) {
    expect((await page(`/work/funding/LINE?lang=${language}`))[1]).toContain(text)
  }
  for (const [, href = ''] of (await page('/work/funding/LINE'))[1].matchAll(
    /href="(\/api\/v1\/funding-projects\/[^"]+)"/g,
  ))
    expect((await administrator.request(href)).status).toBe(200)
  expect((await page('/work/funding/NONE'))[0]).toBe(404)
  expect((await page('/work/funding/LINE/milestones/9'))[0]).toBe(404)

  const reader = await signUpPerson(installation, { role: 'operator' })
  expect((await reader.request(newLine)).status).toBe(403)
  expect(await (await reader.request('/work/funding/LINE')).text()).not.toContain('new-line')
})

it('keeps a course by forms, and certifies who took part', async () => {
  const installation = await openTestInstallation()
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  const person = await signUpPerson(installation, { role: 'operator', name: 'Ada' })
  const text = async (path: string) => (await administrator.request(path)).text()
  const course = {
    '/name': 'High-voltage work',
    '/provider': 'Training Council',
    '/hours': '24',
    '/costCents': '9000',
    '/from': '2026-05-04',
    '/to': '2026-05-06',
    '/competence': 'high_voltage_work',
  }
  const empty = fieldsIn(await text('/work/new-course'))
  const nobody = await send(administrator, '/work/new-course', empty, course)
  expect([nobody.status, (await nobody.text()).includes('Who takes part')]).toEqual([422, true])
  const taken = { ...course, '/people': person.personId }
  const added = await send(administrator, '/work/new-course', empty, taken)
  const at = added.headers.get('location') ?? ''
  expect([added.status, at.startsWith('/work/courses/')]).toEqual([303, true])
  const open = await text(at)
  expect(open).toContain('No certificate yet')
  const certificate = {
    '/person': person.personId,
    '/number': 'HV-1',
    '/validFrom': '2026-05-01',
    '/validUntil': '2029-05-06',
  }
  const early = await send(administrator, at, fieldsIn(open), certificate)
  expect([early.status, (await early.text()).includes('begins then or later')]).toEqual([422, true])
  const certified = await send(administrator, at, fieldsIn(open), {
    ...certificate,
    '/validFrom': '2026-05-06',
  })
  expect(certified.status).toBe(303)
  expect(await text(at)).toContain('Certificate HV-1')
  expect(await text('/work/courses')).toContain('HK$9,000.00')
  expect(await text('/work/competences')).toContain('HV-1')
})
