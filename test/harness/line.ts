import { createConnection, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Where the line is cut: before COMMIT is passed on, in the middle of it, or after it was carried out and before anybody hears.
 * `unanswered` leaves it half-open there: nothing comes back any more, and nothing says so.
 */
export type Cut = 'before' | 'inside' | 'after' | 'unanswered'

/** What a half-open line swallows although it takes it: everything, or only what comes back. */
export type Silence = 'all' | 'answers'

/** A line to a server, which can be cut at the worst moment, slowed, left half-open, and torn down. */
export interface Line<To extends Target = Target> {
  readonly port: number
  /** What leads there by this line, instead of straight. */
  readonly connection: To
  /** Cuts once, at the next COMMIT that the PostgreSQL protocol carries over it. */
  cutAtCommit(cut: Cut): void
  /** Holds back everything, both ways, by so many milliseconds. */
  delay(milliseconds: number): void
  /** Goes on taking what is sent and passes nothing on. What was swallowed never comes: whoever mends it tears the line down. */
  silence(what: Silence): void
  tearDown(): void
  /** Takes back what was to come; connections that missed something end. */
  mend(): void
  close(): Promise<void>
}

/** Where a line leads: a port of a host, or PostgreSQL's socket in a folder. */
export interface Target {
  readonly host?: string | undefined
  readonly port?: number | undefined
}

/** What is wrong with a line at the moment. */
interface State {
  cut: Cut | undefined
  held: number
  silent: Silence | undefined
}

/** A simple query as the PostgreSQL protocol sends it: its text with the end mark. */
const commitQuery = Buffer.from('commit\0')

/** Opens a line on a free local port. */
export async function openLine<To extends Target>(to: To): Promise<Line<To>> {
  const state: State = { cut: undefined, held: 0, silent: undefined }
  const sockets = new Set<Socket>()
  const server = createServer((near) => connect(near, { to, state, sockets }))
  const tearDown = () => {
    for (const socket of sockets) socket.destroy()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    port,
    connection: { ...to, host: '127.0.0.1', port },
    cutAtCommit: (where) => {
      state.cut = where
    },
    delay: (milliseconds) => {
      state.held = milliseconds
    },
    silence: (what) => {
      state.silent = what
    },
    mend: () => {
      const wasSilent = state.silent !== undefined
      Object.assign(state, { cut: undefined, held: 0, silent: undefined } satisfies State)
      if (wasSilent) tearDown()
    },
    tearDown,
    close: async () => {
      tearDown()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function connect(
  near: Socket,
  { to, state, sockets }: { to: Target; state: State; sockets: Set<Socket> },
): void {
  const { host = '127.0.0.1', port = 0 } = to
  const far = host.startsWith('/')
    ? createConnection(`${host}/.s.PGSQL.${port}`)
    : createConnection(port, host)
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
  let lost: Cut | undefined
  passOn(near, far, state, (bytes) => {
    const where = takeCut(state, bytes)
    if (state.silent === 'all') return undefined
    if (where === undefined) return bytes
    if (where === 'before') {
      end()
      return undefined
    }
    if (where === 'inside') {
      const at = bytes.indexOf(commitQuery) + 3
      far.write(bytes.subarray(0, at), end)
      return undefined
    }
    lost = where
    return bytes
  })
  passOn(far, near, state, (bytes) => {
    // The tag means that the commit is durable; it is read here and never passed on.
    if (lost === 'after' && bytes.includes('COMMIT')) end()
    return lost === undefined && state.silent === undefined ? bytes : undefined
  })
}

function takeCut(state: State, bytes: Buffer): Cut | undefined {
  if (state.cut === undefined || !bytes.includes(commitQuery)) return undefined
  const now = state.cut
  state.cut = undefined
  return now
}

/** Passes bytes on in the order they came, however long each is held. */
function passOn(
  from: Socket,
  to: Socket,
  state: State,
  through: (bytes: Buffer) => Buffer | undefined,
): void {
  let before = Promise.resolve()
  let waiting = 0
  const pass = (bytes: Buffer) => {
    const passed = through(bytes)
    if (passed !== undefined && !to.destroyed) to.write(passed)
  }
  from.on('data', (bytes) => {
    if (state.held === 0 && waiting === 0) return pass(bytes)
    waiting += 1
    const held = sleep(state.held)
    before = before
      .then(() => held)
      .then(() => {
        waiting -= 1
        pass(bytes)
      })
  })
}
