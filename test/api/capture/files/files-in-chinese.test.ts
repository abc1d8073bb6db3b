import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { expect, it } from 'vitest'
import { templateHeadings } from '../../../../api/capture/files/headings.ts'
import { scanOfRow } from '../../../../api/capture/files/scan-of-row.ts'
import { sheetColumns } from '../../../../api/capture/files/sheet-columns.ts'
import { csvOf } from '../../../../domain/csv.ts'
import { type Language, languages } from '../../../../domain/words.ts'
import { loadStreams } from '../../../../workflows/load-streams.ts'
import { batteryRows } from '../../../harness/battery-table.ts'
import { openTestInstallation, type TestInstallation } from '../../../harness/installation.ts'

it('heads every stage’s table so that a row is read alike in every language', async () => {
  const streams = await loadStreams()
  const stages = [...streams.values()].flatMap(({ name, allStages }) =>
    Object.values(allStages).map((stage) => ({ stream: name, stage })),
  )
  for (const { stream, stage } of stages) {
    const names = templateHeadings(stage, 'en')
    const texts = names.map((name, at) => ({ stream, stage: stage.name })[name] ?? `x${at}`)
    const read = (language: Language) => {
      const headings = templateHeadings(stage, language)
      const { scan, faults } = scanOfRow(sheetColumns(headings), texts, { streams, organisation })
      return { columns: headings.length, scan, faults }
    }
    const english = read('en')
    for (const language of languages) expect(read(language)).toEqual(english)
  }
})

it('gives a table in Chinese, takes it filled in and gives it back with receipts in Chinese', async () => {
  const installation = await openTestInstallation()
  const template = await installation.request(
    '/api/v1/streams/battery/stages/weighed/template.csv?lang=zh-Hant',
  )
  const [header = []]: string[][] = parse(await template.text(), { bom: true })
  expect(header.slice(0, 8)).toEqual([
    '識別碼',
    '流程',
    '階段',
    '設施',
    '發生時間',
    '操作員',
    '批次',
    '重量（克）',
  ])
  await takeIn(installation)
  const right: Row = { 流程: '車用電池', 階段: '已稱重', 設施: 'A', 批次: 'PACK-1' }
  const table = tableOf(header, [
    { ...right, '重量（克）': '395500', 磅秤: 'S-1' },
    { ...right, '重量（克）': '395,5', 磅秤: 'S-1' },
    { ...right, '重量（克）': '395500' },
  ])
  const first = await send(installation, table, 'zh-HK')
  expect(first.map((row) => row['回執：結果'])).toEqual(['已記錄', '未記錄', '未記錄'])
  expect(first[0]?.['回執：批次狀態']).toMatch(/^PACK-1：\p{Script=Han}/u)
  expect(first[1]?.['回執：須改正']).toMatch(/^重量（克）：無法讀取 "395,5"：須為整數克/)
  expect(first[2]?.['回執：須改正']).toMatch(/^磅秤：/)
  const again = await send(installation, tableOf(Object.keys(first[0] ?? {}), first), 'zh-HK')
  expect(again.map((row) => row['回執：結果'])).toEqual(['先前已記錄', '未記錄', '未記錄'])
  // What is one column in two languages is there twice.
  const twice = await post(installation, tableOf([...header, 'mass_grams'], []), 'zh-Hans')
  expect(twice.status).toBe(422)
  const facts = await send(
    installation,
    tableOf([...header, 'scale'], [{ ...right, scale: '1', 磅秤: '2' }]),
    'zh-Hant',
  )
  expect(facts[0]?.['回執：須改正']).toContain('出現多於一次')
})

it('gives a spreadsheet in Simplified Chinese where the browser asks for it', async () => {
  const { request } = await openTestInstallation()
  const path = '/api/v1/streams/battery/stages/taken_in/template.xlsx'
  const response = await request(path, { headers: { 'accept-language': 'zh-CN' } })
  const [header = []] = await readSheet(Buffer.from(await response.arrayBuffer()))
  expect(header).toContain('产出重量（克）')
  expect((await request(`${path}?lang=fr`)).status).toBe(422)
})

it('refuses a file as a whole in the language that is asked for', async () => {
  const { request } = await openTestInstallation()
  for (const [body, said] of [
    ['', '無法接受空白檔案：須為 CSV、XLSX 或 NDJSON'],
    ['stream,stage\n', '找不到欄「設施」'],
    ['%PDF', '無法接受 PDF 檔案'],
  ] as const) {
    const response = await request('/api/v1/imports?lang=zh-Hant', { method: 'POST', body })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(said)
  }
})

it('answers several scans and lines in the language that is asked for', async () => {
  const installation = await openTestInstallation()
  const wrong = { id: crypto.randomUUID(), stream: 'nothing', stage: 'x', facility: 'A', facts: {} }
  for (const [type, body] of [
    ['application/json', JSON.stringify([wrong])],
    ['application/x-ndjson', `${JSON.stringify(wrong)}\n`],
  ] as const) {
    const asked = (language: Language) =>
      installation.request('/api/v1/scans', {
        method: 'POST',
        headers: { 'content-type': type, 'accept-language': language },
        body,
      })
    const [chinese, english] = [await asked('zh-Hant'), await asked('en')]
    expect(await chinese.text()).toContain('找不到流程「nothing」')
    expect(await english.text()).toContain('Cannot find stream \\"nothing\\"')
  }
})

const organisation = 'first'

type Row = Readonly<Record<string, string>>

function tableOf(header: readonly string[], rows: readonly Row[]): string {
  return csvOf([header, ...rows.map((row) => header.map((heading) => row[heading] ?? ''))])
}

function post({ request }: TestInstallation, body: string, language: string) {
  return request('/api/v1/imports', {
    method: 'POST',
    headers: { 'content-type': 'text/csv', 'accept-language': language },
    body,
  })
}

async function send(installation: TestInstallation, body: string, language: string) {
  const response = await post(installation, body, language)
  expect(response.status).toBe(200)
  return parse(await response.text(), { bom: true, columns: true }) as readonly Row[]
}

async function takeIn(installation: TestInstallation): Promise<void> {
  const [taken] = batteryRows()
  const rows = await send(installation, tableOf(Object.keys(taken), [taken]), 'en')
  expect(rows.map((row) => row.receipt_status)).toEqual(['accepted'])
}
