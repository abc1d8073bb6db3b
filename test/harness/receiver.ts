import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request as somebody else's server got it. */
export interface Got {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A real server on a loopback address that keeps what it gets. */
export interface Receiver {
  readonly host: string
  readonly url: string
  readonly got: readonly Got[]
  /** Connections that were opened, whether or not anything was sent. */
  readonly connections: () => number
  /** Waits until so many requests have come in. */
  until(count: number): Promise<readonly Got[]>
}

export type Answer = (response: ServerResponse, got: Got) => void

/** Opens a receiver that answers as told, 204 unless said otherwise, and closes it when the test ends. */
export async function openReceiver(
  answer: Answer = (response) => response.writeHead(204).end(),
  address = '127.0.0.1',
): Promise<Receiver> {
  const got: Got[] = []
  let connections = 0
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString('utf8')
    const one = { path: request.url ?? '', headers: request.headers, body }
    got.push(one)
    answer(response, one)
  })
  server.on('connection', () => {
    connections += 1
  })
  server.listen(0, address)
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  const host = `${address.includes(':') ? `[${address}]` : address}:${port}`
  return {
    host,
    url: `http://${host}/hook`,
    got,
    connections: () => connections,
    until: async (count) => {
      const deadline = Date.now() + 15_000
      while (got.length < count) {
        if (Date.now() > deadline) throw new Error(`Got ${got.length} of ${count} requests`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      return got
    },
  }
}
