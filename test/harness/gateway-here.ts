import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { readMappingFile } from '../../api/gateway/read-mapping.ts'
import { runGateway } from '../../api/gateway/run-gateway.ts'
import { type Saying, sentence } from '../../domain/phrases.ts'
import { jsonOf } from './answers.ts'
import type { GatewayFolder } from './gateway.ts'

/** A gateway in the process of the test. */
export interface GatewayHere {
  /** Everything that it said so far. */
  readonly said: readonly string[]
  /** Asks with its token, unless another is given. */
  request(path: string, init?: RequestInit): Promise<Response>
  status(): Promise<GatewayTold>
  stop(): Promise<void>
}

/** How it goes, as `GET /status` tells. */
export interface GatewayTold {
  readonly stations: readonly {
    readonly waiting: number
    readonly refused: number
    readonly accepted: number
    readonly duplicates: number
    readonly why?: string
  }[]
  readonly unmapped: readonly {
    readonly topic: string
    readonly why: string
    readonly count: number
  }[]
  readonly broker?: object
}

interface Terms {
  readonly server: string
  readonly broker?: string
  readonly now?: () => Date
  readonly mostBytes?: number
}

const token = 'a-token-that-no-machine-could-ever-guess'

/** Runs a gateway until the test ends. Where it listens to a broker, that is joined by then. */
export async function runGatewayHere(
  { file, folder }: GatewayFolder,
  { server, broker, now = () => new Date(), mostBytes = 10_000_000 }: Terms,
): Promise<GatewayHere> {
  const said: string[] = []
  const { promise: joined, resolve: onJoined } = Promise.withResolvers<void>()
  const gateway = await runGateway({
    settings: {
      server,
      file,
      folder: join(folder, 'queue'),
      broker: broker === undefined ? undefined : new URL(broker),
      host: '127.0.0.1',
      port: 0,
      token,
      mostBytes,
    },
    read: await readMappingFile(file),
    language: 'en',
    now,
    say: ({ says, values = {} }: Saying) => {
      said.push(sentence(says, values, 'en'))
      if (says === 'gateway_broker_joined') onJoined()
    },
    complain: (line) => void said.push(line),
  })
  let isRunning = true
  const stop = async () => {
    if (isRunning) await gateway.stop()
    isRunning = false
  }
  onTestFinished(stop)
  if (broker !== undefined) await joined
  const address = /listens on (\S+);/.exec(said.join('\n'))?.[1]
  const request = (path: string, init: RequestInit = {}) =>
    fetch(`${address}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    })
  const status = async () => jsonOf<GatewayTold>(await request('/status'))
  return { said, request, status, stop }
}
