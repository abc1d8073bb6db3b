import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { expect, it } from 'vitest'
import { reportRecycling } from '../../../api/commands/report-recycling.ts'
import { yearAt } from '../../../api/inventory/reports/make-recycling-report.ts'
import { changeUsualPlace } from '../../../api/store/organisations/register.ts'
import { battery } from '../../harness/held-pack.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { close, lotOf, process, record } from '../../harness/lots.ts'
import { signUpPerson } from '../../harness/people.ts'
import { runCommand } from '../../harness/run-command.ts'
import { openTwo } from '../../harness/sides.ts'

const lithium = (milligrams: number) => ({ 'element:Li': milligrams })

/** Two lots of NMC and one of LFP, closed at midnight of Hong Kong and around it. */
async function openYear() {
  const both = await openTwo({ now: () => new Date('2027-01-03T00:00:00Z') })
  const { sender, installation } = both
  const lots = [
    ['N1', 'NMC', '2026-12-20T12:00:00+08:00', 60_000],
    ['N2', 'NMC', '2026-12-31T23:59:00+08:00', 80_000],
    ['L1', 'LFP', '2026-12-21T00:00:00+08:00', 62_000],
    ['N3', 'NMC', '2027-01-01T00:00:00+08:00', 90_000],
  ] as const
  for (const [code, chemistry, eventTime, counted] of lots) {
    const earlier = { eventTime: '2026-12-01T10:00:00+08:00' }
    await lotOf(sender, installation, code, { chemistry, content: lithium(2_000_000), ...earlier })
    const content = lithium(code === 'L1' ? 900_000 : 1_100_000)
    await process(sender, code, { counted, lost: 100_000 - counted, content, ...earlier })
    await close(sender, code, 'A', { eventTime })
  }
  return both
}

it('adds up all lots of a calendar year, by group and by chemistry, and averages nothing', async () => {
  const { sender, receiver } = await openYear()
  const report = await sender.get('/reports/recycling?year=2026&timeZone=Asia/Hong_Kong')
  expect(report).toMatchObject({ organisation: 'first', year: 2026, timeZone: 'Asia/Hong_Kong' })
  const seen = report.rows.map((row: (typeof report.rows)[number]) => {
    const rate = (subject: string) =>
      row.rates.find((one: { subject: string; metric: string }) => one.subject === subject)
    return [row.chemistry, row.inputGrams, row.countedGrams, rate('lithium')]
  })
  const efficiency = { metric: 'recycling-efficiency', minimumPercent: '65', binding: true }
  expect(seen).toMatchObject([
    // 60 + 80 + 62 of 300 kg: 67.33 %, where the mean of the lots' rates is the same by chance of equal lots.
    [null, 300_000, 202_000, { ...efficiency, percent: '67.33', status: 'pass' }],
    ['LFP', 100_000, 62_000, { ...efficiency, percent: '62.00', verdict: 'missed' }],
    ['NMC', 200_000, 140_000, { ...efficiency, percent: '70.00', status: 'pass' }],
  ])
  const [all] = report.rows
  expect(all.lots.map(({ code }: { code: string }) => code).toSorted()).toEqual(['L1', 'N1', 'N2'])
  // Recovery of lithium: 1.1 + 1.1 + 0.9 of 6 kg, against what binds from the end of 2027.
  const recovered = all.rates.filter(
    (one: { metric: string; subject: string }) =>
      one.metric === 'material-recovery' && one.subject === 'lithium',
  )
  expect(recovered).toMatchObject([
    { percent: '51.67', status: 'pass', due: '2027-12-31', binding: false, counted: 3_100_000 },
    { status: 'fail', due: '2031-12-31', verdict: 'not binding until 2031-12-31' },
  ])
  const next = await sender.get('/reports/recycling?year=2027&timeZone=Asia/Hong_Kong')
  expect(next.rows[0].lots).toMatchObject([
    { code: 'N3', inputGrams: 100_000, countedGrams: 90_000 },
  ])
  // In UTC the first lot of the next year was closed in this one.
  const elsewhere = await sender.get('/reports/recycling?year=2026&timeZone=UTC')
  expect(elsewhere.rows[0].lots.map(({ code }: { code: string }) => code).toSorted()).toEqual([
    'L1',
    'N1',
    'N2',
    'N3',
  ])
  expect((await receiver.get('/reports/recycling?year=2026')).rows).toEqual([])
})

