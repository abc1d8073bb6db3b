import { createServer, type Server } from 'node:net'
import { refuse } from '../domain/refusal.ts'
import { RefusedError } from '../domain/refused.ts'

/** Where a server listens. */
export interface ListenAddress {
  readonly host: string
  /** 0 means any free port. */
  readonly port: number
  /** What the names of the settings that say so begin with; nothing when absent. */
  readonly settings?: 'METRICS_'
}

/** Rejects with what to do when nobody can listen there; asked before anything is built, which may take long. */
export async function assertFree(at: ListenAddress): Promise<void> {
  const { host, port } = at
  const probe = createServer()
  probe.listen({ host, port })
  await listening(probe, at)
  await new Promise((resolve) => probe.close(resolve))
}

/** Waits until a server listens; rejects with what to do when it cannot. */
export function listening(server: Server, { host, port, settings }: ListenAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('listening', () => resolve())
    server.once('error', ({ message: why }: Error) => {
      const address = addressOf(host, port).slice('http://'.length)
      const values = { address, why, host: `${settings ?? ''}HOST`, port: `${settings ?? ''}PORT` }
      reject(new RefusedError(refuse('invalid', '', ['cannot_listen', values])))
    })
  })
}

/** Where a person on this machine opens it: a browser has no passkeys for a bare address, and everywhere is no address. */
export function browserAddress(host: string, port: number): string {
  return addressOf(/^(127\.|0\.0\.0\.0$|::1?$)/.test(host) ? 'localhost' : host, port)
}

/** An address as a browser takes it: one of IPv6 stands in brackets. */
function addressOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
