import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import type { Binaries } from './binaries.ts'
import { refusedStart } from './fault.ts'
import type { Place } from './place.ts'
import { readPostmaster, stopPostmaster } from './postmaster.ts'
import { startServer } from './server.ts'
import { type Answer, openSession } from './session.ts'

/** How long what may take; all in milliseconds. */
export interface Patience {
  /** For everything together. Long, because a server that was killed replays its log before it answers. */
  readonly reachMs: number
  /** For starts that fail because an earlier server is not quite gone. */
  readonly startMs: number
  /** For a server that runs and does not answer. */
  readonly silentMs: number
  /** For one attempt to connect. */
  readonly knockMs: number
  /** For each of the two signals that end a server. */
  readonly stopMs: number
}

/** The patience of the product; tests have less. */
export const patience: Patience = {
  reachMs: 600_000,
  startMs: 30_000,
  silentMs: 10_000,
  knockMs: 5_000,
  stopMs: 20_000,
}

/** What `reachServer` needs beside the place. */
export interface ReachOptions {
  readonly binaries: Binaries
  readonly log: (line: string) => void
  readonly patience: Patience
  readonly signal?: AbortSignal
}

/**
 * Gives a session on the server of this place: on the one that runs, whoever started it, or else on one that it starts.
 * Several processes may do this at once: PostgreSQL's own lock file lets one server win and the others adopt it.
 * Throws when the server cannot start or a deadline has passed.
 */
export async function reachServer(place: Place, options: ReachOptions): Promise<Client> {
  const { patience } = options
  const deadlineMs = performance.now() + patience.reachMs
  let trouble: { sinceMs: number; pid: number | undefined } | undefined
  let lastReason = ''
  while (performance.now() < deadlineMs) {
    options.signal?.throwIfAborted()
    const answer = await openSession(place.connection, patience.knockMs)
    if (answer.kind === 'session') return answer.client
    lastReason = noteReason(answer, { lastReason, log: options.log })
    if (answer.kind === 'busy') {
      trouble = undefined
      await sleep(50)
      continue
    }
    const found = readPostmaster(place.cluster)
    const pid = found?.isAlive ? found.pid : undefined
    if (trouble === undefined || trouble.pid !== pid) trouble = { sinceMs: performance.now(), pid }
    const troubleMs = performance.now() - trouble.sinceMs
    if (pid !== undefined) {
      refuseStranger(place, { pid, socketFolder: found?.socketFolder })
      if (troubleMs > patience.silentMs) await stopSilent(place, { pid, options })
    } else {
      const fault = await startServer(place, { ...options, deadlineMs })
      if (fault !== undefined && troubleMs > patience.startMs) throw fault
      if (fault === undefined) continue
    }
    await sleep(100)
  }
  const values = { folder: place.cluster, why: lastReason, file: place.logFile }
  throw refusedStart('postgres_unreachable', values)
}

// One line when a wait begins or changes its reason, so that a long recovery does not look like a hang.
function noteReason(
  answer: Exclude<Answer, { kind: 'session' }>,
  options: { lastReason: string; log: (line: string) => void },
): string {
  if (answer.kind === 'busy' && answer.reason !== options.lastReason) {
    options.log(`Waiting for PostgreSQL: ${answer.reason}`)
  }
  return answer.reason
}

function refuseStranger(
  place: Place,
  { pid, socketFolder }: { pid: number; socketFolder: string | undefined },
): void {
  // A server that is only just coming up has not written its socket yet.
  if (socketFolder === undefined || socketFolder === place.connection.host) return
  const values = { folder: place.cluster, pid, socket: socketFolder }
  throw refusedStart('postgres_of_stranger', values)
}

async function stopSilent(
  place: Place,
  { pid, options }: { pid: number; options: ReachOptions },
): Promise<void> {
  options.log(`PostgreSQL (pid ${pid}) runs but does not answer: stopping it to start it again`)
  const limitMs = options.patience.stopMs
  if (await stopPostmaster(pid, { cluster: place.cluster, limitMs })) return
  throw refusedStart('postgres_silent', { folder: place.cluster, pid })
}
