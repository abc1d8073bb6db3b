import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectSecure } from 'node:tls'
import { generate, type Packet, parser } from 'mqtt-packet'
import { mostPayloadBytes } from '../../../domain/gateway/map-message.ts'
import type { Saying } from '../../../domain/phrases.ts'
import type { Arrived, Intake } from '../intake.ts'
import type { Deliveries } from '../store/deliveries.ts'
import { createFrames, mostTopicBytes } from './frames.ts'
import type { Broker } from './listen.ts'

export interface Connecting {
  readonly intake: Intake
  readonly deliveries: Deliveries
  readonly stopped: AbortSignal
  readonly onJoined: () => void
}

/** How often a broker is asked whether it is there, and how long it may say nothing. */
const pingMilliseconds = 5_000
const silentMilliseconds = 15_000
const keepaliveSeconds = 30
/** How often it is tried again where the queue has no room. */
const roomMilliseconds = 200
const subscribeId = 1

/** Bytes that the head of a message and its topic may have beside the payload. */
const mostFrameBytes = mostPayloadBytes + mostTopicBytes + 4

/**
 * One connection to a broker (MQTT 3.1.1) in a session that it keeps: every message is taken before it is acknowledged. Resolves with why it ended.
 */
export function connectOnce(
  { url, clientId, filters }: Broker,
  { intake, deliveries, stopped, onJoined }: Connecting,
): Promise<Saying> {
  return new Promise((resolve) => {
    const socket = open(url)
    const frames = createFrames(mostFrameBytes)
    const reader = parser({ protocolVersion: 4 })
    let arrived: Arrived[] = []
    let isCut = false
    let heard = performance.now()
    let pinged: number | undefined
    const timers = new Set<NodeJS.Timeout>()
    const send = (packet: Packet) => socket.write(generate(packet))

    const end = (why: Saying) => {
      for (const timer of timers) clearInterval(timer)
      stopped.removeEventListener('abort', leave)
      socket.destroy()
      resolve(why)
    }
    const leave = () => {
      send({ cmd: 'disconnect' })
      end({ says: 'broker_ended' })
    }

    const takeArrived = () => {
      if (arrived.length === 0) return
      const taken = intake.take(arrived)
      if (taken === undefined) {
        // Nothing further is read, so that the broker keeps the rest; what was read waits here without an acknowledgement.
        socket.pause()
        timers.add(setTimeout(takeArrived, roomMilliseconds))
        return
      }
      const packets = arrived.flatMap(({ packet }) => (packet === undefined ? [] : [packet]))
      arrived = []
      const acknowledged = packets.map((messageId) => generate({ cmd: 'puback', messageId }))
      socket.write(Buffer.concat(acknowledged))
      if (socket.isPaused()) {
        heard = performance.now()
        socket.resume()
      }
    }

    const read = (packet: Packet) => {
      switch (packet.cmd) {
        case 'connack': {
          const code = packet.returnCode ?? packet.reasonCode ?? 0
          if (code !== 0) return end({ says: 'broker_refused', values: { code } })
          deliveries.begin(packet.sessionPresent)
          const subscriptions = filters.map((topic) => ({ topic, qos: 1 as const }))
          send({ cmd: 'subscribe', messageId: subscribeId, subscriptions })
          return
        }
        case 'suback': {
          const refused = packet.granted.findIndex((granted) => Number(granted) >= 128)
          const topic = filters[refused]
          if (topic !== undefined) return end({ says: 'broker_refused_topic', values: { topic } })
          onJoined()
          return
        }
        case 'publish': {
          const { topic, payload, retain, messageId } = packet
          arrived.push({
            topic,
            payload: isCut ? undefined : Buffer.from(payload),
            isRetained: retain,
            packet: packet.qos === 0 ? undefined : messageId,
          })
          return
        }
        case 'pingresp':
          // It has read all that was sent before the question.
          if (pinged !== undefined) deliveries.forget(pinged)
          pinged = undefined
          return
        default:
          return
      }
    }

    const ping = () => {
      // While nothing is read its answers are not either.
      if (socket.isPaused()) heard = performance.now()
      if (performance.now() - heard > silentMilliseconds) return end({ says: 'broker_silent' })
      pinged ??= deliveries.last()
      send({ cmd: 'pingreq' })
    }

    reader.on('packet', read)
    reader.on('error', (error: Error) => end(wordsOf(error)))
    socket.on('data', (chunk: Buffer) => {
      heard = performance.now()
      try {
        for (const frame of frames(chunk)) {
          isCut = frame.isCut
          reader.parse(frame.bytes)
        }
        takeArrived()
      } catch (error) {
        end(wordsOf(error))
      }
    })
    socket.on('error', (error) => end(wordsOf(error)))
    socket.on('close', () => end({ says: 'broker_ended' }))
    stopped.addEventListener('abort', leave)
    timers.add(setInterval(ping, pingMilliseconds))
    send({
      cmd: 'connect',
      protocolVersion: 4,
      protocolId: 'MQTT',
      clientId,
      clean: false,
      keepalive: keepaliveSeconds,
      ...credentialsOf(url),
    })
  })
}

function open({ protocol, hostname, port }: URL): Socket {
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  if (protocol === 'mqtts:') {
    return connectSecure({ host, port: Number(port || 8883), servername: host })
  }
  return connectPlain({ host, port: Number(port || 1883) })
}

function credentialsOf({ username, password }: URL) {
  if (username === '') return {}
  return {
    username: decodeURIComponent(username),
    password: Buffer.from(decodeURIComponent(password)),
  }
}

/** What the system says. */
function wordsOf(error: unknown): Saying {
  const why = error instanceof Error ? error.message : String(error)
  return { says: 'broker_failed', values: { why } }
}
