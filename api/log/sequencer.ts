import { RefusedError } from '../../domain/refused.ts'
import { endProcessNow } from '../end-process.ts'
import type { Database } from '../store/database.ts'
import { holdLog } from '../store/log/hold-log.ts'
import { readNotedPolicy } from '../store/log/policies.ts'
import { followWitnesses, readWitnessPolicy } from './follow-witnesses.ts'
import { keepLog } from './keep-log.ts'
import { createLookOn } from './look-on.ts'
import type { SequencerOrder, SequencerWord } from './sequencer-call.ts'
import { noWitnesses } from './witnesses.ts'

/*
 * The process that keeps the log: a child of a server, which alone reads the key. Whatever stops it ends it, and the server starts
 * another one; so does the end of the server, by which nothing is lost, since each batch is one transaction.
 */
const stopping = new AbortController()
let isHolding = false

// A terminal and a service's manager signal every process; this one ends when its server says so, or is gone.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
process.on('disconnect', endProcessNow)
process.once('message', (order) => {
  process.once('message', stop)
  keep(order as SequencerOrder).then(endProcessNow, fail)
})

async function keep(order: SequencerOrder): Promise<void> {
  const { connection, files, publicUrl, witnessPolicy, standstillMilliseconds } = order
  const say = (line: string) => tell({ kind: 'trouble', line })
  const lookOn = createLookOn(files, say)
  const work = async (db: Database) => {
    isHolding = true
    if (stopping.signal.aborted) return
    const started = () => tell({ kind: 'keeping' })
    const { signal } = stopping
    const witnesses =
      witnessPolicy === undefined
        ? noWitnesses
        : await followWitnesses(witnessPolicy, say, await readNotedPolicy(db))
    await keepLog(db, {
      files,
      publicUrl,
      witnesses,
      witnessPolicy: async () =>
        witnessPolicy === undefined ? undefined : readWitnessPolicy(witnessPolicy),
      say,
      signal,
      started,
    })
  }
  await holdLog(connection, work, { lookOn, standstillMilliseconds })
}

function stop(): void {
  stopping.abort()
  if (!isHolding) endProcessNow()
}

function fail(error: unknown): void {
  const word: SequencerWord =
    error instanceof RefusedError
      ? { kind: 'refused', faults: error.refusal.faults }
      : { kind: 'trouble', line: reasonOf(error) }
  if (process.send === undefined) endProcessNow()
  else process.send(word, endProcessNow)
}

/** A connection that is refused comes as several errors at once, which alone say nothing. */
function reasonOf(error: unknown): string {
  const errors = error instanceof AggregateError ? error.errors : [error]
  return errors.map((one) => (one instanceof Error ? one.message : String(one))).join('; ')
}

function tell(word: SequencerWord): void {
  process.send?.(word)
}
