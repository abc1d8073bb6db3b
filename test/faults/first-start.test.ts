import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { prepareFirstStart } from '../../api/commands/city/first-start.ts'
import { openOn } from '../../api/installation.ts'
import { dayMilliseconds } from '../../domain/hours.ts'
import { cloneDatabase } from '../harness/installation.ts'

/** What is on record for days of its own. */
const papers = ['licence', 'transaction_certificate', 'competence_certificate'] as const

const main = fileURLToPath(new URL('../../api/main.ts', import.meta.url))

describe('a first start', () => {
  it('that is cut off twice, the second time while the city is built, is completed by the third', async () => {
    const folder = await newFolder()
    await cutOff(folder, /./, 400)
    await cutOff(folder, /Building the demonstration city/, 700)
    const { said, stop } = await startUntilRunning(folder)
    expect(said).toMatch(/lc_[\w-]{43} {2}First organisation/)
    expect(said).toMatch(/The demonstration city holds \d+ constructed scans/)
    for (const role of ['operator', 'supervisor', 'administrator', 'regulator'])
      expect(said).toMatch(new RegExp(`${role}@city.example +[\\w-]{22}`))
    expect(said.match(/\/reset\/[\w-]{43}/g)).toHaveLength(2)
    expect(said).toContain('platform@first.example')
    await stop()
  }, 240_000)

  it('that stands at any of its steps goes on from there, with the same city as one that was never cut off', async () => {
    const whole = await firstStart(await cloneDatabase(), [Number.POSITIVE_INFINITY])
    // Every write of a line may be the last thing that it does, and whoever starts it again may do so on another day.
    const cut = await firstStart(await cloneDatabase(), [1, 4, 6, 12, 14, Number.POSITIVE_INFINITY])
    expect(cut.events).toBe(whole.events)
    expect(cut.batches).toBe(whole.batches)
    expect(cut.organisations).toEqual(whole.organisations)
    expect(cut.members).toBe(whole.members)
    expect(cut.papers).toEqual(whole.papers)
  }, 240_000)

  it('is done by one of three that start at once, and the others join', async () => {
    const connection = await cloneDatabase()
    const installations = await Promise.all([1, 2, 3].map(() => openOn(connection, () => {})))
    const said: string[] = []
    const say = (line: string) => void said.push(line)
    const start = { say, language: 'en', now: new Date(), empty: true } as const
    await Promise.all(installations.map((installation) => prepareFirstStart(installation, start)))
    expect(said.join('\n').match(/lc_[\w-]{43}/g)).toHaveLength(1)
    expect(said.join('\n').match(/\/reset\//g)).toHaveLength(2)
    for (const installation of installations) await installation.close()
  })

  it('gives new links at each start until somebody has come in', async () => {
    const installation = await openOn(await cloneDatabase(), () => {})
    onTestFinished(() => installation.close())
    const linksOf = async () => {
      const said: string[] = []
      const say = (line: string) => void said.push(line)
      await prepareFirstStart(installation, { say, language: 'en', now: new Date(), empty: true })
      return said.join('\n').match(/\/reset\/[\w-]{43}/g)?.length ?? 0
    }
    expect([await linksOf(), await linksOf()]).toEqual([2, 2])
    await installation.store.system
      .updateTable('access_key')
      .set({ last_used_time: new Date() })
      .execute()
    expect(await linksOf()).toBe(0)
  })
})

/** Starts in one process, once for each number and each a day later: so many lines are said before it is cut off. */
async function firstStart(connection: Parameters<typeof openOn>[0], cuts: readonly number[]) {
  const installation = await openOn(connection, () => {})
  onTestFinished(() => installation.close())
  for (const [day, lines] of cuts.entries()) {
    const later = (time: Date) => new Date(time.getTime() + day * dayMilliseconds)
    let left = lines
    const say = () => {
      left -= 1
      if (left < 0) throw new Error('Cut off')
    }
    const onTheDay = { ...installation, now: () => later(installation.now()) }
    await prepareFirstStart(onTheDay, {
      say,
      watch: say,
      language: 'en',
      now: later(new Date('2026-11-20T10:00:00Z')),
      empty: false,
    }).catch((error: Error) => {
      if (error.message !== 'Cut off') throw error
    })
  }
  const { system } = installation.store
  const count = async (table: 'event' | 'batch' | 'membership' | (typeof papers)[number]) => {
    const counted = system.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count'))
    return (await counted.executeTakeFirstOrThrow()).count
  }
  const organisations = await system
    .selectFrom('organisation')
    .select('slug')
    .orderBy('slug')
    .execute()
  return {
    events: await count('event'),
    batches: await count('batch'),
    members: await count('membership'),
    papers: await Promise.all(papers.map(count)),
    organisations: organisations.map(({ slug }) => slug),
  }
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-first-'))
  await chmod(folder, 0o711)
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

function startMain(folder: string) {
  const env = { ...process.env, DATABASE_URL: '', LOG_LEVEL: 'info', LOOMCELL_DATA: folder }
  const child = spawn(process.execPath, [main], { env: { ...env, PORT: '0' } })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  return { child, saidSoFar: () => said, ended: once(child, 'exit') }
}

/** Kills a start so long after it has said something. */
async function cutOff(folder: string, when: RegExp, milliseconds: number): Promise<void> {
  const { child, saidSoFar, ended } = startMain(folder)
  while (!when.test(saidSoFar()) && child.exitCode === null) await sleep(20)
  await sleep(milliseconds)
  child.kill('SIGKILL')
  await ended
}

async function startUntilRunning(folder: string) {
  const { child, saidSoFar, ended } = startMain(folder)
  while (!/is running on/.test(saidSoFar()) && child.exitCode === null) await sleep(50)
  return {
    said: saidSoFar(),
    stop: async () => {
      child.kill('SIGINT')
      expect((await ended)[0]).toBe(0)
    },
  }
}
