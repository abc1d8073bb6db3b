import { instantOf } from '../date-time-stamp.ts'
import { type ProofFault, proofFault } from '../proof-fault.ts'
import { wrong } from './members.ts'

/** Since when and until when a credential holds, as it came. */
interface Period {
  readonly validFrom?: unknown
  readonly validUntil?: unknown
}

/** Whether the dates are dates, and in order. */
export function faultsInPeriod({ validFrom, validUntil }: Period): readonly ProofFault[] {
  const faults = Object.entries({ validFrom, validUntil })
    .filter(([, value]) => value !== undefined && instantOf(value) === undefined)
    .map(([name]) => wrong(`/${name}`, name, 'credential_right_instant'))
  const from = instantOf(validFrom)
  const until = instantOf(validUntil)
  if (from === undefined || until === undefined || from <= until) return faults
  return [...faults, proofFault('/validUntil', 'credential_dates_reversed', { from, until })]
}

/** Whether it holds at an instant: UTC with milliseconds, as `parseInstant` gives it. */
export function faultsAt(now: string, { validFrom, validUntil }: Period): readonly ProofFault[] {
  const from = instantOf(validFrom)
  const until = instantOf(validUntil)
  return [
    ...(from !== undefined && now < from
      ? [proofFault('/validFrom', 'credential_not_yet', { from })]
      : []),
    ...(until !== undefined && now > until
      ? [proofFault('/validUntil', 'credential_expired', { until })]
      : []),
  ]
}