it('leaves out what is closed no more, and is a page in three languages', async () => {
  const { sender, installation } = await openTwo()
  await lotOf(sender, installation, 'BIG')
  await process(sender, 'BIG', { grams: 100_000, counted: 70_000, lost: 30_000 })
  await close(sender, 'BIG')
  await lotOf(sender, installation, 'WRONG')
  await process(sender, 'WRONG', { counted: 60_000, lost: 40_000 })
  const scan = battery('closed', {
    batches: [{ batch: 'WRONG' }],
    facts: { outputCertificates: ['c-1'] },
  })
  expect((await sender.send('/scans', scan)).status).toBe(200)
  const year = new Date().getUTCFullYear()
  const countedIn = async () =>
    (await sender.get(`/reports/recycling?year=${year}`)).rows[0].countedGrams
  expect(await countedIn()).toBe(130_000)
  await record(sender, 'reversed', { reverses: scan.id, facts: { reason: 'closed too early' } })
  expect(await countedIn()).toBe(70_000)
  const operator = await signUpPerson(installation, { role: 'operator' })
  for (const [language, words] of [
    ['en', ['Recycling rates', '70.00 % (target 65 %)', 'met']],
    ['zh-Hant', ['回收率', '70.00%（目標 65%）', '達標']],
    ['zh-Hans', ['回收率', '70.00%（目标 65%）', '达标']],
  ] as const) {
    const page = await operator.request(`/work/recycling?year=${year}`, {
      headers: { accept: 'text/html', 'accept-language': language },
    })
    const shown = await page.text()
    expect(page.status).toBe(200)
    for (const word of words) expect(shown).toContain(word)
    const later = [...shown.matchAll(/<li>(.*?)<\/li>/g)].filter(([line]) =>
      /not binding until|前尚未生效/.test(line),
    )
    expect(later.length).toBeGreaterThan(0)
    expect(later.filter(([line]) => /missed|未達標|未达标/.test(line))).toEqual([])
  }
  const wrong = await operator.request('/work/recycling?year=25')
  expect(wrong.status).toBe(422)
})

it('is a table and a command too, with the same figures', async () => {
  const both = await openYear()
  const { installation } = both
  const headers = { authorization: `Bearer ${installation.key}`, accept: 'text/csv' }
  const answer = await installation.app.request(
    '/api/v1/reports/recycling?year=2026&timeZone=Asia/Hong_Kong',
    { headers },
  )
  expect(answer.headers.get('content-disposition')).toContain('recycling-2026.csv')
  const text = await answer.text()
  const lines = parse(text, { columns: true }) as Record<string, string>[]
  const efficiency = lines.filter(
    (line) => line.metric === 'recycling-efficiency' && line.binding === 'yes',
  )
  expect(efficiency.map(({ chemistry, percent, status }) => [chemistry, percent, status])).toEqual([
    ['', '67.33', 'pass'],
    ['LFP', '62.00', 'fail'],
    ['NMC', '70.00', 'pass'],
  ])
  // Before its day a target is met or not yet, and never missed.
  const verdicts = (is: string) =>
    new Set(lines.filter(({ binding }) => binding === is).map(({ verdict }) => verdict))
  expect(verdicts('yes')).toEqual(new Set(['met', 'missed']))
  for (const verdict of verdicts('no')) expect(verdict).toMatch(/^(met|open|not binding until 20)/)
  expect(verdicts('no')).toContain('not binding until 2031-12-31')
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const sheet = await installation.app.request(
    '/api/v1/reports/recycling?year=2026&timeZone=Asia/Hong_Kong',
    { headers: { ...headers, accept: type, 'accept-language': 'zh-HK' } },
  )
  const cells = await readSheet(Buffer.from(await sheet.arrayBuffer()), 1)
  expect(cells).toHaveLength(lines.length + 1)
  expect(cells.flat()).toContain('回收效率：鋰電池')
  expect(cells.flat()).toContain('2031年12月31日前尚未生效')
  const ran = await runCommand(installation, reportRecycling, {
    options: { organisation: 'first', year: '2026', 'time-zone': 'Asia/Hong_Kong' },
  })
  expect(ran.out[0]).toBe(text.trimEnd())
  for (const year of ['', '25', '1999', '2101', '2025.5', "2025'"]) {
    expect([year, await both.sender.status(`/reports/recycling?year=${year}`)]).toEqual([year, 422])
  }
})

it('is of the year that it is by the clock of the organisation, where none is asked for', async () => {
  const { store, actor } = await openTestInstallation()
  const { organisationKey } = actor
  const newYear = new Date('2026-12-31T17:00:00Z')
  const withoutZone = await yearAt(store.own(organisationKey), organisationKey, newYear)
  await changeUsualPlace(store.system, organisationKey, { timeZone: 'UTC' })
  const inUtc = await yearAt(store.own(organisationKey), organisationKey, newYear)
  expect({ withoutZone, inUtc }).toEqual({ withoutZone: '2027', inUtc: '2026' })
})
