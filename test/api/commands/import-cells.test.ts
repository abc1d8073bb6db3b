import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { check } from '../../../api/commands/check.ts'
import { importCells } from '../../../api/commands/import-cells.ts'
import { openOn } from '../../../api/installation.ts'
import {
  cloneDatabase,
  openTestInstallation,
  type TestInstallation,
} from '../../harness/installation.ts'
import { runCommand, writeTestFile } from '../../harness/run-command.ts'

const real = fileURLToPath(
  new URL('../../../../shared/data/battery/pulsebat_retired_cells.csv', import.meta.url),
)
const header =
  'unit_id,source_id,source_file,level,chemistry,format,first_life,rated_capacity_ah,measured_capacity_ah,' +
  'v_min,v_max,ocv_soc50_v,dcir_dis_1c_5s_soc50_mohm'
const options = { facility: 'A' }

it.skipIf(!existsSync(real))(
  'takes over and grades 270 real cells (needs ../shared/data/battery/pulsebat_retired_cells.csv)',
  async () => {
    const installation = await openTestInstallation()
    const grades = { A: 182, B: 52, C: 29, R: 7 }
    const first = await runCommand(installation, importCells, { words: [real], options })
    expect(first.json).toEqual({ accepted: 270, duplicate: 0, refused: 0, grades })
    expect(first.code).toBe(0)
    const again = await runCommand(installation, importCells, { words: [real], options })
    expect(again.json).toEqual({ accepted: 0, duplicate: 270, refused: 0, grades })
    // 6.9997 of 10 Ah: 69.997 %, which the file itself shows rounded as 70.00.
    expect(await gradeOf(installation, 'PB-LMO10-020')).toMatchObject({ grade: 'C' })
    const above = await installation.store.system.selectFrom('batch').select('context').execute()
    expect(above.filter(({ context }) => Number(context.stateOfHealthPercent) >= 100)).toHaveLength(
      18,
    )
    const envelopes = await envelopesOf(installation)
    const aged = above.filter(({ context }) => context.firstLife === 'laboratory_ageing')
    expect(aged).toHaveLength(67)
    expect(envelopes.filter((text) => text.includes('S. Tao et al.'))).toHaveLength(270)
    const checked = await runCommand(installation, check)
    expect(checked.out[0]).toBe('540 events, 270 batches, 0 postings: no difference')
    expect(installation.logged).toEqual([])
  },
)

it('imports more rows than go together, and again without a change', async () => {
  const installation = await openTestInstallation()
  const rows = Array.from({ length: 600 }, (_, index) => cell(`C-${index}`))
  const file = await writeTestFile('many.csv', [header, ...rows].join('\n'))
  const first = await runCommand(installation, importCells, { words: [file], options })
  expect(first.json).toMatchObject({ accepted: 600, grades: { A: 600 } })
  const again = await runCommand(installation, importCells, { words: [file], options })
  expect(again.json).toMatchObject({ accepted: 0, duplicate: 600, grades: { A: 600 } })
  expect(await runCommand(installation, check)).toMatchObject({
    code: 0,
    json: { events: 1200, batches: 600, differences: 0 },
  })
})

it('refuses each faulty row by number with all its faults, and takes the others', async () => {
  const installation = await openTestInstallation()
  const file = await writeTestFile(
    'dirty.csv',
    [
      `\uFEFF${header}`,
      cell('GOOD-1'),
      '',
      cell('BAD-1', { chemistry: 'LEAD', measured: 'abc' }),
      ',,,,,,,,,,,,',
      cell('BAD-2', { measured: '60' }),
      cell('GOOD-1'),
      cell('GOOD-1', { measured: '29' }),
      'BAD-3,too,short',
      cell(''),
      cell('BAD-4', { measured: '' }),
    ].join('\r\n'),
  )
  const { code, json, err } = await runCommand(installation, importCells, {
    words: [file],
    options,
  })
  expect(code).toBe(1)
  expect(json).toEqual({
    accepted: 1,
    duplicate: 1,
    refused: 6,
    grades: { A: 2, B: 0, C: 0, R: 0 },
  })
  expect(err).toMatch(
    /Row 4 \(BAD-1\) was refused:\n {2}chemistry: Cannot read .*"LEAD".*\n {2}measured_capacity_ah: Cannot read .*"abc"/,
  )
  expect(err).toMatch(/Row 6 \(BAD-2\).*\n.*Cannot grade a state of health of "171.43" %/)
  expect(err).toMatch(/Row 8 \(GOOD-1\).*\n.*this id came before with other content/)
  expect(err).toMatch(/Row 9 \(BAD-3\).*\n.*not as many columns as the header/)
  expect(err).toMatch(/Row 10 was refused:\n {2}unit_id: Cannot read ""/)
  expect(err).toMatch(/Row 11 \(BAD-4\).*\n.*rated and measured capacity are needed/)
  const batches = await installation.store.system.selectFrom('batch').select('code').execute()
  expect(batches).toEqual([{ code: 'GOOD-1' }])
})

