import type { Database } from '../store/database.ts'
import type { NewestPassport } from '../store/passports/passports.ts'
import { passportsAlong, readRemains } from '../store/passports/remains.ts'
import { reopenPassport } from '../store/passports/write-passports.ts'
import type { Issuing } from './credential-of.ts'
import { type Followed, readFollowed } from './follow-event.ts'
import { signNext } from './go-on.ts'
import { withdraw } from './revoke.ts'

/**
 * Ends the passports of what is gone by now, and lets those stand again whose thing turns out not to be: of the batch that an event
 * happened to and of all that it came out of, since what one organisation closes may be the last of what another answers for. How
 * things stand is looked at and not the event, so that it does not matter which of several ends is recorded last.
 */
export async function followEnd(tx: Database, of: Followed, issuing: Issuing): Promise<void> {
  const { end } = of.terms
  const last = of.links[of.at]
  if (end === undefined || last === undefined) return
  if (last.reverses === undefined && !end.stages.includes(last.event.stage)) return
  const along = await passportsAlong(tx, of.batch.batchKey)
  const passports = along.filter(({ stream }) => stream === of.stream.name)
  const keys = new Set(passports.map(({ batchKey }) => batchKey))
  if (keys.size === 0) return
  const gone = end.goneAmong(await readRemains(tx, [...keys], end.kinds))
  for (const passport of passports) {
    if (gone.has(passport.batchKey)) await withdraw(tx, passport, issuing, 'recycled')
    else await revive(tx, of, issuing, passport)
  }
}

/** A passport whose end was taken back stands again, as a further version: what was revoked stays so. */
async function revive(
  tx: Database,
  of: Followed,
  issuing: Issuing,
  passport: NewestPassport,
): Promise<void> {
  if (!passport.isEnded || passport.revokedFor === 'issued_in_error') return
  await reopenPassport(tx, passport.passportKey)
  // One that its issuer had revoked before it ended is as it was then.
  if (passport.revokedFor !== 'recycled') return
  const own = passport.batchKey === of.batch.batchKey ? of : await readLast(tx, issuing, passport)
  await signNext(tx, own, issuing, { passport, cause: 'end_taken_back' })
}

/** The thing at the last event that its passport tells of: what happened to it since waits for its own turn. */
async function readLast(
  tx: Database,
  { streams }: Issuing,
  { id, batch, seq }: NewestPassport,
): Promise<Followed> {
  const of = await readFollowed(tx, streams, { batch, seq })
  if (of === undefined)
    throw new RangeError(`Cannot sign passport "${id}" again: its batch is gone`)
  return of
}
