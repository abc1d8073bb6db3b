import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readSecret } from '../../api/secret/read-secret.ts'
import { startedWith } from '../harness/changed-secret.ts'
import { openTestInstallation } from '../harness/installation.ts'

const command = fileURLToPath(new URL('../../api/commands/main.ts', import.meta.url))

describe('a change of the secret that is killed in the middle', () => {
  it('leaves the secrets whole as they were or as they become, none lost, and the next one cleans up', async () => {
    const installation = await openTestInstallation()
    const { host, port, user, database } = installation.connection
    const folder = await newFolder()
    const url = `postgres://${user}@localhost:${port}/${database}?host=${host}`
    const read = () => readSecret({ secret: undefined, dataFolder: folder }, async () => true)
    const run = () => rotate(folder, url)
    await run().ended
    const first = await read()
    let known = [first.current, ...first.before]
    await writeFile(join(folder, `secret.${randomUUID()}`), 'half a secr')
    for (const milliseconds of [0, 0, 1, 2, 4, undefined]) {
      const { child, ended } = run()
      if (milliseconds !== undefined) await killAtFirstWrite(folder, child, milliseconds)
      await ended
      const { current, before } = await read()
      const now = [current, ...before]
      // Either nothing happened, or there is one more in front.
      expect(now.slice(now.length - known.length)).toEqual(known)
      expect(now.length - known.length).toBeLessThanOrEqual(1)
      known = now
    }
    expect(known.length).toBeGreaterThan(first.before.length + 1)
    expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/^secret\./))
    expect((await readFile(join(folder, 'secret'), 'utf8')).trim().split('\n')).toEqual(known)
    const started = await startedWith(installation, await read())
    expect(started.secret.before).toEqual(known.slice(1))
  }, 300_000)
})

function rotate(folder: string, url: string) {
  const env = { ...process.env, LOOMCELL_DATA: folder, DATABASE_URL: url, LOOMCELL_SECRET: '' }
  const child = spawn(process.execPath, [command, 'secret', 'rotate'], { env, stdio: 'ignore' })
  return { child, ended: once(child, 'exit') }
}

/** Kills a process so long after it first wrote beside the secret, or when it has ended by itself. */
async function killAtFirstWrite(
  folder: string,
  child: ReturnType<typeof spawn>,
  milliseconds: number,
): Promise<void> {
  const stop = new AbortController()
  const written = new Promise<void>((resolve) => {
    watch(folder, { signal: stop.signal }, () => resolve())
    child.once('exit', () => resolve())
  })
  await written
  if (milliseconds > 0) await sleep(milliseconds)
  child.kill('SIGKILL')
  stop.abort()
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-secret-kill-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
