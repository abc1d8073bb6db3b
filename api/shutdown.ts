import type { Server, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** A server that can be left in good order. */
export interface Leaving {
  /** Whether the end was asked for; `/readyz` says so from then on. */
  readonly isStopping: () => boolean
  /**
   * Sees a server through to its end: every answer from now on is the last one on its connection, requests are taken for
   * `noticeMilliseconds` more, then nobody new gets in, and what was taken in is answered for up to `answerMilliseconds`.
   */
  leave(server: Server, times: LeavingTimes): Promise<void>
  /** Watches a server, from before its first request. */
  watch(server: Server): void
}

export interface LeavingTimes {
  /** For a balancer to notice that `/readyz` says no, and for clients to come to the end of their connections. */
  readonly noticeMilliseconds: number
  readonly answerMilliseconds: number
}

/** Makes the way out of a process that serves. */
export function createLeaving(): Leaving {
  const open = new Set<ServerResponse>()
  let stopping = false
  return {
    isStopping: () => stopping,
    watch: (server) => {
      // Before whoever answers, since headers that are sent cannot be added to.
      server.prependListener('request', (_incoming, outgoing: ServerResponse) => {
        if (stopping) endConnectionAfter(outgoing)
        open.add(outgoing)
        outgoing.once('close', () => open.delete(outgoing))
      })
    },
    leave: async (server, { noticeMilliseconds, answerMilliseconds }) => {
      stopping = true
      for (const outgoing of open) endConnectionAfter(outgoing)
      await sleep(noticeMilliseconds)
      await quietTurn(server)
      await new Promise<void>((resolve) => {
        // Ends idle connections too; the others end with their answers.
        server.close(() => resolve())
        setTimeout(() => server.closeAllConnections(), answerMilliseconds).unref()
      })
    },
  }
}

function endConnectionAfter(outgoing: ServerResponse): void {
  if (!outgoing.headersSent) outgoing.setHeader('connection', 'close')
}

const mostTurns = 1_000

/**
 * Waits for a turn of the event loop in which nothing came in: whoever the system has let in already, and we have not yet
 * accepted, would be cut off by closing.
 */
async function quietTurn(server: Server): Promise<void> {
  let came = true
  const note = () => {
    came = true
  }
  server.on('connection', note).on('request', note)
  for (let turn = 0; came && turn < mostTurns; turn += 1) {
    came = false
    await new Promise((resolve) => setImmediate(resolve))
  }
  server.off('connection', note).off('request', note)
}
