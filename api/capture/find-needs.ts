import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Principal } from '../http/principal.ts'
import { mayPrincipal } from '../http/station-bounds.ts'
import type { Sent } from './sent.ts'

/**
 * Whether the certificates of persons are asked of this principal. A key with the right `supervise` speaks for the
 * organisation, whose own system answers for its people. A person, a station and a key that only records or stands at one
 * place do not. Signatures are another matter: they are given by persons who sign in, and by nobody's word for them.
 */
export function answersForPersons(principal: Principal): boolean {
  return principal.kind === 'station' && mayPrincipal(principal, 'supervise')
}

/** The stage of a scan, where it needs persons of whoever sends it; undefined where it needs nothing. */
export function needOf(
  { stream, stage: name }: Sent,
  { principal, streams }: { principal: Principal; streams: ReadonlyMap<string, LoadedStream> },
): Stage | undefined {
  const stage = streams.get(stream)?.allStages[name]
  if (stage?.signatures !== undefined) return stage
  return stage?.competence === undefined || answersForPersons(principal) ? undefined : stage
}
