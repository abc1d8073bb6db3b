import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { compileCache } from './compile-cache.ts'

/** The product as a user starts it: a process of its own on a data folder. */
export interface Server {
  readonly process: ChildProcess
  readonly port: number
  /** The first organisation's key; empty when the folder had been started before. */
  readonly key: string
  /** Sends a signal and waits for the end; gives the exit code, or the signal's name. */
  stop(signal?: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | string>
}

const main = fileURLToPath(new URL('../../api/main.ts', import.meta.url))

/** Starts a server and waits for its greeting. */
export async function startServer(
  dataFolder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const child = spawn(process.execPath, [main, '--empty'], {
    env: {
      ...process.env,
      ...compileCache,
      DATABASE_URL: '',
      // No test asks the world whether a password is known.
      BREACHED_PASSWORDS: 'off',
      LOG_LEVEL: 'fatal',
      LOOMCELL_DATA: dataFolder,
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const { port, key } = await greeting(child)
  return {
    process: child,
    port,
    key,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      const [code, by] = await ended
      return code ?? by
    },
  }
}

async function greeting({ stdout }: ChildProcess): Promise<{ port: number; key: string }> {
  let key = ''
  if (stdout === null) throw new Error('Cannot read what the server prints')
  const lines = createInterface({ input: stdout })
  for await (const line of lines) {
    key = /lc_[\w-]{43}/.exec(line)?.[0] ?? key
    const port = Number(/running on http:\/\/[^:]+:(\d+)/.exec(line)?.[1])
    if (port > 0) {
      // What it prints later is read and thrown away, so that it never blocks on a full pipe.
      stdout.resume()
      return { port, key }
    }
  }
  throw new Error('Cannot start the server: it ended without a greeting')
}
