import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  createDemonstrationWitness,
  demonstrationPolicyIn,
} from '../../../api/log/demonstration-witness.ts'
import { followWitnesses, readWitnessPolicy } from '../../../api/log/follow-witnesses.ts'
import { makeLogKey, readLogKey } from '../../../api/log/log-key.ts'
import { publishedPolicy } from '../../../api/log/published-policy.ts'
import { readCheckpoint } from '../../../api/store/log/read-log.ts'
import { formatKey } from '../../../domain/proof/log/note-key.ts'
import { openCheckpoint, trustOf } from '../../../domain/proof/log/open-checkpoint.ts'
import { parsePolicy } from '../../../domain/proof/log/policy.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { keepOnce, letWait, logFolder, until } from '../../harness/log.ts'

describe('the witness beside a server', () => {
  it('cosigns the log, is named in its policy with what it is worth, and goes on after a restart', async () => {
    const installation = await openTestInstallation()
    const db = installation.store.public
    const files = await logFolder()
    const dataFolder = dirname(files.key)
    const file = demonstrationPolicyIn(dataFolder)
    const said: string[] = []
    const witnesses = await followWitnesses(file, (line) => said.push(line))
    await keepOnce(installation, files, { witnesses })
    let policy: string | undefined
    for (const round of [1, 2]) {
      const beside = createDemonstrationWitness({
        db,
        dataFolder,
        hear: () => said.push('heard'),
        log: (line) => said.push(line),
      })
      onTestFinished(() => beside.stop())
      const before = await readWitnessPolicy(file)
      await beside.start()
      await until(async () => (await readWitnessPolicy(file)) !== before, 'the witness is named')
      await letWait(installation.store.system, 3, `round ${round}`)
      await keepOnce(installation, files, { witnesses })
      policy = await publishedPolicy(db, await readWitnessPolicy(file))
      const read = await parsePolicy(policy)
      if (!('logs' in read)) throw new Error(JSON.stringify(read))
      const note = (await readCheckpoint(db))?.note ?? ''
      expect(await openCheckpoint(note, trustOf(read))).toMatchObject({ witnesses: [{}] })
      await beside.stop()
    }
    expect(policy).toContain('no witness to anybody')
    expect(said).toEqual(expect.arrayContaining(['heard']))
  })

  it('is not ended by a terminal or a service’s manager that signals the server and all that belongs to it, but by the server', async () => {
    const installation = await openTestInstallation()
    const files = await logFolder()
    await keepOnce(installation, files)
    const heard = Promise.withResolvers<void>()
    const beside = createDemonstrationWitness({
      db: installation.store.public,
      dataFolder: dirname(files.key),
      hear: () => heard.resolve(),
      log: (line) => heard.reject(new Error(line)),
    })
    onTestFinished(() => beside.stop())
    await beside.start()
    await heard.promise
    const [witness = 0] = await witnessesOf(process.pid)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGTERM'] as const) process.kill(witness, signal)
    await new Promise((resolve) => setTimeout(resolve, 500))
    const witnesses = await followWitnesses(demonstrationPolicyIn(dirname(files.key)), () => {})
    await letWait(installation.store.system, 3)
    await keepOnce(installation, files, { witnesses })
    const note = (await readCheckpoint(installation.store.public))?.note ?? ''
    expect(note.match(/^— /gm)).toHaveLength(2)
    expect(await witnessesOf(process.pid)).toEqual([witness])
    await beside.stop()
    expect(await witnessesOf(process.pid)).toEqual([])
  })

  it('ends with a server that is killed', async () => {
    const files = await logFolder()
    const folder = dirname(files.key)
    await makeLogKey(files.key, 'log.example/1')
    const log = (await readLogKey(files.key))?.key
    if (log === undefined) throw new Error('Cannot read the key')
    const policy = join(folder, 'logs')
    await writeFile(policy, `log ${formatKey(log)}\nquorum none\n`)
    const words = ['--name', 'w.example', '--folder', join(folder, 'w'), '--policy', policy]
    const script = `import { fork } from 'node:child_process'
      const child = fork('api/witness/main.ts', ${JSON.stringify([...words, '--listen', '127.0.0.1:0'])},
        { execArgv: [], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
      child.stdout.once('data', () => console.log(child.pid))`
    const server = spawn(process.execPath, ['--input-type=module', '--eval', script])
    const [said] = await once(server.stdout, 'data')
    const pid = Number(String(said))
    const isThere = () => existsSync(`/proc/${pid}`)
    expect(isThere()).toBe(true)
    server.kill('SIGKILL')
    await until(async () => !isThere(), 'the witness is gone')
  })

  it('leaves a wrong policy aside and says so, and takes the next one', async () => {
    const files = await logFolder()
    const file = join(dirname(files.key), 'policy')
    const said: string[] = []
    const witnesses = await followWitnesses(file, (line) => said.push(line))
    const asked = {
      origin: 'log.example/1',
      note: 'log.example/1\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— log.example/1 AAAAAAA=\n',
      size: 0,
      proofFrom: async () => [],
    }
    expect(await witnesses.cosign(asked)).toMatchObject({ isEnough: true, isComplete: false })
    await writeFile(file, 'quorum nobody\n')
    expect(await witnesses.cosign(asked)).toMatchObject({ isEnough: true, isComplete: false })
    expect(said).toHaveLength(1)
    await writeFile(file, 'quorum none\n')
    expect(await witnesses.cosign(asked)).toMatchObject({ isEnough: true, isComplete: true })
  })

  it('is not what a wrong WITNESSES falls back to: the server does not start', async () => {
    const { key } = await logFolder()
    const folder = dirname(key)
    const data = join(folder, 'data')
    const settings = { LOOMCELL_DATA: data, DATABASE_URL: '', WITNESSES: join(folder, 'none') }
    const env = { ...process.env, PORT: '0', LANG: 'en', ...settings }
    const server = spawn(process.execPath, ['api/main.ts'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    onTestFinished(() => void server.kill('SIGKILL'))
    const said = text(server.stderr)
    const [code] = await once(server, 'exit')
    expect(await said).toContain(`Cannot read the policy "${settings.WITNESSES}"`)
    expect(code).toBe(1)
    // Nothing was built, so nothing has to be taken down.
    expect(existsSync(data)).toBe(false)
  })
})

/** Children of a process that are witnesses. */
async function witnessesOf(parent: number): Promise<readonly number[]> {
  const threads = await readdir(`/proc/${parent}/task`)
  const listed = threads.map((thread) =>
    readFile(`/proc/${parent}/task/${thread}/children`, 'utf8'),
  )
  const children = (await Promise.all(listed))
    .join(' ')
    .split(' ')
    .filter((pid) => pid !== '')
  const named = children.map(async (pid) => {
    const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return words.includes('witness/main.ts') ? [Number(pid)] : []
  })
  return (await Promise.all(named)).flat()
}
