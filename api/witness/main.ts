import { formatKey } from '../../domain/proof/log/note-key.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Language } from '../../domain/words.ts'
import { serveSmall } from '../serve-small.ts'
import { stopOnSignal } from '../stop-on-signal.ts'
import { terminalLanguage, toldIn } from '../terminal-language.ts'
import { openStoreIn, openWitness } from './open-witness.ts'
import { readCall, type StartCall } from './read-call.ts'
import { readWatched } from './read-watched.ts'
import { usage } from './usage.ts'
import { createWitnessApp } from './witness-app.ts'

/** After a signal the process is gone within this time, whatever happens. */
const mostMilliseconds = 10_000

await main()

/** A witness of logs, C2SP tlog-witness: a process of its own, on a machine that no operator of a log can reach. */
async function main(): Promise<void> {
  const language = terminalLanguage(process.env)
  try {
    const call = readCall(process.argv.slice(2))
    if (call.does === 'help') say(usage(language))
    else if (call.does === 'list') list(call.folder)
    else await start(call, language)
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    complain(toldIn(language, error.refusal.faults))
    process.exitCode = 1
  }
}

async function start(call: StartCall, language: Language): Promise<void> {
  const logs = await readWatched(call.policy)
  const { signer, store } = await openWitness({ folder: call.folder, name: call.name, logs })
  const seconds = () => Math.floor(Date.now() / 1_000)
  const app = createWitnessApp({ signer, store, logs, seconds, log: complain })
  const { address, stop } = await serveSmall(app, call)
  const heed = () =>
    stopOnSignal(
      async () => {
        await stop()
        store.close()
      },
      { mostMilliseconds, say: (fault) => complain(toldIn(language, [fault])) },
    )
  if (process.send === undefined) heed()
  else endWithServer(heed)
  say(`witness ${signer.key.name} ${formatKey(signer.key)} ${address}`)
  for (const { name } of logs) say(`watches ${name}`)
}

/**
 * Started by a server, it ends when that lets go of it or is gone, and at no signal: a terminal and a service's manager signal every
 * process, and the server has a last checkpoint to be cosigned.
 */
function endWithServer(heed: () => void): void {
  const end = () => {
    heed()
    process.kill(process.pid, 'SIGTERM')
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
  if (process.connected) process.once('disconnect', end)
  else end()
}

/** Word for word, as each was cosigned. */
function list(folder: string): void {
  const store = openStoreIn(folder)
  for (const { note } of store.all()) say(note)
  store.close()
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`)
}
