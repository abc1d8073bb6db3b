import { percentIn } from '../../domain/claim/share.ts'
import type { LineageSummary } from '../../domain/passport/passport.ts'
import type { PassportCause } from '../../domain/passport/passport-step.ts'
import { sumOf } from '../../domain/sum.ts'
import { randomId } from '../random-id.ts'
import type { Database } from '../store/database.ts'
import {
  countSources,
  findPassportOf,
  findPassportOfBatch,
  findPredecessors,
  isAnythingLeft,
  predecessorsOf,
  type StandingPassport,
} from '../store/passports/passports.ts'
import {
  addPassport,
  addPredecessors,
  endPassport,
  passOn,
} from '../store/passports/write-passports.ts'
import { type Followed, predecessorIn, stepOf, subjectOf } from './follow-event.ts'
import { publicPoints } from './public-points.ts'
import { revokeVersion } from './revoke.ts'
import { type Issuing, signVersion } from './sign-version.ts'

/** Lets the passport of a thing follow its last event: begins it, signs a further version, or ends it. */
export async function followEvent(tx: Database, of: Followed, issuing: Issuing): Promise<void> {
  const step = stepOf(of)
  if (step === undefined) return
  const { batchKey } = of.batch
  const current = await findPassportOf(tx, batchKey)
  if (step === 'withdrawn') return withdraw(tx, current, issuing, 'issued_in_error')
  switch (step.does) {
    case 'begins':
      return begin(tx, of, issuing, step.operation)
    case 'ends':
      return withdraw(tx, current, issuing, 'recycled')
    case 'continues':
      return step.cause === 'handed_over'
        ? handOver(tx, of, issuing)
        : goOn(tx, of, issuing, { passport: current, cause: step.cause })
    default:
      return step satisfies never
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
  await sign(tx, of, issuing, {
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
  const predecessors = await predecessorsOf(tx, passport)
  const version = passport.version + 1
  await sign(tx, of, issuing, { passport, version, cause, predecessors })
}

/**
 * Whoever takes a thing over answers for it from now on: the passport goes on with them. Of a lot of which something is left with
 * whoever handed it over, theirs stays and the part has a passport of its own.
 */
async function handOver(tx: Database, of: Followed, issuing: Issuing): Promise<void> {
  const predecessor = predecessorIn(of)?.batch
  const passport =
    predecessor === undefined ? undefined : await findPassportOfBatch(tx, predecessor)
  if (passport === undefined || passport.isEnded || passport.isRevoked) return
  const { batchKey, organisationKey } = of.batch
  if (await isAnythingLeft(tx, passport.batchKey)) return begin(tx, of, issuing, 'part_handed_over')
  await passOn(tx, passport.passportKey, { organisationKey, batchKey })
  await goOn(tx, of, issuing, { passport, cause: 'handed_over' })
}

async function withdraw(
  tx: Database,
  passport: StandingPassport | undefined,
  issuing: Issuing,
  reason: 'issued_in_error' | 'recycled',
): Promise<void> {
  if (passport === undefined || passport.isEnded) return
  await endPassport(tx, passport.passportKey, issuing.now)
  if (!passport.isRevoked) await revokeVersion(tx, passport, { ...issuing, reason })
}

/** What is signed of a thing at its last event. */
async function sign(
  tx: Database,
  of: Followed,
  issuing: Issuing,
  what: {
    readonly passport: { readonly passportKey: number; readonly id: string }
    readonly version: number
    readonly cause: PassportCause
    readonly predecessors: readonly StandingPassport[]
  },
): Promise<void> {
  const { batch, terms, links, earlier } = of
  const made = earlier[0]?.batch ?? batch
  const isShown = terms.isOpen === true
  const says = terms.says(subjectOf(of, await lineageOf(tx, of)))
  const predecessors = what.predecessors.filter(
    (one) => isShown || one.organisationKey === batch.organisationKey,
  )
  const events = links.map(({ digest }) => digest)
  const namesMaker = isShown || made.organisationKey === batch.organisationKey
  const points = await publicPoints(tx, of, issuing.streams)
  await signVersion(
    tx,
    { ...what, predecessors, batch, made, namesMaker, events, says, points },
    issuing,
  )
}

/** Out of how much the thing was made, by whoever made it. */
async function lineageOf(
  tx: Database,
  { batch, links, earlier }: Followed,
): Promise<LineageSummary> {
  const first = earlier[0] ?? { batch, links }
  const { direct, all } = await countSources(tx, first.batch.batchKey)
  const event = first.links[0]?.event
  const additions = event?.additions ?? []
  const drawn = sumOf(event?.batches ?? [], ({ drawnGrams = 0 }) => drawnGrams)
  const total = drawn + sumOf(additions, ({ massGrams }) => massGrams)
  return {
    directSources: direct,
    furtherSources: all - direct,
    additions: additions.map(({ material, massGrams }) => ({
      material,
      percent: percentIn(massGrams, total) ?? '0',
    })),
  }
}
