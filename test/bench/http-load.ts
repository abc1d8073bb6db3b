import { connect } from 'node:net'

/** How requests went: how many in how long, and how long each took. */
export interface Load {
  readonly perSecond: number
  readonly milliseconds: readonly number[]
}

export interface LoadOptions {
  readonly port: number
  readonly key: string
  readonly path: string
  readonly connections: number
}

/**
 * Sends prepared bodies over keep-alive connections, each connection one request at a time. Bare sockets, so that the
 * client takes as little of the shared processor as it can. Throws at the first answer that is not 200.
 */
export async function postAll(bodies: readonly string[], options: LoadOptions): Promise<Load> {
  return sendAll(
    bodies.map((body) => requestFor(body, options)),
    options,
  )
}

/** Gets paths in the same way, as a buyer's browser asks: without a key. */
export async function getAll(
  paths: readonly string[],
  options: Pick<LoadOptions, 'port' | 'connections'>,
): Promise<Load> {
  const head = 'host: bench\r\naccept: text/html\r\naccept-encoding: gzip\r\n\r\n'
  return sendAll(
    paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\n${head}`)),
    options,
  )
}

/** Sends requests as they are over keep-alive connections. */
export async function sendAll(
  requests: readonly Buffer[],
  options: Pick<LoadOptions, 'port' | 'connections'>,
): Promise<Load> {
  const milliseconds: number[] = []
  let next = 0
  const start = performance.now()
  await Promise.all(Array.from({ length: options.connections }, runConnection))
  const seconds = (performance.now() - start) / 1000
  return { perSecond: requests.length / seconds, milliseconds }

  function runConnection(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect(options.port, '127.0.0.1').setNoDelay(true)
      let sent = 0
      let unread = Buffer.alloc(0)
      const sendNext = () => {
        const request = requests[next]
        next += 1
        if (request === undefined) return socket.end()
        sent = performance.now()
        return socket.write(request)
      }
      socket.on('connect', sendNext)
      socket.on('data', (bytes) => {
        unread = unread.length === 0 ? bytes : Buffer.concat([unread, bytes])
        const end = endOfAnswer(unread)
        if (end === undefined) return
        if (!unread.includes('HTTP/1.1 200'))
          return socket.destroy(new Error(unread.toString('utf8', 0, 2_000)))
        milliseconds.push(performance.now() - sent)
        unread = unread.subarray(end)
        sendNext()
      })
      socket.on('close', () => resolve()).on('error', reject)
    })
  }
}

function requestFor(body: string, { key, path }: LoadOptions): Buffer {
  const bytes = Buffer.from(body)
  const head =
    `POST ${path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${key}\r\n` +
    `content-type: application/json\r\ncontent-length: ${bytes.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), bytes])
}

function endOfAnswer(unread: Buffer): number | undefined {
  const head = unread.indexOf('\r\n\r\n')
  if (head < 0) return undefined
  const text = unread.toString('latin1', 0, head).toLowerCase()
  const length = /content-length: (\d+)/.exec(text)?.[1]
  if (length !== undefined) {
    const end = head + 4 + Number(length)
    return unread.length >= end ? end : undefined
  }
  const end = unread.indexOf('0\r\n\r\n', head)
  return end < 0 ? undefined : end + 5
}
