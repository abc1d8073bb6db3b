import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'

/** A session that is opened anew, with the server behind it, whenever it ends. */
export interface Kept {
  /** Stops keeping, and gives the session as it is now; undefined when there is none. */
  release(): Promise<Client | undefined>
}

const firstPauseMs = 100
const longestPauseMs = 5_000
// A session that lasted this long shows that the server had recovered from what ended the one before.
const calmMs = 3_000

/**
 * Opens a session and watches it: its end is how we notice, at once, that the server died, whoever started it.
 * Rejects when the first session cannot be opened; later failures are logged and tried again for ever, with longer pauses up
 * to a few seconds: whoever makes room on a full disk after a day need not start anything.
 */
export async function keepSession(
  reach: (signal: AbortSignal) => Promise<Client>,
  log: (line: string) => void,
): Promise<Kept> {
  const released = new AbortController()
  let client: Client | undefined
  let revival: Promise<void> = Promise.resolve()

  function watch(session: Client, pauseMs: number): void {
    const startMs = performance.now()
    client = session
    session.once('end', () => {
      client = undefined
      if (released.signal.aborted) return
      log('The session with PostgreSQL ended: bringing it back')
      revival = revive(performance.now() - startMs > calmMs ? firstPauseMs : longerPause(pauseMs))
    })
  }

  async function revive(pauseMs: number): Promise<void> {
    const session = await reachAgain(reach, { signal: released.signal, log, pauseMs })
    if (session !== undefined) watch(session, pauseMs)
  }

  watch(await reach(released.signal), 0)
  return {
    async release() {
      released.abort()
      await revival
      return client
    },
  }
}

async function reachAgain(
  reach: (signal: AbortSignal) => Promise<Client>,
  options: { signal: AbortSignal; log: (line: string) => void; pauseMs: number },
): Promise<Client | undefined> {
  const { signal, log } = options
  const startMs = performance.now()
  let pauseMs = options.pauseMs
  let lastCause = ''
  while (!signal.aborted) {
    // A pause that is broken off is not a fault: the next line sees why.
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) break
    try {
      const session = await reach(signal)
      log(`PostgreSQL is back after ${Math.round(performance.now() - startMs)} ms`)
      return session
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      // What follows the first line has times and numbers in it, which differ each time.
      const [cause = ''] = message.split('\n')
      if (!signal.aborted && cause !== lastCause) log(message)
      lastCause = cause
    }
    pauseMs = longerPause(pauseMs)
  }
  return undefined
}

function longerPause(pauseMs: number): number {
  return Math.min(Math.max(pauseMs * 2, firstPauseMs), longestPauseMs)
}
