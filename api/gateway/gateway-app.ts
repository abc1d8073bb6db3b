import { timingSafeEqual } from 'node:crypto'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { askedLanguage } from '../../domain/asked-language.ts'
import { mostPayloadBytes } from '../../domain/gateway/map-message.ts'
import { isTopic } from '../../domain/gateway/topic-pattern.ts'
import { type Saying, sentence } from '../../domain/phrases.ts'
import { sha256Bytes } from '../digest.ts'
import type { Intake, Taken } from './intake.ts'
import { mostTopicBytes } from './mqtt/frames.ts'
import type { GatewayStatus } from './status.ts'
import type { Departures } from './store/departures.ts'

export interface GatewayAppOptions {
  readonly token: string
  readonly intake: Intake
  readonly departures: Departures
  readonly status: () => GatewayStatus
  /** Told when messages wait that did not before. */
  readonly onWaiting: () => void
  readonly log: (line: string) => void
}

/** Most refused messages of one answer. */
const mostShown = 1_000
const roomSeconds = '10'

/** What a gateway answers: messages of machines, and how it goes. All but `/health` asks for the token. */
export function createGatewayApp(options: GatewayAppOptions): Hono {
  const { intake, departures, status, onWaiting, log } = options
  const app = new Hono()
  app.onError((error, context) => {
    log(`Cannot answer: ${error.stack ?? error.message}`)
    return context.json({ message: 'Cannot answer just now' }, 500)
  })
  app.notFound((context) => told(context, 404, { says: 'gateway_nothing_here' }))
  app.get('/health', (context) =>
    context.json({ status: intake.isFull() ? 'full' : 'ok' }, intake.isFull() ? 503 : 200),
  )
  app.use(holdsToken(options.token))
  app.post('/messages/*', limited, async (context) => {
    const topic = topicIn(new URL(context.req.url).pathname)
    if (topic === undefined) {
      return told(context, 422, { says: 'unmapped_topic_wrong', values: { most: mostTopicBytes } })
    }
    const payload = new Uint8Array(await context.req.arrayBuffer())
    const taken = intake.take([{ topic, payload, isRetained: false }])
    if (taken !== undefined) return answer(context, taken[0])
    context.header('retry-after', roomSeconds)
    return told(context, 503, { says: 'gateway_full_now' })
  })
  app.get('/status', (context) => context.json(said(status(), languageOf(context))))
  app.get('/refused', (context) =>
    context.json({
      refused: departures.refused(mostShown).map(({ body, refusal, received, ...message }) => ({
        ...message,
        received: new Date(received).toISOString(),
        refusal: JSON.parse(refusal),
        message: JSON.parse(body),
      })),
    }),
  )
  app.post('/refused/again', (context) => {
    const count = departures.sendAgain()
    onWaiting()
    return context.json({ count })
  })
  app.post('/refused/forget', (context) => context.json({ count: departures.forgetRefused() }))
  return app
}

const limited = bodyLimit({
  maxSize: mostPayloadBytes,
  onError: (context) =>
    told(context, 413, { says: 'unmapped_too_large', values: { most: mostPayloadBytes } }),
})

/** By digests of one length, so that the time of the answer tells nothing of the token. */
function holdsToken(token: string): MiddlewareHandler {
  const right = sha256Bytes(`Bearer ${token}`)
  return async (context, next) => {
    const given = sha256Bytes(context.req.header('authorization') ?? '')
    if (timingSafeEqual(given, right)) return next()
    context.header('www-authenticate', 'Bearer')
    return told(context, 401, { says: 'gateway_token_wrong' })
  }
}

/** A topic as an address has it; undefined where no message may have it (MQTT 3.1.1, 4.7). */
function topicIn(path: string): string | undefined {
  try {
    const topic = decodeURIComponent(path.slice('/messages/'.length))
    return isTopic(topic) && Buffer.byteLength(topic) <= mostTopicBytes ? topic : undefined
  } catch {
    return undefined
  }
}

function answer(context: Context, taken: Taken | undefined): Response {
  if (taken?.does === 'unmapped') return told(context, 422, taken.why)
  return context.json({ status: taken?.does ?? 'kept' }, taken?.does === 'kept' ? 202 : 200)
}

/** With every saying in it as a sentence. */
function said(value: unknown, language: ReturnType<typeof languageOf>): object {
  return JSON.parse(JSON.stringify(value), (_, one: unknown) => {
    return typeof one === 'object' && one !== null && 'says' in one
      ? sentence((one as Saying).says, (one as Saying).values ?? {}, language)
      : one
  })
}

function told(
  context: Context,
  status: 401 | 404 | 413 | 422 | 503,
  { says, values = {} }: Saying,
): Response {
  return context.json({ message: sentence(says, values, languageOf(context)) }, status)
}

function languageOf(context: Context) {
  return askedLanguage(undefined, context.req.header('accept-language'))
}
