import { readSheet } from 'read-excel-file/node'
import { expect, it } from 'vitest'
import { inspectorOf } from '../../../harness/inspected.ts'
import { addTestOrganisation } from '../../../harness/installation.ts'
import { aroundNow, moveClay } from '../../../harness/moved-clay.ts'
import { signUpPerson, type TestPerson } from '../../../harness/people.ts'
import { openSlipped, slippedDay } from '../../../harness/slipped.ts'

const { from, to } = aroundNow()
const days = `from=${from}&to=${to}`

it('counts what is late and refused beside each register, and leads to exactly these lines', async () => {
  const { installation } = await moveClay()
  const inspector = await inspectorOf(installation, 'HK')
  const desk = await pageOf(inspector, '/work/desk')
  const marked = [...desk.matchAll(/<a class="marked" href="([^"]+)">(\d+)<\/a>/g)]
  const refused = marked.filter(([, href]) => href?.includes('refused=yes'))
  expect(refused.length).toBeGreaterThan(2)
  for (const [, href = '', count] of marked) {
    const page = await pageOf(inspector, href.replaceAll('&amp;', '&'))
    expect([href, page.match(/<tr class="line">/g)?.length]).toEqual([href, Number(count)])
  }
  const files = [...desk.matchAll(/href="(\/api\/v1\/registers\/outgoing\/lines\.\w+[^"]*)"/g)]
  expect(files.map(([, href]) => /lines\.(\w+)/.exec(href ?? '')?.[1])).toEqual([
    'csv',
    'xlsx',
    'pdf',
  ])
  for (const [, href = ''] of files) {
    expect((await inspector.request(href.replaceAll('&amp;', '&'))).status).toBe(200)
  }
})

it('gives a register as a spreadsheet with its digest, and on paper', async () => {
  const { installation } = await moveClay()
  const person = await signUpPerson(installation, { role: 'operator' })
  const page = await pageOf(person, `/work/registers/outgoing?${days}`)
  const lines = page.match(/<tr class="line">/g)?.length ?? 0
  const xlsx = await person.request(`/api/v1/registers/outgoing/lines.xlsx?${days}&lang=zh-Hant`)
  const bytes = Buffer.from(await xlsx.arrayBuffer())
  const [head = [], ...rows] = await readSheet(bytes, 1)
  expect(head).toContain('重量（克）')
  const at = head.indexOf('重量（克）')
  const grams = rows.map((row) => Number(row[at]))
  // The last row is the sum of all others.
  expect(grams).toHaveLength(lines + 1)
  expect(grams.at(-1)).toBe(grams.slice(0, -1).reduce((sum, one) => sum + one, 0))
  const about = (await readSheet(bytes, 2)).map(([label]) => label)
  expect(about).toContain('報告的 SHA-256')
  const paper = await person.request(`/api/v1/registers/outgoing/lines.pdf?${days}&refused=yes`)
  expect([paper.status, paper.headers.get('content-disposition')]).toEqual([
    200,
    `inline; filename="register-outgoing-${from}-to-${to}.pdf"`,
  ])
  expect(Buffer.from(await paper.arrayBuffer()).toString('latin1', 0, 5)).toBe('%PDF-')
  const wrong = await person.request('/api/v1/registers/outgoing/lines.pdf?from=x&to=y')
  expect(wrong.status).toBe(422)
})

it('says how many questions are open, and leads to as many', async () => {
  const { installation } = await openSlipped()
  const inspector = await inspectorOf(installation, 'HK-KC')
  expect(await pageOf(inspector, '/work/desk')).not.toMatch(/questions? (?:is|are) open/)
  const own = await signUpPerson(installation, { role: 'supervisor' })
  const desk = await pageOf(own, `/work/desk?month=${slippedDay(0).slice(0, 7)}`)
  const [, count = '', rest = ''] = /(\d+) questions? (?:is|are) open(.{0,300})/s.exec(desk) ?? []
  const [, href = ''] = /href="(\/work\/anomalies[^"]*)"/.exec(rest) ?? []
  const page = await pageOf(own, href.replaceAll('&amp;', '&'))
  const listed = new Set(page.match(/\/work\/anomalies\/[0-9a-f-]{36}/g))
  expect(listed.size).toBe(Number(count))
  expect(listed.size).toBeGreaterThan(0)
})

