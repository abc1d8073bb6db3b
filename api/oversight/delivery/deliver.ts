import { deliveryTerms, isDue, monthAfter } from '../../../domain/delivery/terms.ts'
import { localDay } from '../../../domain/local-day.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { mayRole } from '../../../domain/role.ts'
import { sha256 } from '../../digest.ts'
import type { PersonPrincipal } from '../../http/principal.ts'
import type { Task, TaskContext } from '../../notifications/jobs/task.ts'
import type { Database } from '../../store/database.ts'
import { addOutboxEntries } from '../../store/notifications/outbox.ts'
import { usualZone } from '../../store/organisations/place.ts'
import { keepDelivered } from '../../store/oversight/delivered.ts'
import {
  type DeliveryReader,
  endDelivery,
  findReader,
  listOpenDeliveries,
  noteFailure,
  type StoredDelivery,
} from '../../store/oversight/deliveries.ts'
import { makeFile } from './make-file.ts'

/**
 * Makes every twenty minutes what reports are due, each month once: the file, that the month is done and the word of it are one transaction. What
 * cannot be made is told once and tried again each time.
 */
export const deliverReports: Task = {
  name: 'deliver-monthly-reports',
  cron: '*/20 * * * *',
  run: async (_payload, context) => {
    const { store, now } = context
    // Nowhere is it later: whose month is not over there is due to nobody.
    const latest = localDay(now(), { timeZone: 'Pacific/Kiritimati' })
    for (const delivery of await listOpenDeliveries(store.system, latest.slice(0, 7))) {
      context.signal.throwIfAborted()
      await deliverAll(context, delivery)
    }
  },
}

/** Delivers month after month until none is due. */
async function deliverAll(context: TaskContext, delivery: StoredDelivery): Promise<void> {
  const { store, now, log } = context
  const timeZone = await usualZone(store.system, delivery.organisationKey)
  const today = localDay(now(), { timeZone })
  let next = delivery
  while (isDue(next.nextMonth, { day: next.day, today })) {
    try {
      if (!(await deliverOne(context, next))) return
    } catch (error) {
      if (context.signal.aborted) throw error
      if (!(error instanceof RefusedError)) log('Cannot make a monthly report', error)
      const failure = error instanceof RefusedError ? error.refusal.code : 'interrupted'
      await store.system.transaction().execute(async (tx) => {
        const isNew = await noteFailure(tx, next, { now: now(), failure })
        if (isNew) await tell(tx, next, { topic: 'report.failed', month: next.nextMonth })
      })
      return
    }
    next = { ...next, nextMonth: monthAfter(next.nextMonth) }
  }
}

/** Makes one month; false where whoever ordered it may read nothing any more, or somebody else was quicker. */
async function deliverOne(context: TaskContext, delivery: StoredDelivery): Promise<boolean> {
  const { store, streams, now, publicUrl } = context
  const { organisationKey, id, nextMonth: month } = delivery
  const reader = await findReader(store.system, delivery)
  if (reader === undefined || !mayRole(reader.role, 'read')) {
    const ended = { id, now: now(), because: 'left' } as const
    await store.system.transaction().execute(async (tx) => {
      if (await endDelivery(tx, organisationKey, ended))
        await tell(tx, delivery, { topic: 'report.failed', month })
    })
    return false
  }
  const principal = principalOf(reader, delivery)
  const asked = { ...delivery, month, principal, now: now(), publicUrl }
  const { name, type, body } = await makeFile({ store, streams }, asked)
  if (body.length > deliveryTerms.mostBytes)
    throw new RefusedError({ code: 'too_large', faults: [] })
  return store.system.transaction().execute(async (tx) => {
    const digest = Buffer.from(sha256(body), 'base64url')
    const file = { month, now: now(), name, type, body, digest, nextMonth: monthAfter(month) }
    if (!(await keepDelivered(tx, delivery, file))) return false
    await tell(tx, delivery, { topic: 'report.delivered', month })
    return true
  })
}

/** Whoever ordered it, as the person that they are now; acts in no session. */
function principalOf(
  { name, email, role, kind, organisation }: DeliveryReader,
  { personId }: StoredDelivery,
): PersonPrincipal {
  const person = {
    kind: 'person',
    personId,
    name,
    email,
    sessionId: '',
    role,
    organisation,
  } as const
  return kind === 'authority' ? { ...person, authority: organisation } : person
}

interface Word {
  readonly topic: 'report.delivered' | 'report.failed'
  readonly month: string
}

/** Tells it in the transaction in which it becomes so. */
async function tell(
  tx: Database,
  { organisationKey, report, id }: StoredDelivery,
  { topic, month }: Word,
): Promise<void> {
  const payload = { report, delivery: id, month }
  await addOutboxEntries(tx, [{ organisationKey, topic, subject: month, payload }])
}
