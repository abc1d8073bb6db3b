import { refuse } from '../../domain/refusal.ts'
import type { Principal } from '../http/principal.ts'
import { RefusedError } from '../http/problem.ts'
import type { Installation } from '../installation.ts'
import { type EventPlace, findEventPlace } from '../store/recording/event-places.ts'
import { correctionIds } from './correction-ids.ts'
import type { CorrectionRequest } from './correction-schemas.ts'

/** A correction as the scans that it makes. */
export interface CorrectionScans {
  readonly reversal: object & { readonly id: string }
  readonly replacement?: object & { readonly stage?: unknown }
  readonly target: EventPlace
}

/** Reads a correction: the scan that takes the event back, and the one that stands in its place. Throws what is wrong with it. */
export async function scansOfCorrection(
  { store, streams, secret }: Pick<Installation, 'store' | 'streams' | 'secret'>,
  { id, event, reason, facility, replacement }: CorrectionRequest,
  { organisation }: Principal,
): Promise<CorrectionScans> {
  const organisationKey = organisation?.organisationKey ?? 0
  const db = store.own(organisationKey)
  const target = await findEventPlace(db, organisationKey, event)
  if (target === undefined) {
    const says = ['correction_event_unknown', { event }] as const
    throw new RefusedError(refuse('unknown_event', '/event', says))
  }
  const at = { stream: target.stream, facility: facility ?? target.facility }
  const ids = await correctionIds(db, secret, { organisationKey, id, event })
  const reversal = {
    id: ids.reversal,
    ...at,
    stage: 'reversed',
    reverses: event,
    facts: { reason, ...(replacement === undefined ? {} : { replacement: ids.replacement }) },
  }
  if (replacement === undefined) return { reversal, target }
  if ('id' in replacement) {
    throw new RefusedError(refuse('invalid', '/replacement/id', ['correction_names_id']))
  }
  const scan: Record<string, unknown> = { ...at, ...replacement, id: ids.replacement }
  const stage = streams.get(String(scan.stream))?.allStages[String(scan.stage)]
  if (stage?.signatures === undefined) return { reversal, replacement: scan, target }
  const says = ['correction_needs_signatures', { stage: stage.name }] as const
  throw new RefusedError(refuse('second_person_needed', '/replacement/stage', says))
}
