import type { Task, TaskContext } from '../notifications/jobs/task.ts'
import type { Database } from '../store/database.ts'
import { enqueueJob } from '../store/notifications/jobs.ts'
import {
  areEventsLogged,
  endDue,
  findLogHost,
  lockPassports,
  nextDue,
} from '../store/passports/due.ts'
import type { DueModel } from '../store/passports/model-due.ts'
import { nextSignedBefore } from '../store/passports/passports.ts'
import { addressesOf } from './addresses.ts'
import type { Issuing } from './credential-of.ts'
import { followEvent } from './follow-due.ts'
import { readFollowed } from './follow-event.ts'
import { followModel } from './follow-model.ts'
import { goOn } from './go-on.ts'

/** How soon it is looked again whether the log has published what a passport waits for. */
const lookAgainMilliseconds = 500

/**
 * Lets passports follow the events that they have to follow, each in a transaction of its own and in the order in which the
 * events were recorded; after those the keys that were changed, and what was newly said of models. Every recording of such an
 * event and every version of a model wakes it. Where a log publishes, a passport waits until all that it
 * commits to was published; what cannot be issued keeps nothing else of others back.
 */
export const issuePassports: Task = {
  name: 'issue-passports',
  cron: '* * * * *',
  run: async (_payload, context) => {
    const { store, now, signal, log, keepsLog } = context
    const later = () => {
      const at = new Date(now().getTime() + lookAgainMilliseconds)
      return enqueueJob(store.system, 'issue-passports', {}, { at, key: 'passports' })
    }
    // Issuers may be named by the log, which has no name in the first moments of the first start.
    if (keepsLog && (await findLogHost(store.system)) === undefined) return later()
    const passedBy = new Set<number>()
    const passedModels = new Set<number>()
    const faults: unknown[] = []
    let isDone = false
    let isLater = false
    while (!isDone && !signal.aborted) {
      const issuing = await issuingIn(context)
      let at: number | undefined
      let model: number | undefined
      try {
        const found = await store.system.transaction().execute(async (tx) => {
          await lockPassports(tx)
          const due = await nextDue(tx, [...passedBy])
          if (due !== undefined) {
            at = due.batchKey
            return follow(tx, due, issuing)
          }
          const stale = await nextSignedBefore(tx, [...passedBy])
          at = stale?.batchKey
          if (stale !== undefined) return signAnew(tx, stale, issuing)
          const take = ({ modelVersionKey }: DueModel) => {
            model = modelVersionKey
          }
          const atHand = { passedBy: [...passedModels], take }
          return (await followModel(tx, issuing, atHand)) ? 'followed' : 'none'
        })
        isDone = found === 'none'
        if (found === 'later') isLater = true
        if (found === 'later' && at !== undefined) passedBy.add(at)
      } catch (error) {
        if (at !== undefined) passedBy.add(at)
        else if (model !== undefined) passedModels.add(model)
        else throw error
        faults.push(error)
        log('Cannot issue a passport yet', error)
      }
    }
    if (isLater) await later()
    if (faults.length > 0) throw faults[0]
  },
}

async function issuingIn(context: TaskContext): Promise<Issuing> {
  const { store, streams, secret, publicUrl, gs1CompanyPrefix, now } = context
  const addresses = await addressesOf(store.system, publicUrl)
  return { streams, secret, addresses, gs1CompanyPrefix, now: now() }
}

async function follow(
  tx: Database,
  due: NonNullable<Awaited<ReturnType<typeof nextDue>>>,
  issuing: Issuing,
): Promise<'followed' | 'later'> {
  const of = await readFollowed(tx, issuing.streams, due)
  if (of !== undefined) {
    const digests = of.links.map(({ digest }) => Buffer.from(digest, 'base64url'))
    if (!(await areEventsLogged(tx, digests))) return 'later'
    await followEvent(tx, of, issuing)
  }
  await endDue(tx, due)
  return 'followed'
}

/** The same passport under the key that its issuer signs with by now. */
async function signAnew(
  tx: Database,
  passport: NonNullable<Awaited<ReturnType<typeof nextSignedBefore>>>,
  issuing: Issuing,
): Promise<'followed'> {
  const of = await readFollowed(tx, issuing.streams, passport)
  if (of === undefined)
    throw new RangeError(`Cannot sign passport "${passport.id}" anew: its batch is gone`)
  await goOn(tx, of, issuing, { passport, cause: 'key_changed' })
  return 'followed'
}
