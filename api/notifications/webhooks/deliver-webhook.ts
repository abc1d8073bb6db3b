import { dayMilliseconds } from '../../../domain/hours.ts'
import type { Database } from '../../store/database.ts'
import {
  type AttemptEnd,
  type DueDelivery,
  findDueDelivery,
  keepAttempt,
  pauseWebhook,
  wasToldSince,
} from '../../store/notifications/due-deliveries.ts'
import { addOutboxEntries } from '../../store/notifications/outbox.ts'
import { deliveryTask, enqueueDelivery } from '../../store/notifications/webhook-deliveries.ts'
import type { Task, TaskContext } from '../jobs/task.ts'
import { keptSaying, noAnswer } from './no-answer.ts'
import { delayAfter } from './schedule.ts'
import type { Outcome } from './send.ts'
import { signatureOf } from './sign.ts'
import { webhookSecrets } from './webhook-secrets.ts'

/** How long a delivery waits when its organisation has all its places in use, in milliseconds. */
const busyMilliseconds = 2_000

/** Tries a delivery once and plans the next attempt; the receiver's answer decides whether there is one. */
export const deliverWebhook: Task = {
  name: deliveryTask,
  run: async (payload, context) => {
    const { store, share, now } = context
    const delivery = await findDueDelivery(store.system, deliveryIn(payload))
    if (delivery === undefined) return
    const leave = share.enter(delivery.organisationKey)
    if (leave === undefined) {
      const later = new Date(now().getTime() + busyMilliseconds)
      return enqueueDelivery(store.system, delivery.deliveryKey, later)
    }
    try {
      await tryOnce(delivery, context)
    } finally {
      leave()
    }
  },
}

function deliveryIn(payload: unknown): number {
  if (typeof payload === 'object' && payload !== null && 'delivery' in payload) {
    return Number(payload.delivery)
  }
  throw new RangeError('Cannot tell which delivery is meant')
}

async function tryOnce(delivery: DueDelivery, context: TaskContext): Promise<void> {
  const { store, now, random } = context
  const time = now()
  const outcome = await send(delivery, time, context)
  const end = endOf(delivery, outcome, { time, ended: now(), random })
  await store.system.transaction().execute(async (tx) => {
    await keepAttempt(tx, delivery, end)
    if ('status' in outcome && outcome.status === gone) await tellPaused(tx, delivery, end)
    else if (end.state === 'dead') await tellGivenUp(tx, delivery, end)
  })
}

const gone = 410

async function send(delivery: DueDelivery, time: Date, context: TaskContext): Promise<Outcome> {
  const { id, url, webhookId, previousUntil } = delivery
  const found = webhookSecrets(context.secret, { ...delivery, id: webhookId })
  if (found === undefined) {
    context.log(`Webhook ${webhookId}: LOOMCELL_SECRET is not the one its secret was made with`)
    return noAnswer({ says: 'send_secret_lost' })
  }
  const secrets = [found.now]
  if (previousUntil !== null && previousUntil > time && found.previous !== undefined) {
    secrets.push(found.previous)
  }
  const body = bodyOf(delivery)
  const timestamp = Math.floor(time.getTime() / 1000)
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Loomcell',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureOf({ id, timestamp, body }, secrets),
  }
  return context.send({ url, headers, body, time, signal: context.signal })
}

/** What is sent, the same in every attempt. */
function bodyOf({ topic, entryTime, organisation, subject, payload }: DueDelivery): string {
  const timestamp = entryTime.toISOString()
  return JSON.stringify({ type: topic, timestamp, organisation, subject, data: payload })
}

function endOf(
  { attemptsLeft }: DueDelivery,
  outcome: Outcome,
  { time, ended, random }: { time: Date; ended: Date; random: () => number },
): AttemptEnd {
  const milliseconds = Math.max(0, ended.getTime() - time.getTime())
  const answered = 'status' in outcome
  const attempt = {
    time,
    milliseconds,
    status: answered ? outcome.status : null,
    answer: answered ? outcome.answer : null,
    fault: answered ? null : keptSaying(outcome.why),
  }
  const status = answered ? outcome.status : 0
  if (status >= 200 && status < 300) return { ...attempt, state: 'delivered', nextTime: null }
  const askedSeconds = answered ? outcome.retryAfterSeconds : undefined
  const delay =
    status === gone
      ? undefined
      : delayAfter(
          {
            attemptsLeft: attemptsLeft - 1,
            ...(askedSeconds === undefined ? {} : { askedSeconds }),
          },
          random,
        )
  if (delay === undefined) return { ...attempt, state: 'dead', nextTime: null }
  return { ...attempt, state: 'waiting', nextTime: new Date(ended.getTime() + delay * 1000) }
}

async function tellPaused(tx: Database, delivery: DueDelivery, { time }: AttemptEnd) {
  const { webhookKey, organisationKey, webhookId: subject, url } = delivery
  const reason = keptSaying({ says: 'webhook_gone' })
  if (!(await pauseWebhook(tx, webhookKey, { now: time, reason }))) return
  await addOutboxEntries(tx, [
    { organisationKey, topic: 'webhook.paused', subject, payload: { url: originOf(url) } },
  ])
}

/** Told once a day for a webhook: a receiver that is away gives up many deliveries, and one word about it is enough. */
async function tellGivenUp(tx: Database, delivery: DueDelivery, { time }: AttemptEnd) {
  const { organisationKey, webhookId: subject, url } = delivery
  const topic = 'webhook.undelivered'
  const since = new Date(time.getTime() - dayMilliseconds)
  if (await wasToldSince(tx, { organisationKey, topic, subject, since })) return
  await addOutboxEntries(tx, [{ organisationKey, topic, subject, payload: { url: originOf(url) } }])
}

/** What may be told further: a path or query can hold what lets somebody in. */
function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : ''
}