it('shows an event and its lines to whoever may see them, and to nobody else', async () => {
  const { installation } = await moveClay()
  const operator = await signUpPerson(installation, { role: 'operator' })
  const inspector = await inspectorOf(installation, 'HK')
  const abroad = await inspectorOf(installation, 'CH')
  const city = await addTestOrganisation(installation, 'city', { constructed: true })
  const stranger = await signUpPerson(installation, {
    role: 'administrator',
    organisation: city.actor.organisationKey,
  })
  const postings = await pageOf(operator, `/work/postings?figure=out&${days}`)
  const [event = ''] = /\/work\/events\/[0-9a-f-]{36}/.exec(postings) ?? []
  for (const [person, status] of [
    [operator, 200],
    [inspector, 200],
    [abroad, 404],
    [stranger, 404],
  ] as const) {
    expect((await person.request(event)).status).toBe(status)
    expect(
      (await person.request(event.toUpperCase().replace('/WORK/EVENTS', '/work/events'))).status,
    ).toBe(status)
  }
  for (const path of ['/work/events/x', '/work/events/00000000-0000-4000-8000-000000000000']) {
    expect([path, (await inspector.request(path)).status]).toEqual([path, 404])
  }
  // Of one organisation as of another whose it is not.
  for (const page of ['desk', 'postings', 'registers/all']) {
    const path = `/work/${page}?figure=in&${days}&organisation=second`
    const asked = page === 'postings' ? path : path.replace('figure=in&', '')
    expect([page, (await operator.request(asked)).status]).toEqual([page, 404])
    expect([page, (await abroad.request(asked)).status]).toEqual([page, 404])
    expect([page, (await inspector.request(asked)).status]).toEqual([page, 200])
  }
  // A side that nobody bears the name of is as one that passed nothing.
  const passed = (sender: string) =>
    pageOf(operator, `/work/postings?figure=passed&sender=${sender}&receiver=second&${days}`)
  expect(await passed('nobody-of-that-name')).toContain('No lines.')
  expect(await passed('city')).toContain('No lines.')
  expect(await passed('first')).not.toContain('No lines.')
  expect(installation.logged).toEqual([])
})

it('answers bad input with a refusal and never with a fault of its own', async () => {
  const { installation } = await moveClay()
  const operator = await signUpPerson(installation, { role: 'operator' })
  const inspector = await inspectorOf(installation, 'HK')
  for (const path of [
    '/work/desk?month=2026-13',
    '/work/desk?asOf=2026-02-30',
    '/work/desk?asOf=2099-01-01',
    '/work/postings',
    `/work/postings?figure=colour&${days}`,
    `/work/postings?figure=in&from=2026-13-01&to=2026-14-01`,
    `/work/postings?figure=in&from=${to}&to=${from}`,
    `/work/postings?figure=in&${days}&timeZone=Moon/Base`,
    `/work/postings?figure=in&${days}&facility=${encodeURIComponent('a\u0000b')}`,
    `/work/postings?figure=in&${days}&asOf=yesterday`,
    `/work/postings?figure=in&${days}&colour=red`,
    `/work/postings?figure=in&${days}&cursor=x`,
    `/work/registers/held?${days}&cameOf=x`,
    `/work/registers/all?from=2026-02-30&to=2026-03-01`,
  ]) {
    for (const person of [operator, inspector]) {
      const answer = await person.request(path)
      expect([path, answer.status]).toEqual([path, 422])
    }
  }
  const wrong = await (await operator.request('/work/registers/held?cameOf=x')).text()
  expect(wrong).not.toContain('first day comes before its last')
  expect(installation.logged).toEqual([])
})

async function pageOf(person: TestPerson, path: string): Promise<string> {
  const answer = await person.request(path, { headers: { 'accept-language': 'en' } })
  expect([path, answer.status]).toEqual([path, 200])
  return answer.text()
}
