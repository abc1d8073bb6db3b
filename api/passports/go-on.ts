import type { PassportCause } from '../../domain/passport/passport-step.ts'
import type { Database } from '../store/database.ts'
import { type NewestPassport, predecessorsOf } from '../store/passports/passports.ts'
import type { Issuing } from './credential-of.ts'
import type { Followed } from './follow-event.ts'
import { signFollowed } from './sign-followed.ts'

/** The passport that goes on, and why. */
export interface GoingOn {
  readonly passport: NewestPassport
  readonly cause: PassportCause
}

/** A further version of the passport that the thing has; nothing where it has none that stands. */
export async function goOn(
  tx: Database,
  of: Followed,
  issuing: Issuing,
  {
    passport,
    cause,
  }: Omit<GoingOn, 'passport'> & { readonly passport: NewestPassport | undefined },
): Promise<void> {
  if (passport === undefined || passport.isEnded || passport.isRevoked) return
  await signNext(tx, of, issuing, { passport, cause })
}

/** A further version, however the passport stands. */
export async function signNext(
  tx: Database,
  of: Followed,
  issuing: Issuing,
  { passport, cause }: GoingOn,
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
