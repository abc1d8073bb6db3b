import { setTimeout as sleep } from 'node:timers/promises'
import type { Saying } from '../../../domain/phrases.ts'
import type { Intake } from '../intake.ts'
import type { Deliveries } from '../store/deliveries.ts'
import { type Broker, connectOnce } from './connect-once.ts'

export interface Listening {
  readonly intake: Intake
  readonly deliveries: Deliveries
  readonly say: (saying: Saying) => void
  readonly stopped: AbortSignal
}

/** Whether a broker's messages come in just now. */
export interface BrokerState {
  readonly isJoined: boolean
  /** Why they do not; undefined as long as nobody knows. */
  readonly why: Saying | undefined
}

const leastMilliseconds = 250
const mostMilliseconds = 15_000

/** Listens to a broker until it is stopped, over as many connections as it takes; gives how to see what is. */
export function listenTo(broker: Broker, listening: Listening) {
  let state: BrokerState = { isJoined: false, why: undefined }
  const ended = keepListening(broker, listening, (next) => {
    state = next
  })
  return { state: () => state, ended }
}

async function keepListening(
  broker: Broker,
  { intake, deliveries, say, stopped }: Listening,
  set: (state: BrokerState) => void,
): Promise<void> {
  const named = `${broker.url.protocol}//${broker.url.host}`
  let wait = leastMilliseconds
  let told: Saying | undefined
  while (!stopped.aborted) {
    const why = await connectOnce(broker, {
      intake,
      deliveries,
      stopped,
      onSessionLost: () => say({ says: 'gateway_session_lost', values: { broker: named } }),
      onJoined: () => {
        wait = leastMilliseconds
        told = undefined
        set({ isJoined: true, why: undefined })
        say({ says: 'gateway_broker_joined', values: { broker: named } })
      },
    })
    if (stopped.aborted) return
    set({ isJoined: false, why })
    if (told?.says !== why.says)
      say({ says: 'gateway_broker_away', values: { broker: named, why } })
    told = why
    await sleep(wait, undefined, { signal: stopped }).catch(() => {})
    wait = Math.min(mostMilliseconds, wait * 2)
  }
}
