import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { expect, it } from 'vitest'
import { importScans } from '../../../api/capture/files/import-scans.ts'
import { check } from '../../../api/commands/check.ts'
import { importScansCommand } from '../../../api/commands/import-scans.ts'
import { xlsxOf } from '../../../api/outputs/xlsx.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { batteryRows, csvTable, gridOf, rowsOf } from '../../harness/battery-table.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { runCommand, writeTestFile } from '../../harness/run-command.ts'

it('records a table and writes it back beside itself; the mended one goes in again', async () => {
  const installation = await openTestInstallation()
  const [taken, weighed, triaged] = batteryRows()
  const wrong = { ...weighed, mass_grams: '395,5' }
  const file = await writeTestFile('scans.csv', csvTable([taken, wrong, triaged]))
  const first = await runCommand(installation, importScansCommand, { words: [file] })
  expect(first).toMatchObject({ code: 1, json: { accepted: 2, duplicate: 0, refused: 1 } })
  expect(first.err).toMatch(/Row 3 was refused:\n {2}mass_grams: Cannot read "395,5"/)
  const receipts = file.replace('.csv', '.receipts.csv')
  const back = (await readFile(receipts, 'utf8')).replace('"395,5"', '395500')
  expect(rowsOf(parse(back, { bom: true }))).toHaveLength(3)
  const mended = await writeTestFile('mended.csv', back)
  const again = await runCommand(installation, importScansCommand, { words: [mended] })
  expect(again).toMatchObject({ code: 0, json: { accepted: 1, duplicate: 2, refused: 0 } })
  expect((await runCommand(installation, check)).code).toBe(0)
})

it('takes a spreadsheet whatever it is called, and lines, and writes where it is told', async () => {
  const installation = await openTestInstallation()
  const xlsx = Buffer.from(await xlsxOf(gridOf(batteryRows('X-1'))))
  const file = await writeTestFile('scans.csv', xlsx)
  const { json } = await runCommand(installation, importScansCommand, { words: [file] })
  expect(json).toEqual({ accepted: 3, duplicate: 0, refused: 0 })
  const [header] = await readSheet(await readFile(file.replace('.csv', '.receipts.xlsx')))
  expect(header).toContain('receipt_digest')
  const weigh = { batches: [{ batch: 'X-1', massGrams: 395_400 }], facts: { scale: 'S' } }
  const scan = { stream: 'battery', stage: 'weighed', facility: 'A', ...weigh }
  const lines = await writeTestFile('lines.txt', `\uFEFF${JSON.stringify(scan)}\n`)
  const out = `${lines}.back`
  const told = { words: [lines], options: { out } }
  expect((await runCommand(installation, importScansCommand, told)).json).toMatchObject({
    accepted: 1,
  })
  expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({
    ...scan,
    receipt: { status: 'accepted' },
  })
  const own = { words: [lines], options: { out: lines } }
  await expect(runCommand(installation, importScansCommand, own)).rejects.toThrow(/the file itself/)
  await expect(
    runCommand(installation, importScansCommand, { words: ['absent.csv'] }),
  ).rejects.toThrow(/Cannot read "absent.csv"/)
})

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

it('holds no more of a file of 100 MB than of one of 10 MB', { timeout: 240_000 }, async () => {
  const installation = await openTestInstallation()
  const small = await peakOfImport(installation, 'S', 500)
  const large = await peakOfImport(installation, 'L', 5_000)
  expect(small.counted).toEqual({ accepted: 50, duplicate: 0, refused: 450 })
  expect(large.counted).toEqual({ accepted: 500, duplicate: 0, refused: 4_500 })
  // Read whole, the file alone would take a hundred, and its rows as much again.
  expect(large.megabytes - small.megabytes).toBeLessThan(20)
})

/** Imports a large table and gives the most memory that was in use meanwhile, without what only waits to be collected. */
async function peakOfImport(installation: TestInstallation, name: string, rows: number) {
  const file = await writeTestFile('large.csv', '')
  await pipeline(Readable.from(largeTable(name, rows)), createWriteStream(file))
  let peak = 0
  let pieces = 0
  const { recorder, streams, actor } = installation
  const counted = { accepted: 0, duplicate: 0, refused: 0 }
  const { answer } = await importScans(file, {
    streams,
    language: 'en',
    organisation: actor.organisation,
    admit: (scans) => recorder.record(partsOf(scans, actor)),
    hear: (answered) => {
      for (const { receipt } of answered) {
        if (receipt.status !== 'proposed') counted[receipt.status] += 1
      }
      pieces += 1
      // Collecting takes ten times as long as importing; whatever is held on to is still there a few pieces later.
      if (pieces % 5 === 0) peak = Math.max(peak, bytesInUse())
    },
  })
  await pipeline(Readable.from(answer), createWriteStream(`${file}.back`))
  expect(pieces).toBeGreaterThanOrEqual(5)
  return { counted, megabytes: peak / 1024 / 1024 }
}

/** Bytes that something still holds, on the heap and beside it. */
function bytesInUse(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Rows of 20 kB, of which every tenth is right. */
function* largeTable(name: string, rows: number): Generator<string> {
  const wide = 'w'.repeat(20_000)
  const [header = [], first = []] = gridOf(batteryRows().slice(0, 1))
  yield `${[...header, 'remarks'].join(',')}\n`
  for (let row = 0; row < rows; row += 1) {
    const cells = first.map((text) => text.replace('PACK-1', `${name}-${row}`))
    yield `${[...cells, row % 10 === 0 ? '' : wide].join(',')}\n`
  }
}
