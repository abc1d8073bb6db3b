import type { ReadingKind } from '../../../domain/line/reading.ts'
import type { Queue } from './open-queue.ts'

/** A message as it waits. */
export interface NewMessage {
  readonly station: string
  readonly kind: 'reading' | 'scan'
  readonly topic: string
  readonly body: string
  /** Milliseconds since 1970. */
  readonly received: number
}

/** What is written of messages as they arrive; each function belongs into a commit. */
export interface Arrivals {
  readonly add: (message: NewMessage) => void
  /** The next number of a station's readings. A new queue begins at the microseconds since 1970, above whatever one before it gave. */
  readonly nextSeq: (station: string, now: number) => number
  /** When the last interval of each of these kinds ended, the latest of them, in milliseconds since 1970. */
  readonly ended: (station: string, kinds: readonly ReadingKind[]) => number | undefined
  readonly endAt: (station: string, kinds: readonly ReadingKind[], to: number) => void
  /** Digest of the content that bore a machine's own number, by the digest of topic and number. */
  readonly numbered: (number: Uint8Array) => Uint8Array | undefined
  readonly number: (number: Uint8Array, digest: Uint8Array) => void
  /** Whether the packet was acknowledged in the connection before with this content: then it comes again. */
  readonly isRedelivered: (packet: number, digest: Uint8Array) => boolean
  readonly deliver: (packet: number, digest: Uint8Array) => void
}

/** How many numbers of machines are remembered, of all topics together, in at most half of the room: each takes some 150 bytes. */
const mostNumbers = 1_000_000
const numberBytes = 200

/** The statements of arriving messages, in a queue of at most so many bytes. */
export function arrivalsOf({ database }: Pick<Queue, 'database'>, mostBytes: number): Arrivals {
  const most = Math.min(mostNumbers, Math.floor(mostBytes / 2 / numberBytes))
  const add = database.prepare(
    'insert into message (station, kind, topic, body, received) values (?, ?, ?, ?, ?)',
  )
  const seq = database.prepare(
    `insert into seq (station, last) values (?, ?)
     on conflict (station) do update set last = last + 1 returning last`,
  )
  const ended = database.prepare(
    'select max(ended) as ended from span where station = ? and kind in (select value from json_each(?))',
  )
  const endAt = database.prepare(
    `insert into span (station, kind, ended) select ?, value, ? from json_each(?) where true
     on conflict (station, kind) do update set ended = excluded.ended`,
  )
  const numbered = database.prepare('select digest from sequence where number = ?')
  const number = database.prepare(
    'insert into sequence (number, digest) values (?, ?) returning place',
  )
  const forget = database.prepare('delete from sequence where place <= ?')
  const redelivered = database.prepare(
    'update delivery set before = 0 where packet = ? and digest = ? and before = 1',
  )
  const deliver = database.prepare('replace into delivery (packet, digest) values (?, ?)')
  return {
    add: ({ station, kind, topic, body, received }) => {
      add.run(station, kind, topic, body, received)
    },
    nextSeq: (station, now) => Number(seq.get(station, now * 1_000)?.last),
    ended: (station, kinds) => {
      const last = ended.get(station, JSON.stringify(kinds))?.ended
      return typeof last === 'number' ? last : undefined
    },
    endAt: (station, kinds, to) => {
      endAt.run(station, to, JSON.stringify(kinds))
    },
    numbered: (own) => {
      const digest = numbered.get(own)?.digest
      return digest instanceof Uint8Array ? digest : undefined
    },
    number: (own, digest) => {
      const place = Number(number.get(own, digest)?.place)
      forget.run(place - most)
    },
    isRedelivered: (packet, digest) => redelivered.run(packet, digest).changes === 1,
    deliver: (packet, digest) => {
      deliver.run(packet, digest)
    },
  }
}
