import type { Rest } from './flush.ts'
import { waitAfter, waitRules } from './wait-after.ts'

/** When the queue is sent again: what came of the last time, and how long to wait. */
export interface Pace {
  readonly rest: Rest
  /** Requests that failed in a row. */
  readonly failures: number
  /** Milliseconds until it is tried again by itself; undefined where nothing waits. */
  readonly waitMilliseconds?: number | undefined
  /** Whether the server itself asked to be left alone for as long. */
  readonly isAsked: boolean
}

/** The pace after a flush. Somebody who has to sign in, or may not record, is looked for again as slowly as can be. */
export function paceAfter(before: Pick<Pace, 'failures'>, rest: Rest, random: () => number): Pace {
  if (rest.why === 'done') return { rest, failures: 0, isAsked: false }
  if (rest.why !== 'later') {
    return { rest, failures: 0, waitMilliseconds: waitRules.mostMilliseconds, isAsked: false }
  }
  const { gotThrough, askedSeconds } = rest
  const failures = gotThrough ? 1 : before.failures + 1
  const wait = { failures, ...(askedSeconds === undefined ? {} : { askedSeconds }) }
  const waitMilliseconds = waitAfter(wait, random)
  return { rest, failures, waitMilliseconds, isAsked: askedSeconds !== undefined }
}
