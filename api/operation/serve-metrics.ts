import { createServer } from 'node:http'
import { type ListenAddress, listening } from '../listening.ts'
import type { Meter, MeterSources } from './meter.ts'

/** The server of `/metrics`, at an address of its own: what serves the world has no such route. */
export interface MetricsServer {
  readonly port: number
  /** Ends it, open connections too: nobody loses by it. */
  stop(): void
}

export interface ServeOptions {
  readonly sources: MeterSources
  readonly log: (line: string, error?: unknown) => void
}

/** A reader asks at most a few times a second, one connection each. */
const mostConnections = 20
const mostMilliseconds = 10_000

/** Serves the metrics; rejects when it cannot listen there. */
export async function serveMetrics(
  meter: Meter,
  at: ListenAddress,
  { sources, log }: ServeOptions,
): Promise<MetricsServer> {
  const { host, port } = at
  const limits = { headersTimeout: mostMilliseconds, requestTimeout: mostMilliseconds }
  const server = createServer(limits, async ({ method = '', url = '' }, answer) => {
    const [path] = url.split('?')
    if (path !== '/metrics') return void answer.writeHead(404).end()
    if (method !== 'GET' && method !== 'HEAD')
      return void answer.writeHead(405, { allow: 'GET, HEAD' }).end()
    try {
      const text = await meter.text(sources)
      const headers = { 'content-type': meter.contentType, 'cache-control': 'no-store' }
      answer.writeHead(200, headers).end(method === 'HEAD' ? undefined : text)
    } catch (error) {
      log('Cannot tell the metrics', error)
      answer.writeHead(500).end()
    }
    return undefined
  })
  server.maxConnections = mostConnections
  server.listen({ host, port })
  await listening(server, at)
  const bound = server.address()
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : port,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
