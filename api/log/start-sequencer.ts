import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Fault } from '../../domain/refusal.ts'
import { steadyClock } from '../steady-clock.ts'
import type { SequencerOrder, SequencerWord } from './sequencer-call.ts'

/** The process that keeps the log, as its server sees it. */
export interface Sequencer {
  /** How the log stands here, for whoever shows it. */
  state(): SequencerState
  /** Settles once its process first told how the log stands: never while another server keeps it. */
  readonly heard: Promise<void>
  /** Ends it in good order: what waits is taken in and published first. */
  stop(): Promise<void>
}

export type SequencerState =
  /** It is being started, or another server of this database keeps the log. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'keeping' }
  /** The log must not be gone on with until somebody mends it: scans are accepted and wait. */
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }

const main = fileURLToPath(new URL('./sequencer.ts', import.meta.url))

/** How long it waits before another start: twice as long each time, and from the first again once one ran for long. */
const pauses = { first: 250, most: 15_000, ranLong: 60_000 } as const
/** How long the last entries may take when it ends. */
const stopMilliseconds = 4_000

/**
 * Starts the process that keeps the log, and another one whenever it ends, until it is stopped. It is a process of its own so
 * that what serves strangers never holds the key.
 */
export function startSequencer(
  order: SequencerOrder,
  log: (line: string, error?: unknown) => void,
  onKeeping: () => void = () => {},
): Sequencer {
  const elapsed = steadyClock()
  let state: SequencerState = { kind: 'waiting' }
  let pause: number = pauses.first
  let isStopping = false
  /** What was said last, so that the same at every start again is told once. */
  let told = ''
  let again: NodeJS.Timeout | undefined
  const heard = Promise.withResolvers<void>()
  let child = start()

  function start(): ChildProcess {
    const since = elapsed()
    const started = fork(main, {
      env: environment(process.env),
      execArgv: [],
      serialization: 'advanced',
    })
    started.on('message', (word) => hear(word as SequencerWord))
    started.on('error', (error) => log('The process of the log cannot start', error))
    started.once('exit', () => {
      if (isStopping) return
      if (state.kind === 'keeping') state = { kind: 'waiting' }
      pause = elapsed() - since > pauses.ranLong ? pauses.first : Math.min(2 * pause, pauses.most)
      again = setTimeout(() => {
        child = start()
      }, pause)
    })
    started.send(order, () => {})
    return started
  }

  function hear(word: SequencerWord): void {
    say(word)
    heard.resolve()
  }

  function say(word: SequencerWord): void {
    if (word.kind === 'keeping') {
      state = word
      log('This server keeps the log')
      onKeeping()
      told = ''
      return
    }
    if (word.kind === 'refused') state = word
    const why =
      word.kind === 'refused' ? word.faults.map(({ message }) => message).join('; ') : word.line
    if (why === told) return
    told = why
    log(
      word.kind === 'refused' ? 'The log is not gone on with' : 'The log has trouble',
      new Error(why),
    )
  }

  return {
    state: () => state,
    heard: heard.promise,
    stop: async () => {
      isStopping = true
      clearTimeout(again)
      await end(child)
    },
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  await new Promise<void>((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), stopMilliseconds)
    child.once('exit', () => {
      clearTimeout(late)
      resolve()
    })
    child.send('stop', () => {})
  })
}

/** What the process may know of the environment: no secret of the server, and not how the owner enters the database. */
export function environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const known =
    /^(PATH|HOME|TMPDIR|TZ|LANG|LC_.*|NODE_COMPILE_CACHE|NODE_EXTRA_CA_CERTS|SSL_CERT_.*|PGSSL.*)$/
  return Object.fromEntries(Object.entries(env).filter(([name]) => known.test(name)))
}
