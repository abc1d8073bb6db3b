import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { besideLog } from '../../domain/proof/log/beside.ts'
import type { Database } from '../store/database.ts'
import { listLogKeys } from '../store/log/keys.ts'
import { writeDurably } from '../write-durably.ts'
import { besideWarning } from './beside-warning.ts'
import { environment } from './start-sequencer.ts'

/** A witness beside the server. */
export interface DemonstrationWitness {
  /** Starts it, once the log has a key. */
  start(): Promise<void>
  stop(): Promise<void>
}

export interface DemonstrationWitnessOptions {
  /** Reads the public keys of the log. */
  readonly db: Database
  readonly dataFolder: string
  /** Hears that it runs, and is named to the log. */
  readonly hear: () => void
  readonly log: (line: string, error?: unknown) => void
}

const main = fileURLToPath(new URL('../witness/main.ts', import.meta.url))
const pauseMilliseconds = 2_000

/** The policy by which a log asks the witness beside it. */
export function demonstrationPolicyIn(dataFolder: string): string {
  return join(dataFolder, 'witness-policy')
}

/**
 * A witness in a process of its own beside the server, so that a demonstration shows what a witness does. Whoever has this machine
 * has both, so it proves nothing to anybody, and says so wherever it is named.
 */
export function createDemonstrationWitness(
  options: DemonstrationWitnessOptions,
): DemonstrationWitness {
  const { dataFolder, hear, log } = options
  let child: ChildProcess | undefined
  let isStopping = false

  async function start(): Promise<void> {
    if (child !== undefined || isStopping) return
    const policy = join(dataFolder, 'witness-logs')
    const vkeys = (await listLogKeys(options.db)).map(({ vkey }) => vkey)
    const origin = vkeys[0]?.split('+')[0]
    if (origin === undefined) return
    const lines = [...vkeys.map((vkey) => `log ${vkey}`), 'quorum none', '']
    await writeDurably(policy, { text: lines.join('\n'), replace: true })
    const words = ['--name', besideLog(origin), '--folder', join(dataFolder, 'witness')]
    const started = fork(main, [...words, '--policy', policy, '--listen', '127.0.0.1:0'], {
      env: environment(process.env),
      execArgv: [],
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    child = started
    started.on('error', (error) => log('The witness beside the log cannot start', error))
    started.once('exit', () => {
      child = undefined
      if (!isStopping) setTimeout(() => void again(), pauseMilliseconds).unref()
    })
    if (started.stdout !== null)
      createInterface({ input: started.stdout }).once('line', (line) => void name(line))
  }

  async function again(): Promise<void> {
    await start().catch((error: unknown) => log('The witness beside the log cannot start', error))
  }

  /** Names it to the log: key and address, which is another one at each start. */
  async function name(line: string): Promise<void> {
    const [, , vkey = '', address = ''] = line.split(' ')
    const text = `${besideWarning}witness beside ${vkey} ${address}\nquorum beside\n`
    await writeDurably(demonstrationPolicyIn(dataFolder), { text, replace: true })
    hear()
  }

  return {
    start: again,
    stop: async () => {
      isStopping = true
      if (child === undefined) return
      const ended = once(child, 'exit')
      // It heeds no signal, which whoever ends a service sends to it as well.
      if (child.connected) child.disconnect()
      await ended
    },
  }
}
