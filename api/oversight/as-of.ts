import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'

/** The moment as of which something is asked for; throws a RefusedError where it is yet to come. */
export function checkAsOf(asOf: string | undefined, now: Date): Date | undefined {
  if (asOf === undefined) return undefined
  const moment = new Date(asOf)
  if (moment <= now) return moment
  throw new RefusedError(
    refuse('invalid', '/query/asOf', ['report_as_of_ahead', { now: now.toISOString() }]),
  )
}
