import { readSheet } from 'read-excel-file/node'
import { expect, it } from 'vitest'
import { dig, record } from '../../../harness/clay.ts'
import { inspectorOf } from '../../../harness/inspected.ts'
import { addTestOrganisation } from '../../../harness/installation.ts'
import { aroundNow, moveClay } from '../../../harness/moved-clay.ts'
import { signUpPerson, type TestPerson } from '../../../harness/people.ts'

const { from, to } = aroundNow()
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const days = `from=${from}&to=${to}`

/** Every way in which rows are put together over a jurisdiction. */
const groupings = [
  ...['facility', 'organisation', 'partner', 'origin', 'month'],
  ...['material', 'kind', 'stage', 'stream', 'all'],
]

it('leads from every figure to lines that add up to it, however rows are put together', async () => {
  const { installation } = await moveClay()
  const inspector = await inspectorOf(installation, 'HK')
  const seen = new Set<string>()
  for (const by of groupings) {
    const figures = figuresIn(await pageOf(inspector, `/work/flow?organisation=*&by=${by}&${days}`))
    expect([by, figures.length > 3]).toEqual([by, true])
    for (const { href, grams } of figures) {
      if (seen.has(href)) continue
      seen.add(href)
      expect([href, sumOn(await pageOf(inspector, href))]).toEqual([href, grams])
    }
  }
  expect(seen.size).toBeGreaterThan(40)
  expect(installation.logged).toEqual([])
}, 60_000)

