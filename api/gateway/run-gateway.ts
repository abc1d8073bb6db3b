import { topicFilter } from '../../domain/gateway/topic-pattern.ts'
import type { Saying } from '../../domain/phrases.ts'
import { sumOf } from '../../domain/sum.ts'
import type { Language } from '../../domain/words.ts'
import { serveSmall } from '../serve-small.ts'
import { createGatewayApp } from './gateway-app.ts'
import { createIntake } from './intake.ts'
import { listenTo } from './mqtt/listen.ts'
import type { ReadMapping } from './read-mapping.ts'
import { startSending } from './send/start-sending.ts'
import type { GatewaySettings } from './settings.ts'
import { statusOf } from './status.ts'
import { deliveriesOf } from './store/deliveries.ts'
import { departuresOf } from './store/departures.ts'
import { openQueue } from './store/open-queue.ts'

export interface GatewayOptions {
  readonly settings: GatewaySettings
  readonly read: ReadMapping
  /** Of whoever reads what the gateway and the server say. */
  readonly language: Language
  readonly now: () => Date
  readonly say: (saying: Saying) => void
  /** Told of faults of our own. */
  readonly complain: (line: string) => void
}

/** A gateway that runs. */
export interface RunningGateway {
  /** Takes and sends nothing more; what waits stays on the disk. */
  readonly stop: () => Promise<void>
}

/** Starts a gateway: the queue first, then what sends it on, and last what fills it. */
export async function runGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { settings, read, say, now } = options
  const queue = await openQueue(settings.folder)
  const departures = departuresOf(queue)
  const leaving = new AbortController()
  const stopped = leaving.signal
  const sending = startSending({ ...options, departures, stopped })
  const { mapping } = read
  const { mostBytes } = settings
  const intake = createIntake({ queue, mapping, mostBytes, now, onKept: sending.wake, say })
  const listening =
    settings.broker === undefined
      ? undefined
      : listenTo(
          {
            url: settings.broker,
            clientId: queue.clientId,
            filters: mapping.topics.map(({ pattern }) => topicFilter(pattern)),
          },
          { intake, deliveries: deliveriesOf(queue), say, stopped },
        )
  const status = () =>
    statusOf(queue, {
      server: settings.server,
      sending,
      broker: listening?.state(),
      isFull: intake.isFull(),
      mostBytes,
    })
  const { token } = settings
  const app = createGatewayApp({
    token,
    intake,
    departures,
    status,
    onWaiting: sending.wake,
    log: options.complain,
  })
  const stopAll = async () => {
    leaving.abort()
    await Promise.all([listening?.ended, sending.ended])
    queue.close()
  }
  try {
    const { address, stop } = await serveSmall(app, settings)
    const waiting = sumOf(status().stations, (station) => station.waiting)
    say({ says: 'gateway_listens', values: { address, waiting, server: settings.server } })
    return {
      stop: async () => {
        await stop()
        await stopAll()
      },
    }
  } catch (error) {
    await stopAll()
    throw error
  }
}
