import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { cloneDatabase } from '../harness/installation.ts'
import { type Server, startServer } from '../harness/server.ts'

/** The product as a user starts it, on a database of its own, and what may be asked of it from outside. */
export interface AttackedServer extends Server {
  readonly origin: string
  /** Megabytes that the process holds now. */
  residentMegabytes(): number
  /** Files and connections that it has open. */
  openFiles(): number
  /** Milliseconds of processor that it has used so far. */
  processorMilliseconds(): number
}

/** Starts a server that is stopped when the test ends, or whatever `atEnd` belongs to. */
export async function startAttackedServer(
  env: Readonly<Record<string, string>> = {},
  atEnd: (end: () => Promise<void>) => void = onTestFinished,
): Promise<AttackedServer> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-attack-'))
  const { host = '', port = 5432, user = '', database = '' } = await cloneDatabase(atEnd)
  const url = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`
  const server = await startServer(folder, { DATABASE_URL: url, ...env })
  atEnd(async () => {
    // Nobody balances it, so that it need give no notice.
    await server.stop('SIGINT')
    await rm(folder, { recursive: true, force: true })
  })
  const pid = server.process.pid ?? 0
  return {
    ...server,
    origin: `http://127.0.0.1:${server.port}`,
    residentMegabytes: () => {
      const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
      return Number(kilobytes) / 1024
    },
    openFiles: () => readdirSync(`/proc/${pid}/fd`).length,
    processorMilliseconds: () => {
      // Fields 14 and 15 after the name in brackets, in hundredths of a second (proc(5)).
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) * 10
    },
  }
}

/** How long a quick question takes while something else goes on; `stop` gives the milliseconds of each. */
export function probe(origin: string, everyMilliseconds = 10) {
  const milliseconds: number[] = []
  let running = true
  const done = (async () => {
    while (running) {
      const start = performance.now()
      const isOk = await fetch(`${origin}/readyz`).then(
        async (answer) => (await answer.arrayBuffer()).byteLength > 0 && answer.ok,
        () => false,
      )
      milliseconds.push(isOk ? performance.now() - start : Number.POSITIVE_INFINITY)
      await new Promise((resolve) => setTimeout(resolve, everyMilliseconds))
    }
  })()
  return {
    stop: async () => {
      running = false
      await done
      return milliseconds.toSorted((one, other) => one - other)
    },
  }
}

/** The value below which 99 of 100 lie. */
export function p99(sorted: readonly number[]): number {
  return sorted[Math.floor((sorted.length - 1) * 0.99)] ?? Number.NaN
}