it('takes a mended file although its baseline moved, and leaves the earlier grades', async () => {
  const installation = await openTestInstallation()
  const before = await writeTestFile('cells.csv', [header, cell('C-1', { dcir: '3' })].join('\n'))
  await runCommand(installation, importCells, { words: [before], options })
  const rows = [header, cell('C-1', { dcir: '3' }), cell('C-2', { dcir: '1' })]
  const after = await writeTestFile('grown.csv', rows.join('\n'))
  const { json } = await runCommand(installation, importCells, {
    words: [after],
    options: { facility: 'B', fact: ['testAmbientCelsius=25'] },
  })
  expect(json).toMatchObject({ accepted: 1, duplicate: 1, refused: 0, grades: { A: 2 } })
  const changed = await writeTestFile('cells.csv', [header, cell('C-1', { dcir: '4' })].join('\n'))
  const refused = await runCommand(installation, importCells, { words: [changed], options })
  expect(refused.json).toMatchObject({ accepted: 0, refused: 1 })
})

it('grades by the best 5 % of the same chemistry and rating only', async () => {
  const installation = await openTestInstallation()
  const other = { chemistry: 'NMC', rated: '35.0', dcir: '9' }
  const rows = [cell('L-1', { dcir: '1' }), cell('L-2', { dcir: '1.6' }), cell('N-1', other)]
  const file = await writeTestFile('two-kinds.csv', [header, ...rows].join('\n'))
  await runCommand(installation, importCells, { words: [file], options })
  expect(await gradeOf(installation, 'L-1')).toMatchObject({ grade: 'A' })
  expect(await gradeOf(installation, 'L-2')).toMatchObject({ grade: 'B' })
  expect(Number((await gradeOf(installation, 'N-1')).resistanceIncreasePercent)).toBe(0)
})

it('grades the others by resistances that are believed, and names the slip', async () => {
  const installation = await openTestInstallation()
  // The first in ohm, as one bench of five writes it; then a slip by ten, which only its neighbours show.
  for (const [folder, slip] of [
    ['ohm', '0.003034'],
    ['tenth', '0.3034'],
  ] as const) {
    const good = ['3.134', '3.114', '3.086', '3.24'].map((dcir, at) =>
      cell(`${folder}-${at}`, { measured: '26', dcir }),
    )
    const rows = [header, cell(`${folder}-slip`, { measured: '26', dcir: slip }), ...good]
    const file = await writeTestFile(`${folder}.csv`, rows.join('\n'))
    const { json, err } = await runCommand(installation, importCells, { words: [file], options })
    expect(json).toMatchObject({ accepted: 5, grades: { A: 0, B: 5, C: 0, R: 0 } })
    expect(err).toMatch(new RegExp(`^Row 2 \\(${folder}-slip\\) was accepted although unlikely:`))
    expect(err).toContain('Resistance of the baseline: 3.086 does not fit the other figures')
    expect(err).not.toContain('Row 3')
    expect(await gradeOf(installation, `${folder}-1`)).toMatchObject({ grade: 'B' })
  }
})

it('refuses a file without a column, or in another encoding, before anything is recorded', async () => {
  const installation = await openTestInstallation()
  const short = await writeTestFile('short.csv', 'unit_id,chemistry,unit_id\nX,LFP,X\n')
  await expect(runCommand(installation, importCells, { words: [short], options })).rejects.toThrow(
    /Cannot find column "rated_capacity_ah".*Cannot tell which "unit_id" is meant/,
  )
  const latin = Buffer.from(`${header}\n${cell('CAF\u00C9')}\n`, 'latin1')
  const file = await writeTestFile('latin.csv', latin)
  await expect(runCommand(installation, importCells, { words: [file], options })).rejects.toThrow(
    /Cannot read ".*latin.csv": .*UTF-8/,
  )
  const quote = await writeTestFile('quote.csv', `${header}\n${cell('A')}\n"B,C\n`)
  await expect(runCommand(installation, importCells, { words: [quote], options })).rejects.toThrow(
    /Cannot read ".*quote.csv"/,
  )
  const empty = await writeTestFile('empty.csv', '')
  await expect(runCommand(installation, importCells, { words: [empty], options })).rejects.toThrow(
    /Cannot read ".*empty.csv"/,
  )
  await expect(
    runCommand(installation, importCells, { words: ['absent.csv'], options }),
  ).rejects.toThrow(/no such file/)
  expect(await installation.store.system.selectFrom('event').select('id').execute()).toEqual([])
})

