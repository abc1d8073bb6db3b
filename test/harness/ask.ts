import { Agent, request } from 'node:http'

/** What came back, or the code of the error that came instead. */
export interface Answered {
  readonly status: number
  readonly body: string
  /** Whether the server said that it ends the connection. */
  readonly last: boolean
}

/** A client with one connection that it keeps, as a station has: what goes wrong with it is never tried again. */
export function oneConnection(port: number, key: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    end: () => agent.destroy(),
    ask: (path: string, scan?: object): Promise<Answered | string> =>
      new Promise((resolve) => {
        const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
        const method = scan === undefined ? 'GET' : 'POST'
        const sent = request(
          { agent, host: '127.0.0.1', port, path, method, headers },
          (answer) => {
            let body = ''
            answer.on('data', (chunk) => {
              body += chunk
            })
            answer.on('error', ({ message }) => resolve(message))
            answer.on('end', () => {
              const last = answer.headers.connection === 'close'
              resolve({ status: answer.statusCode ?? 0, body, last })
            })
          },
        )
        sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
        sent.end(scan === undefined ? undefined : JSON.stringify(scan))
      }),
  }
}
