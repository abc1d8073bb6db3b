import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, open, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseConfig } from '../../api/config.ts'
import { isCollected } from '../../api/first-words.ts'
import { cloneDatabase } from '../harness/installation.ts'

const main = fileURLToPath(new URL('../../api/main.ts', import.meta.url))
const secrets = /lc_[\w-]{43}|\/reset\/[\w-]{43}/

describe('the keys and links of a first start', () => {
  it.each<[string, (output: string) => Record<string, string>]>([
    ['the settings say so', () => ({ FIRST_KEYS: 'file' })],
    ['the journal reads', (output) => ({ JOURNAL_STREAM: output })],
  ])('lie in a file of its owner where %s, and not in the log', async (_, env) => {
    const { said, folder } = await firstStart(env)
    expect(said).not.toMatch(secrets)
    const file = join(folder, 'first-start.txt')
    expect(said).toContain(file)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await readFile(file, 'utf8')).match(new RegExp(secrets, 'g'))).toHaveLength(3)
  })

  it('are printed where nobody is known to collect what is said, and where the settings say so', async () => {
    expect((await firstStart(() => ({}))).said).toMatch(secrets)
    const printed = await firstStart((output) => ({ JOURNAL_STREAM: output, FIRST_KEYS: 'print' }))
    expect(printed.said).toMatch(secrets)
  })

  it('are kept from what the first process of a container writes to, and from nothing that only looks alike', async () => {
    const env = {}
    const [file, folder] = await Promise.all([stat(main), stat(tmpdir())])
    const pipe = Object.assign(Object.create(file), { isFIFO: () => true })
    const other = Object.assign(Object.create(folder), { isFIFO: () => true })
    expect(isCollected({ env, output: pipe, firstOutput: pipe })).toBe(true)
    expect(isCollected({ env, output: pipe, firstOutput: other })).toBe(false)
    expect(isCollected({ env, output: pipe, firstOutput: undefined })).toBe(false)
    expect(isCollected({ env, output: file, firstOutput: file })).toBe(false)
    const JOURNAL_STREAM = `${folder.dev}:${folder.ino}`
    expect(isCollected({ env: { JOURNAL_STREAM }, output: pipe, firstOutput: other })).toBe(false)
  })

  it('stand above the address to open, which is the last line of a start, whoever reads it', async () => {
    const { said } = await firstStart(() => ({}))
    expect(said).toContain('This server keeps the log')
    expect(said.trimEnd().split('\n').at(-1)).toMatch(/ is running on http\S+ /)
  })

  it('go where one of two words says', () => {
    expect(() => parseConfig({ FIRST_KEYS: 'mail' })).toThrow(/FIRST_KEYS "mail".*print, file/)
  })
})

/** Starts a server whose standard output is a file; gives what it said until it ran and kept the log. */
async function firstStart(env: (output: string) => Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-words-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await chmod(folder, 0o711)
  const { host, port, user, database } = await cloneDatabase()
  const url = `postgres://${user}@localhost:${port}/${database}?host=${host}`
  const output = await open(join(folder, 'said'), 'w')
  const { dev, ino } = await output.stat()
  const settings = { LOOMCELL_DATA: folder, DATABASE_URL: url, LOG_LEVEL: 'info', PORT: '0' }
  const child = spawn(process.execPath, [main, '--empty'], {
    env: { ...process.env, ...settings, ...env(`${dev}:${ino}`) },
    stdio: ['ignore', output.fd, 'inherit'],
  })
  const ended = once(child, 'exit')
  let said = ''
  const isSaid = () => ['is running on', 'keeps the log'].every((words) => said.includes(words))
  while (!isSaid() && child.exitCode === null) {
    await sleep(50)
    said = await readFile(join(folder, 'said'), 'utf8')
  }
  child.kill('SIGINT')
  await ended
  await output.close()
  return { said, folder }
}