it.each([
  ['semicolons', (text: string) => text.replaceAll(',', ';'), 'utf8'],
  ['a line that says so', (text: string) => `sep=;\n${text.replaceAll(',', ';')}`, 'utf8'],
  ['tabs', (text: string) => text.replaceAll(',', '\t'), 'utf8'],
  ['tabs in UTF-16', (text: string) => `\uFEFF${text.replaceAll(',', '\t')}`, 'utf16le'],
  ['a byte order mark', (text: string) => `\uFEFF${text}`, 'utf8'],
  ['commas in UTF-16', (text: string) => `\uFEFF${text}`, 'utf16le'],
  ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n'), 'utf8'],
  ['old line ends', (text: string) => text.replaceAll('\n', '\r'), 'utf8'],
] as const)('reads the same cells out of a file with %s', async (_name, written, encoding) => {
  const installation = await openTestInstallation()
  const plain = [header, cell('C-1', { dcir: '3' }), cell('C-2', { dcir: '5.25' })].join('\n')
  const commas = await writeTestFile('commas.csv', plain)
  await runCommand(installation, importCells, { words: [commas], options })
  const file = await writeTestFile('other.csv', Buffer.from(written(plain), encoding))
  const { json } = await runCommand(installation, importCells, { words: [file], options })
  // The same rows in another spelling are the same rows.
  expect(json).toMatchObject({ accepted: 0, duplicate: 2, refused: 0 })
})

it('reads a comma as the mark of a fraction where semicolons separate cells, and guesses none that may be thousands', async () => {
  const installation = await openTestInstallation()
  const of = (code: string, dcir: string) =>
    `${code};S-${code};f.xlsx;cell;LFP;pouch;HEV1;35;30,5;2,5;3,65;3,3;${dcir}`
  const text = [header.replaceAll(',', ';'), of('C-1', '3,1'), of('C-2', '3,034')].join('\n')
  const file = await writeTestFile('fractions.csv', text)
  const { json, err } = await runCommand(installation, importCells, { words: [file], options })
  expect(json).toMatchObject({ accepted: 1, refused: 1 })
  expect(err).toMatch(/Row 3 .*\n {2}dcir_dis_1c_5s_soc50_mohm: Cannot read .*"3,034"/)
  expect(await gradeOf(installation, 'C-1')).toMatchObject({ stateOfHealthPercent: '87.14' })
})

it('asks which facility is meant, and makes the first organisation where there is none', async () => {
  const file = await writeTestFile('one.csv', [header, cell('C-1')].join('\n'))
  const installation = await openTestInstallation()
  await expect(runCommand(installation, importCells, { words: [file] })).rejects.toThrow(
    /Cannot tell which facility of "first" is meant: there are A, B/,
  )
  const fresh = await openOn(await cloneDatabase(), () => {})
  try {
    const { json, err } = await runCommand(fresh, importCells, { words: [file] })
    expect(json).toMatchObject({ accepted: 1 })
    expect(err.match(/lc_[\w-]{43}/g)).toHaveLength(1)
    expect((await runCommand(fresh, importCells, { words: [file] })).err).toBe('')
  } finally {
    await fresh.close()
  }
})

function cell(
  code: string,
  { chemistry = 'LFP', rated = '35', measured = '30', dcir = '3' }: Record<string, string> = {},
): string {
  return `${code},S-${code},f.xlsx,cell,${chemistry},pouch,HEV1,${rated},${measured},2.5,3.65,3.3,${dcir}`
}

async function gradeOf({ store }: TestInstallation, code: string) {
  const { context } = await store.system
    .selectFrom('batch')
    .select('context')
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  return context
}

async function envelopesOf({ store }: TestInstallation): Promise<readonly string[]> {
  const rows = await store.system.selectFrom('event').select('envelope').execute()
  return rows.map(({ envelope }) => envelope.toString())
}
