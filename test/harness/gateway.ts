import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { compileCache } from './compile-cache.ts'

/** A folder with a mapping file and the keys of its stations. */
export interface GatewayFolder {
  readonly file: string
  readonly folder: string
}

/** The gateway as a line's engineer starts it: a process of its own on a folder. */
export interface RunningGateway {
  readonly process: ChildProcess
  readonly address: string
  /** Everything that it printed so far. */
  readonly said: readonly string[]
  /** Asks with its token. */
  request(path: string, init?: RequestInit): Promise<Response>
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | string>
}

const main = fileURLToPath(new URL('../../api/gateway/main.ts', import.meta.url))
const token = 'a-token-that-no-machine-could-ever-guess'

/** A key of the shape that access keys have. */
export const someKey = `lc_${'k'.repeat(43)}`

/** Writes a mapping file for stations with these keys; gone when the test ends. */
export async function writeMapping(
  topics: readonly object[],
  keys: Readonly<Record<string, string>> = { lathe: someKey },
  more: object = {},
): Promise<GatewayFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-gateway-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const stations: Record<string, object> = {}
  for (const [station, key] of Object.entries(keys)) {
    await writeFile(join(folder, `${station}.key`), `${key}\n`)
    stations[station] = { keyFile: `${station}.key` }
  }
  const file = join(folder, 'gateway.json')
  const mapping = { version: 1, timeZone: 'Asia/Hong_Kong', stations, topics, ...more }
  await writeFile(file, JSON.stringify(mapping))
  await mkdir(join(folder, 'queue'), { recursive: true })
  return { file, folder }
}

/** Starts a gateway and waits until it listens. */
export async function startGateway(
  { file, folder }: GatewayFolder,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningGateway> {
  const child = run({ GATEWAY_FILE: file, GATEWAY_FOLDER: join(folder, 'queue'), ...env })
  const ended = once(child, 'close')
  const said: string[] = []
  if (child.stdout === null || child.stderr === null) throw new RangeError('Cannot read it')
  child.stderr.on('data', (bytes: Buffer) => said.push(String(bytes)))
  const lines = createInterface({ input: child.stdout })
  const address = await new Promise<string>((resolve) => {
    lines.on('line', (line) => {
      said.push(line)
      const found = /listens on (\S+);/.exec(line)?.[1]
      if (found !== undefined) resolve(found)
    })
    void ended.then(() => resolve(''))
  })
  if (address === '') throw new RangeError(`The gateway did not start: ${said.join('\n')}`)
  const stop: RunningGateway['stop'] = async (signal = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    const [code, by] = await ended
    return code ?? by
  }
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) await stop('SIGKILL')
  })
  return {
    process: child,
    address,
    said,
    request: (path, init = {}) =>
      fetch(`${address}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, ...init.headers },
      }),
    stop,
  }
}

/** Runs a gateway that ends by itself; gives what it printed. */
export async function runGatewayOnce(
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number; readonly err: string }> {
  const child = run(env)
  let err = ''
  child.stderr?.on('data', (bytes) => {
    err += bytes
  })
  child.stdout?.resume()
  const [code] = await once(child, 'close')
  return { code, err }
}

function run(env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [main], {
    env: {
      ...process.env,
      ...compileCache,
      LC_ALL: 'C',
      LOOMCELL_URL: 'http://127.0.0.1:9',
      GATEWAY_LISTEN: '127.0.0.1:0',
      GATEWAY_TOKEN: token,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
