import type { Saying } from '../../domain/phrases.ts'
import type { BrokerState } from './mqtt/listen.ts'
import type { SendingAll } from './send/start-sending.ts'
import type { Queue } from './store/open-queue.ts'
import { type StationCounts, stationCounts } from './store/station-counts.ts'
import { unmappedOf } from './store/unmapped.ts'

/** How it goes with a gateway. */
export interface GatewayStatus {
  readonly server: string
  /** How far the clock here is ahead of the server's; undefined before the server ever answered. */
  readonly clockAheadMilliseconds: number | undefined
  /** Undefined where there is none. */
  readonly broker: BrokerState | undefined
  readonly queue: {
    readonly isFull: boolean
    readonly bytes: number
    readonly mostBytes: number
  }
  readonly stations: readonly StationStatus[]
  readonly unmapped: readonly {
    readonly topic: string
    readonly why: Saying
    readonly count: number
    readonly last: string
    readonly lastTime: string
  }[]
}

export interface StationStatus extends StationCounts {
  readonly station: string
  /** Why what waits does not go out; undefined while it does. */
  readonly why: Saying | undefined
}

/** Reads how it goes, of what is kept and what is just now. */
export function statusOf(
  queue: Queue,
  now: {
    readonly server: string
    readonly sending: Pick<SendingAll, 'stations' | 'whyWaits' | 'clockAheadMilliseconds'>
    readonly broker: BrokerState | undefined
    readonly isFull: boolean
    readonly mostBytes: number
  },
): GatewayStatus {
  const { server, sending, broker, isFull, mostBytes } = now
  const counts = stationCounts(queue)
  return {
    server,
    clockAheadMilliseconds: sending.clockAheadMilliseconds(),
    broker,
    queue: { isFull, bytes: queue.bytes(), mostBytes },
    stations: [...new Set([...sending.stations, ...counts.keys()])].map((station) => ({
      station,
      ...(counts.get(station) ?? none),
      why: sending.stations.includes(station)
        ? sending.whyWaits(station)
        : { says: 'gateway_station_gone' },
    })),
    unmapped: unmappedOf(queue)
      .all()
      .map(({ lastTime, ...one }) => ({ ...one, lastTime: new Date(lastTime).toISOString() })),
  }
}

const none: StationCounts = { waiting: 0, refused: 0, accepted: 0, duplicates: 0 }
