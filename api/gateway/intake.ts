import { hash } from 'node:crypto'
import { intervalOf } from '../../domain/gateway/interval-of.ts'
import { type Meaning, type Message, mapMessage } from '../../domain/gateway/map-message.ts'
import type { Mapping } from '../../domain/gateway/mapping.ts'
import { kindsOf, type Reading } from '../../domain/line/reading.ts'
import type { Saying } from '../../domain/phrases.ts'
import { idFrom } from '../digest.ts'
import { randomId } from '../random-id.ts'
import { isWorthTelling } from './is-worth-telling.ts'
import { type Arrivals, arrivalsOf } from './store/arrivals.ts'
import { inOneCommit, isDiskFull, type Queue } from './store/open-queue.ts'
import { unmappedOf } from './store/unmapped.ts'

/** A message as it came. */
export interface Arrived extends Message {
  /** The broker's number of it, and whether it says that it sent it before; undefined where nothing is acknowledged to a broker. */
  readonly packet?: { readonly id: number; readonly isAgain: boolean } | undefined
}

/** What became of a message: it waits on the disk, was there before, or means nothing, which is counted. */
export type Taken =
  | { readonly does: 'kept' }
  | { readonly does: 'repeated' }
  | { readonly does: 'unmapped'; readonly why: Saying }

export interface Intake {
  /** Takes messages in order, all of them in one commit, on the disk by the time this returns; undefined where there is no room for them. */
  readonly take: (messages: readonly Arrived[]) => readonly Taken[] | undefined
  readonly isFull: () => boolean
}

export interface IntakeOptions {
  readonly queue: Queue
  readonly mapping: Mapping
  /** Most bytes of the queue. */
  readonly mostBytes: number
  readonly now: () => Date
  /** Told when messages wait that did not before. */
  readonly onKept: () => void
  readonly say: (saying: Saying) => void
}

/** The one way into the queue, whatever way a message came. */
export function createIntake(options: IntakeOptions): Intake {
  const { queue, mostBytes, onKept, say } = options
  const arrivals = arrivalsOf(queue, mostBytes)
  const takeOne = takingOne(options, arrivals)
  let isFull = false
  const setFull = (full: boolean, why: Saying) => {
    if (full !== isFull) say(full ? why : { says: 'gateway_has_room' })
    isFull = full
  }
  const megabytes = Math.round(mostBytes / 1_000_000)
  return {
    take: (messages) => {
      if (queue.bytes() >= mostBytes) {
        setFull(true, { says: 'gateway_full', values: { megabytes } })
        return undefined
      }
      try {
        const taken = inOneCommit(queue.database, () => messages.map(takeOne))
        setFull(false, { says: 'gateway_has_room' })
        if (taken.some(({ does }) => does === 'kept')) onKept()
        return taken
      } catch (error) {
        if (!isDiskFull(error)) throw error
        setFull(true, { says: 'gateway_disk_fails', values: { why: error.message } })
        return undefined
      }
    },
    isFull: () => isFull,
  }
}

function takingOne(
  { queue, mapping, now, say }: IntakeOptions,
  arrivals: Arrivals,
): (message: Arrived) => Taken {
  const unmapped = unmappedOf(queue)
  const decline = ({ topic: whole, payload }: Arrived, why: Saying): Taken => {
    const topic = whole.slice(0, mostTopicCharacters)
    const last = startOf(payload)
    const count = unmapped.add({ topic, why, last, now: now().getTime() })
    if (isWorthTelling(count - 1, count)) {
      say({ says: 'gateway_unmapped', values: { topic, count, why } })
    }
    return { does: 'unmapped', why }
  }
  return (message) => {
    const meaning = mapMessage(mapping, message)
    if ('says' in meaning) return decline(message, meaning)
    const digest = hash('sha256', message.payload ?? new Uint8Array(), 'buffer')
    const before = repeatOf(message, meaning, { arrivals, digest })
    if (before === 'same') return { does: 'repeated' }
    if (before !== undefined) return decline(message, before)
    keep(message, meaning, { arrivals, now: now(), timeZone: mapping.timeZone })
    return { does: 'kept' }
  }
}

/**
 * Whether a message was taken before: by the machine's own number where it has one, else by what the broker redelivers. Remembers it where not.
 */
function repeatOf(
  { topic, packet }: Arrived,
  { sequence }: Meaning,
  { arrivals, digest }: { arrivals: Arrivals; digest: Buffer },
): 'same' | Saying | undefined {
  if (sequence !== undefined) {
    const own = hash('sha256', `${topic}\0${sequence}`, 'buffer')
    const known = arrivals.numbered(own)
    if (known === undefined) arrivals.number(own, digest)
    else if (digest.equals(known)) return 'same'
    else return { says: 'unmapped_sequence_reused', values: { sequence } }
    return undefined
  }
  if (packet === undefined) return undefined
  const content = hash('sha256', Buffer.concat([Buffer.from(`${topic}\0`), digest]), 'buffer')
  if (packet.isAgain && arrivals.isRedelivered(packet.id, content)) return 'same'
  arrivals.deliver(packet.id, content)
  return undefined
}

function keep(
  { topic }: Arrived,
  meaning: Meaning,
  { arrivals, now, timeZone }: { arrivals: Arrivals; now: Date; timeZone: string },
): void {
  const { station, kind, sequence } = meaning
  const received = now.getTime()
  if (kind === 'scan') {
    const id = sequence === undefined ? randomId() : idFrom(`${station}\n${topic}\n${sequence}`)
    const scan = { id, eventTime: now.toISOString(), ...meaning.scan }
    arrivals.add({ station, kind, topic, body: JSON.stringify(scan), received })
    return
  }
  const unplaced: Reading = { seq: 0, from: '', to: '', ...meaning.values }
  const kinds = kindsOf(unplaced)
  const ended = arrivals.ended(station, kinds)
  const { from, to } = intervalOf(meaning.time, { received, ended, timeZone })
  arrivals.endAt(station, kinds, to)
  const reading: Reading = {
    ...meaning.values,
    seq: arrivals.nextSeq(station, received),
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  }
  arrivals.add({ station, kind, topic, body: JSON.stringify(reading), received })
}

/** Enough of a topic to know it again. */
const mostTopicCharacters = 200

/** Enough of a payload. */
function startOf(payload: Uint8Array | undefined): string {
  const text = Buffer.from(payload?.subarray(0, 200) ?? []).toString('utf8')
  return text.toWellFormed()
}
