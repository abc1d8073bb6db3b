import type { PassportCause } from '../../domain/passport/passport-step.ts'
import { randomId } from '../random-id.ts'
import type { Database } from '../store/database.ts'
import {
  findPassportOf,
  findPassportOfBatch,
  findPredecessors,
  isAnythingLeft,
  passportsOf,
  predecessorsOf,
  type StandingPassport,
} from '../store/passports/passports.ts'
import {
  addPassport,
  addPredecessors,
  endPassport,
  passOn,
  reopenPassport,
} from '../store/passports/write-passports.ts'
import { carryKnown } from './carry-known.ts'
import type { Issuing } from './credential-of.ts'
import { type Followed, predecessorIn, turnOf } from './follow-event.ts'
import { revokeAll } from './revoke.ts'
import { signFollowed } from './sign-followed.ts'

/** Lets the passport of a thing follow an event: begins it, signs a further version, or ends it. */
export async function followEvent(tx: Database, of: Followed, issuing: Issuing): Promise<void> {
  const turn = turnOf(of)
  if (turn === undefined) return
  const current = await findPassportOf(tx, of.batch.batchKey)
  // What stands for an event that was taken back is told together with that.
  if (current !== undefined && current.seq > of.at) return
  switch (turn.does) {
    case 'begins':
      return begin(tx, of, issuing, turn.operation)
    case 'ends':
      return end(tx, of, issuing)
    case 'withdraws':
      return withdraw(tx, current, issuing, 'issued_in_error')
    case 'revives':
      return revive(tx, of, issuing, current)
    case 'continues':
      return turn.cause === 'handed_over'
        ? handOver(tx, of, issuing)
        : goOn(tx, of, issuing, { passport: current, cause: turn.cause })
    default:
      return turn satisfies never
  }
}

/** A passport of its own, which goes on from those of what the thing was made of; one that it had is another's by now. */
async function begin(
  tx: Database,
  of: Followed,
  issuing: Issuing,
  operation: string,
): Promise<void> {
  const { batchKey, organisationKey, stream } = of.batch
  const { now } = issuing
  const before = await findPassportOf(tx, batchKey)
  const above = await findPredecessors(tx, batchKey)
  const predecessors = before === undefined || before.isEnded ? above : [before, ...above]
  const id = randomId()
  const begun = { id, organisationKey, stream, operation, batchKey, now }
  const passportKey = await addPassport(tx, begun)
  await addPredecessors(tx, { passportKey, organisationKey }, predecessors)
  await signFollowed(tx, of, issuing, {
    passport: { passportKey, id },
    version: 1,
    cause: 'issued',
    predecessors,
  })
}

/** A further version of the passport that the thing has; nothing where it has none that stands. */
export async function goOn(
  tx: Database,
  of: Followed,
  issuing: Issuing,
  { passport, cause }: { passport: StandingPassport | undefined; cause: PassportCause },
): Promise<void> {
  if (passport === undefined || passport.isEnded || passport.isRevoked) return
  await signNext(tx, of, issuing, { passport, cause })
}

async function signNext(
  tx: Database,
  of: Followed,
  issuing: Issuing,
  { passport, cause }: { passport: StandingPassport; cause: PassportCause },
): Promise<void> {
  const predecessors = await predecessorsOf(tx, passport)
  const version = passport.version + 1
  const unlessSame = onlyWhenChanged.has(cause) ? passport.token : undefined
  await signFollowed(tx, of, issuing, { passport, version, cause, predecessors, unlessSame })
}

/** Most of what is recorded of a thing, said of its model or put right is not what its passport says to anyone. */
const onlyWhenChanged: ReadonlySet<PassportCause> = new Set([
  'data_recorded',
  'model_changed',
  'corrected',
])

/** A passport whose end was taken back stands again, as a further version: what was revoked stays so. */
async function revive(
  tx: Database,
  of: Followed,
  issuing: Issuing,
  passport: StandingPassport | undefined,
): Promise<void> {
  if (passport === undefined || !passport.isEnded) return
  await reopenPassport(tx, passport.passportKey)
  await signNext(tx, of, issuing, { passport, cause: 'end_taken_back' })
}

/**
 * Whoever takes a thing over answers for it from now on: the passport goes on with them. Of a lot of which something is left with
 * whoever handed it over, theirs stays and the part has a passport of its own.
 */
async function handOver(tx: Database, of: Followed, issuing: Issuing): Promise<void> {
  await carryKnown(tx, of, issuing)
  const predecessor = predecessorIn(of)?.batch
  const passport =
    predecessor === undefined ? undefined : await findPassportOfBatch(tx, predecessor)
  if (passport === undefined || passport.isEnded || passport.isRevoked) return
  const { batchKey, organisationKey } = of.batch
  if (await isAnythingLeft(tx, passport.batchKey)) return begin(tx, of, issuing, 'part_handed_over')
  await passOn(tx, passport.passportKey, { organisationKey, batchKey })
  await goOn(tx, of, issuing, { passport, cause: 'handed_over' })
}

/** A thing that was recycled has no passport any more, the ones from before the last among them. */
async function end(tx: Database, { batch }: Followed, issuing: Issuing): Promise<void> {
  for (const passport of await passportsOf(tx, batch.batchKey)) {
    await withdraw(tx, passport, issuing, 'recycled')
  }
}

async function withdraw(
  tx: Database,
  passport: StandingPassport | undefined,
  issuing: Issuing,
  reason: 'issued_in_error' | 'recycled',
): Promise<void> {
  if (passport === undefined || passport.isEnded) return
  await endPassport(tx, passport.passportKey, issuing.now)
  await revokeAll(tx, passport, { ...issuing, reason })
}
