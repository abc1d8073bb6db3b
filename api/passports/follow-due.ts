import { randomId } from '../random-id.ts'
import type { Database } from '../store/database.ts'
import {
  findPassportOf,
  findPassportOfBatch,
  findPredecessors,
  isAnythingLeft,
} from '../store/passports/passports.ts'
import { addPassport, addPredecessors, passOn } from '../store/passports/write-passports.ts'
import { carryKnown } from './carry-known.ts'
import type { Issuing } from './credential-of.ts'
import { followEnd } from './follow-end.ts'
import { type Followed, predecessorIn, turnOf } from './follow-event.ts'
import { goOn } from './go-on.ts'
import { withdraw } from './revoke.ts'
import { signFollowed } from './sign-followed.ts'

/** Lets the passport of a thing follow an event: begins it, signs a further version, or ends it, with those of what it came out of. */
export async function followEvent(tx: Database, of: Followed, issuing: Issuing): Promise<void> {
  await followTurn(tx, of, issuing)
  await followEnd(tx, of, issuing)
}

async function followTurn(tx: Database, of: Followed, issuing: Issuing): Promise<void> {
  const turn = turnOf(of)
  if (turn === undefined) return
  const current = await findPassportOf(tx, of.batch.batchKey)
  // What stands for an event that was taken back is told together with that.
  if (current !== undefined && current.seq > of.at) return
  switch (turn.does) {
    case 'begins':
      return begin(tx, of, issuing, turn.operation)
    case 'withdraws':
      return withdraw(tx, current, issuing, 'issued_in_error')
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