it('puts the largest of a figure on top, the sum once, and gives the rows of the page as files', async () => {
  const { installation } = await moveClay()
  const inspector = await inspectorOf(installation, 'HK')
  const page = await pageOf(inspector, `/work/flow?by=facility&sort=out&${days}`)
  const out = figuresIn(page).filter(({ href }) => href.includes('figure=out'))
  const rows = out.map(({ grams }) => grams).slice(0, -1)
  expect(rows).toEqual(rows.toSorted((one, other) => other - one))
  expect(rows.length).toBeGreaterThan(1)
  expect(page.match(/<tfoot>/g)).toHaveLength(1)
  // What went in is of another sort than what was made of it: only all of it together has a yield.
  const sorts = await pageOf(inspector, `/work/flow?by=kind&${days}`)
  expect(page.match(/data-label="Yield"/g)?.length).toBeGreaterThan(1)
  expect(sorts.split('<tfoot>')[0]).not.toContain('data-label="Yield"')
  // One row is its own sum.
  const single = await pageOf(inspector, `/work/flow?by=stream&${days}`)
  expect(single).not.toContain('<tfoot>')
  const [csv = ''] = /\/work\/flow\?[^"]*as=csv/.exec(page) ?? []
  const file = await (await inspector.request(csv.replaceAll('&amp;', '&'))).text()
  expect(file.split('\r\n')[0]).toMatch(/^organisation,facility,opening_grams,/)
})

it('leads from a file to the page of its very figures, however the API was asked', async () => {
  const { installation } = await moveClay()
  const supervisor = await signUpPerson(installation, { role: 'supervisor' })
  const moment = new Date().toISOString()
  await record(installation, dig('after', 77, { facts: { colour: 'blue' } }))
  const fetched = async (path: string, accept: string) => {
    const answer = await supervisor.request(path, { headers: { accept } })
    expect([path, answer.status]).toEqual([path, 200])
    return Buffer.from(await answer.arrayBuffer())
  }
  const files = new Set<string>()
  for (const asked of [
    `${days}&groupBy=partner,month`,
    `${days}&groupBy=facility,stream&timeZone=Asia/Tokyo`,
    `${days}&groupBy=origin&asOf=${encodeURIComponent(moment)}`,
    `${days}&groupBy=origin`,
    days,
  ]) {
    const file = `/api/v1/reports/flow?${asked}`
    const sheet = await readSheet(await fetched(file, spreadsheet), 2)
    const address = sheet.flat().find((cell) => String(cell).startsWith('http'))
    const { pathname, search } = new URL(String(address))
    const page = await pageOf(supervisor, `${pathname}${search}`)
    const [csv = ''] = /\/work\/flow\?[^"]*as=csv/.exec(page) ?? []
    const shown = String(await fetched(csv.replaceAll('&amp;', '&'), 'text/html'))
    expect([asked, shown]).toEqual([asked, String(await fetched(file, 'text/csv'))])
    files.add(shown)
  }
  // Each of them asks for something else, and is answered so.
  expect(files.size).toBe(5)
})

it('shows nobody what is not theirs, and tells whoever was looked at', async () => {
  const { installation } = await moveClay()
  const operator = await signUpPerson(installation, { role: 'operator' })
  const abroad = await inspectorOf(installation, 'CH')
  const inspector = await inspectorOf(installation, 'HK')
  await addTestOrganisation(installation, 'city', { constructed: true })
  for (const [person, organisation] of [
    [operator, 'second'],
    [abroad, 'second'],
    [inspector, 'city'],
    [inspector, 'nobody'],
  ] as const) {
    const answer = await person.request(`/work/flow?organisation=${organisation}&${days}`)
    expect([organisation, answer.status]).toEqual([organisation, 404])
  }
  expect(await pageOf(abroad, `/work/flow?${days}`)).toContain('Nothing flowed')
  const own = await pageOf(operator, `/work/flow?organisation=*&by=facility&${days}`)
  expect(own).not.toContain('second')
  expect(own).not.toContain('value="organisation"')
  await pageOf(inspector, `/work/flow?organisation=second&${days}`)
  const looks = await installation.store.system
    .selectFrom('audit_entry')
    .select('action')
    .where('kind', '=', 'look')
    .where('action', 'like', '%/work/flow%')
    .execute()
  expect(looks.length).toBeGreaterThan(0)
})

it('names every fault of what was asked, and keeps what was typed', async () => {
  const { installation } = await moveClay()
  const person = await signUpPerson(installation, { role: 'supervisor' })
  for (const [query, faults] of [
    ['from=2026-02-30&to=2026-03-01', ['From']],
    ['from=x&to=y&by=colour&asOf=z', ['From', 'Up to', 'As of', 'Rows by']],
    ['from=2026-03-01&to=2026-02-01', ['Choose a period']],
    ['from=1990-03-01&to=2026-02-01', ['20']],
    ['from=1800-03-01&to=1801-02-01', ['1 Jan 1900', 'expected']],
    ['by=organisation', ['Rows by']],
  ] as const) {
    const answer = await person.request(`/work/flow?${query}`)
    const page = await answer.text()
    const summary = /<div class="told fault summary"[\s\S]*?<\/div>/.exec(page)?.[0] ?? ''
    expect([query, answer.status, summary.match(/<li>/g)?.length]).toEqual([
      query,
      422,
      faults.length,
    ])
    for (const fault of faults)
      expect([query, summary]).toEqual([query, expect.stringContaining(fault)])
  }
  expect(installation.logged).toEqual([])
})

async function pageOf(person: TestPerson, path: string): Promise<string> {
  const answer = await person.request(path, { headers: { 'accept-language': 'en' } })
  expect([path, answer.status]).toEqual([path, 200])
  return answer.text()
}

/** Figures of a flow with where they lead, in grams. */
function figuresIn(page: string) {
  const cells = page.matchAll(/<a class="mass" href="([^"]+)">(−?)([\d,.]+)\u00a0kg<\/a>/g)
  return [...cells].map(([, href = '', sign, digits = '']) => ({
    href: href.replaceAll('&amp;', '&'),
    grams: Number(digits.replaceAll(/[,.]/g, '')) * (sign === '' ? 1 : -1),
  }))
}

/** What a list of postings says that it comes to. */
function sumOn(page: string): number {
  const [, sign, digits = ''] = /<p class="sum">[\d,]+ lines?: (−?)([\d,]+)\u00a0g/.exec(page) ?? []
  return Number(digits.replaceAll(',', '')) * (sign === '' ? 1 : -1)
}
