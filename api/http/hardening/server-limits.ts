import type { IncomingMessage, Server, ServerOptions } from 'node:http'
import { isIP, type Socket } from 'node:net'
import { steadyClock } from '../../steady-clock.ts'
import type { IsTrusted } from './client-address.ts'

/** What a server allows a connection, however slow or greedy its client is. */
export const serverOptions: ServerOptions = {
  /** From the first byte, or from nothing at all, to the last header. */
  headersTimeout: 10_000,
  /** For the whole request: a file of two gigabytes over a line of 20 Mbit/s. */
  requestTimeout: 15 * 60_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16 * 1024,
}

const mostConnections = 10_000
/** Of one address, unless it is a trusted proxy. A whole site may sit behind one address. */
const mostConnectionsOfOne = 500
const mostHeaders = 100
/** A connection on which nothing moves, such as a reader that stalls. */
const idleMilliseconds = 60_000
/** A body MUST come faster than this once it has had time to begin. */
const slowestBytesPerSecond = 200
const patienceMilliseconds = 15_000

/** Ends connections that are too many of one address, stand still, or send a body byte by byte. */
export function limitConnections(server: Server, isTrusted: IsTrusted): void {
  server.maxConnections = mostConnections
  server.maxHeadersCount = mostHeaders
  server.setTimeout(idleMilliseconds)
  const counts = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress?.replace(/^::ffff:/i, '') ?? ''
    const count = (counts.get(address) ?? 0) + 1
    if (count > mostConnectionsOfOne && !(isIP(address) > 0 && isTrusted(address))) {
      socket.destroy()
      return
    }
    counts.set(address, count)
    socket.once('close', () => {
      const left = (counts.get(address) ?? 1) - 1
      if (left === 0) counts.delete(address)
      else counts.set(address, left)
    })
  })
  endSlowBodies(server)
}

function endSlowBodies(server: Server): void {
  const elapsed = steadyClock()
  const open = new Map<IncomingMessage, { readonly since: number; readonly bytes: number }>()
  server.on('request', (incoming) => {
    const { bytesRead } = incoming.socket
    if (!hasBody(incoming)) return
    open.set(incoming, { since: elapsed(), bytes: bytesRead })
    incoming.once('close', () => open.delete(incoming))
  })
  const timer = setInterval(() => {
    for (const [incoming, { since, bytes }] of open) {
      const milliseconds = elapsed() - since
      if (milliseconds < patienceMilliseconds) continue
      const came = incoming.socket.bytesRead - bytes
      // What waits for us to read it is no fault of the sender's.
      const isHeldUp = incoming.complete || incoming.readableLength > 0
      const isSlow = (came * 1000) / milliseconds < slowestBytesPerSecond
      if (isSlow && !isHeldUp) incoming.socket.destroy()
      // Each stretch of time is judged by itself, so that a fast start buys no slow end.
      else open.set(incoming, { since: elapsed(), bytes: incoming.socket.bytesRead })
    }
  }, 5_000)
  timer.unref()
  server.once('close', () => clearInterval(timer))
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
