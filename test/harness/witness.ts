import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { formatKey, type NoteKey, parseKey } from '../../domain/proof/log/note-key.ts'
import { compileCache } from './compile-cache.ts'

/** A witness as a regulator starts it: a process of its own on a folder of its own. */
export interface RunningWitness {
  readonly process: ChildProcess
  readonly key: NoteKey
  readonly address: string
  readonly folder: string
  readonly ask: (question: string | Uint8Array<ArrayBuffer>) => Promise<Response>
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

const main = fileURLToPath(new URL('../../api/witness/main.ts', import.meta.url))

/** An own folder, which is not there yet. */
export async function witnessFolder(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'loomcell-witness-')), 'witness')
}

/** Starts a witness that watches the logs of these keys. */
export async function startWitness(
  logs: readonly NoteKey[],
  {
    folder,
    name = 'witness.example/1',
    port = '0',
  }: { folder?: string; name?: string; port?: string } = {},
): Promise<RunningWitness> {
  const own = folder ?? (await witnessFolder())
  const policy = `${own}-policy`
  await writeFile(
    policy,
    [...logs.map((key) => `log ${formatKey(key)}`), 'quorum none', ''].join('\n'),
  )
  const child = run([
    '--name',
    name,
    '--folder',
    own,
    '--policy',
    policy,
    '--listen',
    `127.0.0.1:${port}`,
  ])
  const ended = once(child, 'exit')
  if (child.stdout === null) throw new Error('Cannot read what the witness prints')
  const [first] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    ended.then(() => ['']),
  ])
  const [, , vkey = '', address = ''] = String(first).split(' ')
  const key = await parseKey(vkey)
  if ('says' in key) throw new Error(`The witness did not start: ${first}`)
  return {
    process: child,
    key,
    address,
    folder: own,
    ask: (body) => fetch(`${address}/add-checkpoint`, { method: 'POST', body }),
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      await ended
    },
  }
}

/** Runs a witness to its end and gives what it printed. */
export async function runWitness(
  given: readonly string[],
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const child = run(given)
  const printed = { out: '', err: '' }
  child.stdout?.on('data', (bytes) => {
    printed.out += bytes
  })
  child.stderr?.on('data', (bytes) => {
    printed.err += bytes
  })
  const [code] = await once(child, 'close')
  return { code, ...printed }
}

function run(given: readonly string[]): ChildProcess {
  return spawn(process.execPath, [main, ...given], {
    env: { ...process.env, ...compileCache, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
