import type { PassportSays, PassportSubject } from '../domain/passport/passport.ts'
import type { PassportEvent, PassportStep } from '../domain/passport/passport-step.ts'
import type { PassportEnd } from '../domain/passport/remains.ts'

/** What a stream says of the passports of its batches. */
export interface PassportTerms {
  /** Stages whose events may begin or change a passport; besides those that may end it, no other event is looked at. */
  readonly stages: readonly string[]
  /** What an event means after those before it, none of them taken back; undefined when nothing. */
  readonly stepOf: (
    event: PassportEvent,
    before: readonly PassportEvent[],
  ) => PassportStep | undefined
  /** When there is none any more; without it none ever ends but for having been issued in error. */
  readonly end?: PassportEnd
  /** A passport leads from one holder to the next for anyone to see; without it a link never names another organisation. */
  readonly isOpen?: true
  /** Name and version of its context, the end of an address. A term that changes its meaning makes another version. */
  readonly context: string
  /** Every word that characteristics use, at any depth. */
  readonly terms: readonly string[]
  readonly says: (about: PassportSubject) => PassportSays
}
