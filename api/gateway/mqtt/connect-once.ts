import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect as connectSecure } from 'node:tls'
import { mostPayloadBytes } from '../../../domain/gateway/map-message.ts'
import type { Saying } from '../../../domain/phrases.ts'
import { createFrames, FrameError, mostTopicBytes } from './frames.ts'
import { createSession, type SessionOptions } from './session.ts'

/** A broker and what is listened to there. */
export interface Broker {
  /** `mqtt://` or `mqtts://`, with user and password where it asks for them. */
  readonly url: URL
  readonly clientId: string
  readonly filters: readonly string[]
}

export interface Connecting
  extends Pick<SessionOptions, 'intake' | 'deliveries' | 'onJoined' | 'onSessionLost'> {
  readonly stopped: AbortSignal
}

/** How often a broker is asked whether it is there, and how long it may say nothing. */
const pingMilliseconds = 5_000
const silentMilliseconds = 15_000
/** How often it is tried again where the queue has no room. */
const roomMilliseconds = 200
/** A message with the longest topic and its number beside the payload. */
const mostFrameBytes = mostPayloadBytes + mostTopicBytes + 4

/** One connection to a broker. Resolves with why it ended. */
export function connectOnce(broker: Broker, options: Connecting): Promise<Saying> {
  const { promise, resolve } = Promise.withResolvers<Saying>()
  const socket = openSocket(broker.url)
  const frames = createFrames(mostFrameBytes)
  const { clientId, filters, url } = broker
  const session = createSession({
    ...options,
    clientId,
    filters,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    write: (bytes) => socket.write(bytes),
  })
  let heard = performance.now()
  let room: NodeJS.Timeout | undefined

  const end = (why: Saying) => {
    clearInterval(pinging)
    clearTimeout(room)
    options.stopped.removeEventListener('abort', leave)
    socket.destroy()
    resolve(why)
  }
  const leave = () => {
    session.leave()
    end({ says: 'broker_ended' })
  }
  /** While there is no room nothing further is read, so that the broker keeps the rest. */
  const take = () => {
    heard = performance.now()
    if (session.take()) {
      socket.resume()
      return
    }
    socket.pause()
    room = setTimeout(take, roomMilliseconds)
  }
  const pinging = setInterval(() => {
    if (performance.now() - heard > silentMilliseconds) end({ says: 'broker_silent' })
    else session.ping()
  }, pingMilliseconds)

  socket.on('data', (chunk: Buffer) => {
    try {
      for (const frame of frames(chunk)) {
        const why = session.read(frame)
        if (why !== undefined) return end(why)
      }
    } catch (error) {
      if (!(error instanceof FrameError)) throw error
      return end({ says: 'broker_unclear', values: { why: error.message } })
    }
    take()
  })
  socket.on('error', (error) => end(failed(error)))
  socket.on('close', () => end({ says: 'broker_ended' }))
  options.stopped.addEventListener('abort', leave)
  session.begin()
  return promise
}

function openSocket({ protocol, hostname, port }: URL): Socket {
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  if (protocol === 'mqtt:') return connectPlain({ host, port: Number(port || 1883) })
  const servername = isIP(host) === 0 ? host : ''
  return connectSecure({ host, port: Number(port || 8883), servername })
}

/** With the system's own words. */
function failed({ message: why }: Error): Saying {
  return { says: 'broker_failed', values: { why } }
}
