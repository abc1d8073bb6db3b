import { createConnection } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** With a key, so that they are waited for: half of them promise a body that never comes, the others read nothing of what they asked for; in the end all are gone. */
export async function fallSilent(
  port: number,
  { key, milliseconds }: { key: string; milliseconds: number },
): Promise<void> {
  const headers = `host: localhost\r\nauthorization: Bearer ${key}\r\ncontent-length: 9000`
  const sockets = Array.from({ length: 40 }, (_, at) => {
    const socket = createConnection(port, '127.0.0.1').on('error', () => {})
    const head = at % 2 === 0 ? 'POST /api/v1/scans' : 'GET /api/v1/openapi.json'
    socket.pause().write(`${head} HTTP/1.1\r\n${headers}\r\n\r\n{`)
    return socket
  })
  await sleep(milliseconds)
  for (const socket of sockets) socket.destroy()
}
