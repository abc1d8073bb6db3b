import { generate, type Packet, parser } from 'mqtt-packet'
import type { Saying } from '../../../domain/phrases.ts'
import type { Arrived, Intake } from '../intake.ts'
import type { Deliveries } from '../store/deliveries.ts'
import type { Frame } from './frames.ts'

/** What a session with a broker does over its connection. */
export interface Session {
  readonly begin: () => void
  /** Reads a packet; gives why the connection is to end, where it is. */
  readonly read: (frame: Frame) => Saying | undefined
  /** Takes the messages that were read, and only then acknowledges them; false where there is no room for them. */
  readonly take: () => boolean
  /** Asks whether the broker is still there. */
  readonly ping: () => void
  readonly leave: () => void
}

export interface SessionOptions {
  readonly clientId: string
  readonly user: string
  readonly password: string
  readonly filters: readonly string[]
  readonly intake: Intake
  readonly deliveries: Deliveries
  readonly onJoined: () => void
  /** Told where the broker has forgotten what it was to keep for us. */
  readonly onSessionLost: () => void
  readonly write: (bytes: Buffer) => void
}

const subscribeId = 1
/** After one and a half of these without a word from us the broker lets go. */
const keepaliveSeconds = 30

/** A session of MQTT 3.1.1 that the broker keeps while we are away, with messages of QoS 1 at most. */
export function createSession(options: SessionOptions): Session {
  const { intake, deliveries, write } = options
  const packets: Packet[] = []
  let broken: Saying | undefined
  let arrived: Arrived[] = []
  let pinged: number | undefined
  const send = (packet: Packet) => write(generate(packet))
  const reader = parser({ protocolVersion: 4 })
  reader.on('packet', (packet) => packets.push(packet))
  reader.on('error', ({ message: why }: Error) => {
    broken = { says: 'broker_unclear', values: { why } }
  })

  function readPacket(packet: Packet, isCut: boolean): Saying | undefined {
    switch (packet.cmd) {
      case 'connack':
        if (packet.returnCode !== 0) return refused(packet.returnCode ?? 0)
        if (deliveries.begin(packet.sessionPresent).isSessionLost) options.onSessionLost()
        send(subscribing(options.filters))
        return undefined
      case 'suback': {
        // 128 stands for no (3.9.3).
        const topic = options.filters[packet.granted.indexOf(128)]
        if (topic !== undefined) return { says: 'broker_refused_topic', values: { topic } }
        options.onJoined()
        return undefined
      }
      case 'publish': {
        const { topic, payload, retain: isRetained, dup: isAgain, qos, messageId = 0 } = packet
        const number = qos === 0 ? undefined : { id: messageId, isAgain }
        const bytes = isCut ? undefined : Buffer.from(payload)
        arrived.push({ topic, payload: bytes, isRetained, packet: number })
        return undefined
      }
      case 'pingresp':
        // It has read all that was sent before the question: those acknowledgements are not lost.
        if (pinged !== undefined) deliveries.forget(pinged)
        pinged = undefined
        return undefined
      default:
        return undefined
    }
  }

  return {
    begin: () => send(connecting(options)),
    read: ({ bytes, isCut }) => {
      reader.parse(bytes)
      for (const packet of packets.splice(0)) broken ??= readPacket(packet, isCut)
      return broken
    },
    take: () => {
      if (arrived.length === 0) return true
      if (intake.take(arrived) === undefined) return false
      const ids = arrived.flatMap(({ packet }) => (packet === undefined ? [] : [packet.id]))
      write(Buffer.concat(ids.map((messageId) => generate({ cmd: 'puback', messageId }))))
      arrived = []
      return true
    },
    ping: () => {
      pinged ??= deliveries.last()
      send({ cmd: 'pingreq' })
    },
    leave: () => send({ cmd: 'disconnect' }),
  }
}

function connecting({ clientId, user, password }: SessionOptions): Packet {
  const connect = {
    cmd: 'connect' as const,
    protocolId: 'MQTT' as const,
    protocolVersion: 4 as const,
    clientId,
    clean: false,
    keepalive: keepaliveSeconds,
  }
  return user === '' ? connect : { ...connect, username: user, password: Buffer.from(password) }
}

function subscribing(filters: readonly string[]): Packet {
  const subscriptions = filters.map((topic) => ({ topic, qos: 1 as const }))
  return { cmd: 'subscribe', messageId: subscribeId, subscriptions }
}

function refused(code: number): Saying {
  return { says: 'broker_refused', values: { code } }
}
