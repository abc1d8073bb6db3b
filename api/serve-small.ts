import { Server } from 'node:http'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { refuse } from '../domain/refusal.ts'
import { RefusedError } from '../domain/refused.ts'

/** What a connection is allowed, however slow or greedy its client is: a question is small. */
export const smallLimits = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 60_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 8 * 1_024,
}
const mostConnections = 500

/** A small server that listens. */
export interface ServedSmall {
  readonly address: string
  /** Answers what was taken in, and takes nothing more. */
  readonly stop: () => Promise<void>
}

/** Listens for the questions of a process of its own, which are small and few: a witness, a gateway. Rejects when it cannot. */
export async function serveSmall(
  app: Hono,
  {
    host,
    port,
    limits = {},
  }: {
    readonly host: string
    readonly port: number
    readonly limits?: Partial<typeof smallLimits>
  },
): Promise<ServedSmall> {
  const serverOptions = { ...smallLimits, ...limits }
  const server = serve({ fetch: app.fetch, hostname: host, port, serverOptions })
  if (!(server instanceof Server)) throw new RangeError('Cannot serve: expected HTTP/1')
  server.maxConnections = mostConnections
  const shown = host.includes(':') ? `[${host}]` : host
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', ({ message: why }: Error) => {
      const address = `${shown}:${port}`
      reject(new RefusedError(refuse('invalid', '', ['small_cannot_listen', { address, why }])))
    })
  })
  const bound = server.address()
  const at = typeof bound === 'object' && bound !== null ? bound.port : port
  return {
    address: `http://${shown}:${at}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
