import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { check } from '../../../api/commands/check.ts'
import { importBench } from '../../../api/commands/import-bench.ts'
import { importCells } from '../../../api/commands/import-cells.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { runCommand, writeTestFile } from '../../harness/run-command.ts'

const real = fileURLToPath(
  new URL('../../../../shared/data/battery/pulsebat_test_records.csv', import.meta.url),
)
const cells = fileURLToPath(
  new URL('../../../../shared/data/battery/pulsebat_retired_cells.csv', import.meta.url),
)
const header =
  'unit_id,source_id,source_file,chemistry,rated_capacity_ah,test_start,test_channel,as_received_ocv_v,' +
  'measured_capacity_ah,measured_energy_wh,discharge_current_a,rest_end_v,rest_after_min,cell_temp_start_c,' +
  'cell_temp_end_c,cell_temp_max_c,dcir_dis_1c_5s_soc25_mohm,dcir_dis_1c_5s_soc45_mohm,worksteps,' +
  'worksteps_missing,protection_trips'
const options = { facility: 'A' }
it.skipIf(!existsSync(real))(
  'sends 8 of 9 real bench records to retest or review (needs ../shared/data/battery/pulsebat_test_records.csv)',
  async () => {
    const installation = await openTestInstallation()
    const states = { retest: 7, review: 1, tested: 1 }
    const reasons = { 'work steps are missing': 7, 'the bench met its protection limit': 6 }
    const counted = { accepted: 9, duplicate: 0, refused: 0 }
    const first = await runCommand(installation, importBench, { words: [real], options })
    expect(first).toMatchObject({ code: 0, json: { ...counted, states, reasons } })
    const again = await runCommand(installation, importBench, { words: [real], options })
    expect(again.json).toEqual({ accepted: 0, duplicate: 9, refused: 0, states, reasons })
    const { event_time } = await installation.store.system
      .selectFrom('event')
      .select('event_time')
      .orderBy('event_time')
      .executeTakeFirstOrThrow()
    expect(event_time.toISOString()).toBe('2023-12-01T01:02:56.891Z')
    expect((await runCommand(installation, check)).code).toBe(0)
  },
)

it('takes an unknown unit over with its record and what the record lacks by name', async () => {
  const installation = await openTestInstallation()
  const file = await writeTestFile('bench.csv', [header, rowOf('U-1')].join('\n'))
  const { json } = await runCommand(installation, importBench, { words: [file], options })
  expect(json).toMatchObject({ accepted: 1, states: { tested: 1 }, reasons: {} })
  const { context } = await batch(installation, 'U-1')
  expect(context).toMatchObject({
    dcirMilliohm: '3.5',
    dcirStateOfChargePercent: '45',
    restMinutes: '20',
    missingFacts: expect.arrayContaining(['calibrationDue', 'massGrams']),
  })
})

it('takes the same record out of a file with semicolons and commas of fractions', async () => {
  const installation = await openTestInstallation()
  const plain = [header, rowOf('U-1')]
  const commas = await writeTestFile('bench.csv', plain.join('\n'))
  await runCommand(installation, importBench, { words: [commas], options })
  const german = plain.map((line) =>
    line.replaceAll(',', ';').replaceAll(/;(-?\d+)\.(\d+)(?=;|$)/g, ';$1,$20'),
  )
  const file = await writeTestFile(
    'german.csv',
    Buffer.from(`\uFEFF${german.join('\r\n')}`, 'utf16le'),
  )
  const { json, err } = await runCommand(installation, importBench, { words: [file], options })
  expect({ json, err }).toMatchObject({ json: { accepted: 0, duplicate: 1, refused: 0 } })
})

it('adds a further record to a unit that is known, and says what that record lacks', async () => {
  const installation = await openTestInstallation()
  const rows = [rowOf('U-1', { start: '2024-06-13 10:00:00' }), rowOf('U-1', { trips: '3' })]
  const file = await writeTestFile('bench.csv', [header, ...rows, rows[0]].join('\n'))
  const first = await runCommand(installation, importBench, { words: [file], options })
  expect(first.json).toMatchObject({ accepted: 2, duplicate: 1, refused: 0 })
  expect(await batch(installation, 'U-1')).toMatchObject({
    state: 'review',
    head_seq: 2,
    context: { missingFacts: expect.arrayContaining(['removalDate', 'calibrationDue']) },
  })
  const again = await runCommand(installation, importBench, { words: [file], options })
  expect(again.json).toMatchObject({ accepted: 0, duplicate: 3, refused: 0 })
  // A program that saved the file again wrote the same in other words.
  const starts = ['2024-06-13T10:00:00.000+08:00', '2024-06-13T02:00Z', '2024-06-13 10:00']
  const spelt = starts.map((start) => rowOf('U-1', { start }))
  const other = await writeTestFile('bench.csv', [header, ...spelt].join('\n'))
  const third = await runCommand(installation, importBench, { words: [other], options })
  expect(third.json).toMatchObject({ accepted: 0, duplicate: 3, refused: 0 })
})

it.skipIf(!existsSync(real) || !existsSync(cells))(
  'adds the real bench records to the real cells that are known (needs ../shared/data/battery/pulsebat_retired_cells.csv)',
  async () => {
    const installation = await openTestInstallation()
    await runCommand(installation, importCells, { words: [cells], options })
    const { json } = await runCommand(installation, importBench, { words: [real], options })
    expect(json).toMatchObject({ accepted: 9, states: { retest: 7, review: 1, tested: 1 } })
    expect(await batch(installation, 'PB-LMO10-002')).toMatchObject({ state: 'review' })
    expect((await runCommand(installation, check)).code).toBe(0)
  },
)

it('refuses a record with a wrong time or figure, and a fact that the stream does not know', async () => {
  const installation = await openTestInstallation()
  const rows = [rowOf('U-1', { start: 'yesterday', trips: 'many' }), rowOf('U-2')]
  const file = await writeTestFile('bench.csv', [header, ...rows].join('\n'))
  const { json, err } = await runCommand(installation, importBench, { words: [file], options })
  expect(json).toMatchObject({ accepted: 1, refused: 1 })
  expect(err).toMatch(/Row 2 \(U-1\) was refused:\n.*Cannot read "yesterday\+08:00"/)
  for (const fact of ['colour=red', 'bench', 'calibrationDue=soon']) {
    const given = { ...options, fact: [fact] }
    await expect(
      runCommand(installation, importBench, { words: [file], options: given }),
    ).rejects.toThrow(/^Cannot read/)
  }
})

function rowOf(
  code: string,
  { start = '2024-06-17 11:16:00.357', trips = '0' }: Record<string, string> = {},
): string {
  const test = `${start},4,3.9,20,72.5,25,3.4,00:20:00.000,26.9,36,36.5,4.1,3.5,2000,0,${trips}`
  return `${code},S-${code},${code}.xlsx,LMO,25.0,${test}`
}

async function batch({ store }: TestInstallation, code: string) {
  return store.system
    .selectFrom('batch')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
}
