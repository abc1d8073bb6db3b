import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { compileCache } from '../../harness/compile-cache.ts'
import { cloneDatabase } from '../../harness/installation.ts'
import { writeTestFile } from '../../harness/run-command.ts'

const script = fileURLToPath(new URL('../../../api/commands/main.ts', import.meta.url))
const real = fileURLToPath(
  new URL('../../../../shared/data/battery/pulsebat_retired_cells.csv', import.meta.url),
)

it('explains itself, and names what there is when it is not understood', async () => {
  const [help, unknown, foreign, few, option, nothing] = await Promise.all(
    [['--help'], ['imprt'], ['check', '--facility', 'A'], ['key', 'add'], ['--nope'], []].map(
      (words) => run(words, {}),
    ),
  )
  expect(help).toMatchObject({ code: 0, out: expect.stringContaining('import cells FILE') })
  expect(unknown).toMatchObject({
    code: 2,
    err: expect.stringContaining('there are import cells,'),
  })
  expect(foreign).toMatchObject({ code: 2, err: expect.stringContaining('--facility') })
  expect(few).toMatchObject({ code: 2, err: expect.stringContaining('key add NAME') })
  expect(option).toMatchObject({ code: 2, err: expect.stringContaining('--nope') })
  expect(nothing).toMatchObject({ code: 2, out: expect.stringContaining('check') })
})

it('says what is wrong with the settings, the database and the file', async () => {
  const wrong = await run(['check'], { DATABASE_URL: 'nonsense' })
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('DATABASE_URL') })
  const DATABASE_URL = 'postgres://nobody@localhost:1/none'
  const away = await run(['check'], { DATABASE_URL })
  expect(away).toMatchObject({ code: 1, err: expect.stringContaining('nobody answers there') })
  const awayInChinese = await run(['check'], { DATABASE_URL, LANG: 'zh_CN' })
  expect(awayInChinese.err).toMatch(/^无法使用 DATABASE_URL.*ECONNREFUSED.*：请启动服务器/)
  const absent = await run(['import', 'cells', 'absent.csv'], {
    DATABASE_URL: await freshDatabase(),
  })
  expect(absent).toMatchObject({ code: 1, err: expect.stringContaining('no such file') })
  const chinese = await run(['import', 'cells', 'absent.csv'], {
    DATABASE_URL: await freshDatabase(),
    LANG: 'zh_HK.UTF-8',
  })
  expect(chinese).toMatchObject({
    code: 1,
    err: expect.stringContaining('未能讀取「absent.csv」：'),
  })
})

it('makes no second installation by accident, and one where it is asked to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-command-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await chmod(folder, 0o711)
  const LOOMCELL_DATA = join(folder, 'data')
  const forgotten = await run(['check'], { LOOMCELL_DATA })
  expect(forgotten).toMatchObject({ code: 1, out: '' })
  expect(forgotten.err).toContain(`Cannot find an installation in "${LOOMCELL_DATA}"`)
  expect(forgotten.err).toContain('--new')
  expect(await readdir(folder)).toEqual([])
  const asked = await run(['check', '--new', '--json'], { LOOMCELL_DATA })
  expect(asked.code).toBe(0)
  // From then on it is there, and nobody has to ask for it.
  const again = await run(['check', '--json'], { LOOMCELL_DATA })
  expect(lastLine(again.out)).toMatchObject({ differences: 0 })
})

it('explains itself and answers in the language of the terminal', async () => {
  const LANG = 'zh_CN.UTF-8'
  const file = await writeTestFile('bench.csv', bench)
  const DATABASE_URL = await freshDatabase()
  const [help, unknown, foreign, wrong, imported] = await Promise.all([
    run(['import', 'bench', '--help'], { LANG }),
    run(['imprt'], { LANG }),
    run(['check', '--facility', 'A'], { LANG }),
    run(['check'], { LANG, PORT: 'x', LOOMCELL_SECRET: 'short' }),
    run(['import', 'bench', file], { LANG, DATABASE_URL }),
  ])
  expect(help).toMatchObject({ code: 0, out: expect.stringContaining('导入测试记录') })
  expect(help?.out).toContain('最后输出一行 JSON')
  expect(help?.out).not.toMatch(/Ends with|when absent/)
  expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('找不到命令“imprt”') })
  expect(foreign).toMatchObject({ code: 2, err: expect.stringContaining('不能使用 --facility') })
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('无法以下列设置启动：') })
  expect(wrong?.err).toContain('- PORT“x”：')
  expect(wrong?.err).toContain('- LOOMCELL_SECRET：有 5 个字符')
  expect(imported?.out).toContain('已接受 1 条记录，此前已有 0 条，拒绝 0 条')
  expect(imported?.out).toContain('状态：测试记录复核中 1')
})

it('imports bench records into an empty database from nothing but an address', async () => {
  const file = await writeTestFile('bench.csv', bench)
  const DATABASE_URL = await freshDatabase()
  const imported = await run(['import', 'bench', file, '--json'], { DATABASE_URL })
  expect(imported.err).toMatch(/Access keys, shown only this once.*\n +lc_/)
  expect(lastLine(imported.out)).toMatchObject({ accepted: 1, states: { review: 1 } })
  const checked = await run(['check', '--json'], { DATABASE_URL })
  expect(checked).toMatchObject({ code: 0, err: '' })
  expect(lastLine(checked.out)).toMatchObject({ events: 1, batches: 1, differences: 0 })
})

it.skipIf(!existsSync(real))(
  'imports the real cells into an empty database (needs ../shared/data/battery/pulsebat_retired_cells.csv)',
  async () => {
    const DATABASE_URL = await freshDatabase()
    const { code, out } = await run(['import', 'cells', real, '--json'], { DATABASE_URL })
    expect(code).toBe(0)
    expect(lastLine(out)).toEqual({
      accepted: 270,
      duplicate: 0,
      refused: 0,
      grades: { A: 182, B: 52, C: 29, R: 7 },
    })
  },
)

const bench = `unit_id,source_id,source_file,chemistry,rated_capacity_ah,test_start,test_channel,as_received_ocv_v,\
measured_capacity_ah,measured_energy_wh,discharge_current_a,rest_end_v,rest_after_min,cell_temp_start_c,cell_temp_end_c,\
cell_temp_max_c,dcir_dis_1c_5s_soc25_mohm,dcir_dis_1c_5s_soc45_mohm,worksteps,worksteps_missing,protection_trips
U-1,S-1,U-1.xlsx,LMO,10.0,2023-12-06 09:17:53.520,2,3.85,6.05,19.8,10,2.73,00:15:00.000,24.9,29.7,29.7,11.8,,2227,0,35
`

async function freshDatabase(): Promise<string> {
  const { host, port, user, database } = await cloneDatabase()
  return `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`
}

function lastLine(out: string): unknown {
  return JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')
}

function run(words: readonly string[], env: Record<string, string>) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const options = { env: { PATH: process.env.PATH, ...compileCache, ...env } }
    const child = execFile(process.execPath, [script, ...words], options, (_, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err })
    })
  })
}
