import { setTimeout as sleep } from 'node:timers/promises'
import type { Exporting } from './exporting.ts'
import { openSpool, type Spool } from './spool.ts'
import { writeExport } from './write-export.ts'

/** A download is no larger; the command line goes on to 4 GiB. */
const mostBytes = 1024 ** 3

/** So long an export may take before its first bytes are sent: until then whatever goes wrong is answered as such. */
const patienceMilliseconds = 15_000

interface Watched {
  /** Called once nothing is read of the database any more, however slowly the bytes are. */
  readonly leave: () => void
  /** Told of what went wrong after the first bytes were sent. */
  readonly log: (line: string, error?: unknown) => void
}

/** The bytes of an export as they are made; how many they are where they were made already. Throws what went wrong by then. */
export async function spooledExport(
  exporting: Exporting,
  { leave, log }: Watched,
): Promise<{ readonly body: ReadableStream<Uint8Array>; readonly bytes: number | undefined }> {
  const spool = await openSpool(mostBytes).catch((error: unknown) => {
    leave()
    throw error
  })
  const writing = writeInto(spool, exporting).finally(leave)
  try {
    const patience = sleep(patienceMilliseconds, false, { ref: false })
    const isMade = await Promise.race([writing.then(() => true), patience])
    if (!isMade) writing.catch((error) => spool.isAbandoned() || log('An export broke off', error))
    return { body: bodyOf(spool), bytes: isMade ? spool.bytes() : undefined }
  } catch (error) {
    await spool.abandon()
    throw error
  }
}

async function writeInto(spool: Spool, exporting: Exporting): Promise<void> {
  try {
    await writeExport(exporting, spool.write)
    await spool.end()
  } catch (error) {
    await spool.end(error)
    throw error
  }
}

/** A stream that breaks off where making broke off: it never looks whole when it is not. */
function bodyOf(spool: Spool): ReadableStream<Uint8Array> {
  const pieces = spool.read()
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const next = await pieces.next()
          if (next.done !== true) return controller.enqueue(new Uint8Array(next.value))
          controller.close()
        } catch (error) {
          controller.error(error)
        }
        await spool.abandon()
      },
      cancel: () => spool.abandon(),
    },
    { highWaterMark: 0 },
  )
}
