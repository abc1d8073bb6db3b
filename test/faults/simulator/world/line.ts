import { createConnection, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection } from '../../../../api/postgres/place.ts'

/** Where the line is cut: before COMMIT is passed on, in the middle of it, or after it was carried out and before anybody hears. */
export type Cut = 'before' | 'inside' | 'after'

/** The line between one process and the database, which can be cut at the worst moment, slowed, and torn down. */
export interface Line {
  readonly port: number
  cutAtCommit(cut: Cut): void
  /** Holds back everything, both ways, by so many milliseconds. */
  delay(milliseconds: number): void
  tearDown(): void
  /** Takes back what was to come. */
  mend(): void
  close(): Promise<void>
}

/** A simple query as the PostgreSQL protocol sends it: its text with the end mark. */
const commitQuery = Buffer.from('commit\0')

/** Opens a line on a free local port in front of the database's unix socket. */
export async function openLine({ host, port }: Connection): Promise<Line> {
  let cut: Cut | undefined
  let held = 0
  const sockets = new Set<Socket>()
  const takeCut = (bytes: Buffer): Cut | undefined => {
    if (cut === undefined || !bytes.includes(commitQuery)) return undefined
    const now = cut
    cut = undefined
    return now
  }
  const server = createServer((near) => {
    const far = createConnection(`${host}/.s.PGSQL.${port}`)
    const end = () => {
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket
        .on('error', () => {})
        .on('close', () => {
          sockets.delete(socket)
          end()
        })
    }
    let hears = true
    passOn(near, far, async (bytes) => {
      const where = takeCut(bytes)
      if (held > 0) await sleep(held)
      if (where === undefined) return bytes
      if (where === 'before') return end()
      if (where === 'inside') {
        const at = bytes.indexOf(commitQuery) + 3
        far.write(bytes.subarray(0, at), end)
        return undefined
      }
      hears = false
      return bytes
    })
    passOn(far, near, async (bytes) => {
      if (held > 0) await sleep(held)
      // The tag means that the commit is durable; it is read here and never passed on.
      if (!hears && bytes.includes('COMMIT')) return end()
      return hears ? bytes : undefined
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cutAtCommit: (where) => {
      cut = where
    },
    delay: (milliseconds) => {
      held = milliseconds
    },
    mend: () => {
      cut = undefined
      held = 0
    },
    tearDown: () => {
      for (const socket of sockets) socket.destroy()
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Passes bytes on in the order they came, however long each is held. */
function passOn(from: Socket, to: Socket, through: (bytes: Buffer) => Promise<unknown>): void {
  let before: Promise<void> = Promise.resolve()
  from.on('data', (bytes) => {
    before = before.then(async () => {
      const passed = await through(bytes)
      if (passed instanceof Buffer && !to.destroyed) to.write(passed)
    })
  })
}
