import { createConnection, createServer, type Socket } from 'node:net'
import type { ClientConfig } from 'pg'

/** A proxy between Loomcell and its database that can cut the line at the worst moment. */
export interface DatabaseProxy {
  readonly connection: ClientConfig
  /** Cuts the line after the next COMMIT has reached the database, before its answer comes back. */
  cutAfterCommit(): void
  /** Cuts the line before the next COMMIT reaches the database. */
  cutBeforeCommit(): void
  close(): Promise<void>
}

/** The text of a simple query with its end mark, as the PostgreSQL protocol sends it. */
const commitQuery = Buffer.from('commit\0')

/** Opens a proxy on a free local port in front of the database's unix socket. */
export async function openProxy(connection: ClientConfig): Promise<DatabaseProxy> {
  let cut: 'after' | 'before' | undefined
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = createConnection(`${connection.host}/.s.PGSQL.${connection.port}`)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    }
    near.on('data', (bytes) => {
      const when = bytes.includes(commitQuery) ? cut : undefined
      if (when === undefined) {
        far.write(bytes)
        return
      }
      cut = undefined
      near.pause()
      if (when === 'before') {
        destroyBoth()
        return
      }
      // The tag means that the commit is durable; it is read here and never passed on.
      far.unpipe(near)
      far.on('data', (answer) => {
        if (answer.includes('COMMIT')) destroyBoth()
      })
      far.resume()
      far.write(bytes)
    })
    function destroyBoth(): void {
      near.destroy()
      far.destroy()
    }
    far.pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    connection: { ...connection, host: '127.0.0.1', port },
    cutAfterCommit: () => {
      cut = 'after'
    },
    cutBeforeCommit: () => {
      cut = 'before'
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
