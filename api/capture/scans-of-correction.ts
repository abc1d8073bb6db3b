import type { Envelope } from '../../domain/proof/envelope.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { stageBy } from '../../workflows/common-stages.ts'
import { idFrom } from '../digest.ts'
import type { Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { macsOf, type Secret } from '../secret/secret.ts'
import { readEnvelopes } from '../store/check/envelopes.ts'
import type { Database } from '../store/database.ts'
import { type EventPlace, findEventPlace } from '../store/recording/event-places.ts'
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
    stage: stageBy.reversal,
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

/** Ids of the two events of a correction. */
interface CorrectionIds {
  readonly reversal: string
  readonly replacement: string
}

interface Named {
  readonly organisationKey: number
  /** The correction's own id, and the event that it takes back. */
  readonly id: string
  readonly event: string
}

/**
 * The ids that follow from a correction and from the secret of this installation: the same correction again finds its events,
 * and nobody can guess them or record something under them beforehand. One that the code before recorded keeps the ids that
 * followed from its own alone, and one under a secret before those of that secret; a scan under such an id counts only where it takes back the very same event.
 */
async function correctionIds(
  db: Database,
  secret: Secret,
  { organisationKey, id, event }: Named,
): Promise<CorrectionIds> {
  const macs = (part: string) =>
    macsOf(secret, `loomcell-correction/1\n${organisationKey}\n${id}\n${part}\n`)
  const under = secret.before.map((_, at) =>
    idsFrom((part) => macs(part).earlier[at]?.toString('hex') ?? ''),
  )
  for (const former of [idsFrom((part) => `correction/${id}/${part}`), ...under]) {
    const [stored] = await readEnvelopes(db, [former.reversal])
    if (stored === undefined) continue
    // Written by `seal`, which wrote nothing else.
    const { body } = JSON.parse(stored.envelope.toString('utf8')) as Envelope
    if (body.reverses === event) return former
  }
  return idsFrom((part) => macs(part).digest.toString('hex'))
}

function idsFrom(textOf: (part: string) => string): CorrectionIds {
  return { reversal: idFrom(textOf('reversal')), replacement: idFrom(textOf('replacement')) }
}
