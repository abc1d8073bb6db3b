import type { BatchState } from '../domain/event.ts'
import { localDay, usualTimeZone } from '../domain/local-day.ts'
import { type NamedOrganisation, nameWords } from '../domain/local-names.ts'
import { faultsOfPerson, faultsOfStation, gatedStages } from './faults-of-whoever.ts'
import type { Place } from './known.ts'
import type { NoticedRecall, ShowingFor } from './shown-batch.ts'
import type { LoadedStream } from './streams.ts'

/**
 * What a device keeps of a facility for when there is no network: whatever may be recorded there soon, and what is known of whoever works
 * there, so that it can ask the same rules as the server.
 */
export interface AtHand {
  readonly facility: Place & { readonly code: string }
  readonly asker: AskerAtHand
  /** Batches of the facility at which something may still be done, the one touched last first. */
  readonly batches: readonly BatchAtHand[]
  /** Goods on their way to the organisation. */
  readonly expected: readonly ExpectedAtHand[]
  /** Whether there are more batches, or goods on their way, than these. */
  readonly isCut: boolean
}

/** Goods on their way with what their labels are known by; `arriving` as the server shows the line that waits for them. */
export interface ExpectedAtHand {
  readonly batchId: string
  readonly serial: string | null
  readonly arriving: ArrivingAtHand
}

/** What the rules ask of a line that waits; the rest of it is for whoever sees it. */
export interface ArrivingAtHand {
  readonly code: string
  readonly stream: string
}

/** A batch as it stands; its place in its chain without its digest, which no rule reads. */
export interface BatchAtHand extends Omit<BatchState, 'headDigest'> {
  /** Open on it. */
  readonly recalls: readonly NoticedRecall[]
  /** Ids that labels of former holders lead to, of what was taken over. */
  readonly former: readonly string[]
}

/** Who works there, as far as rules ask. */
export interface AskerAtHand {
  readonly organisation: NamedOrganisation
  /** Whether their role records at all. */
  readonly mayRecord: boolean
  /** Whether they may let what is recalled go on for a reason that they give. */
  readonly mayGiveReason: boolean
  /** A person's pseudonym in the organisation; null for a station. */
  readonly operator: string | null
  /** What the person is certified for, with the first and the last day on which it holds there. */
  readonly certificates: readonly CertificateAtHand[]
  /** Name and bounds of a station; null for a person. */
  readonly station: {
    readonly name: string
    readonly stages?: readonly string[] | undefined
  } | null
}

export interface CertificateAtHand {
  readonly kind: string
  readonly validFrom: string
  readonly validUntil: string
}

/** What is known of a batch and of whoever asks, without asking the server; `now` is UTC ISO 8601. */
export function showingAtHand(
  stream: LoadedStream | undefined,
  { context, recalls }: Pick<BatchAtHand, 'context' | 'recalls'>,
  { facility, asker, now }: Pick<AtHand, 'facility' | 'asker'> & { readonly now: string },
): ShowingFor {
  const { mayRecord, mayGiveReason, station, certificates, organisation } = asker
  const known = {
    now,
    mayRecord,
    mayGiveReason,
    timeZone: facility.timeZone ?? usualTimeZone,
    recalls: stream === undefined ? [] : recalls,
  }
  if (stream === undefined) return known
  if (station !== null) return { ...known, faultFor: faultsOfStation(stream, station) }
  const day = localDay(now, { timeZone: facility.timeZone })
  const held = new Set(
    certificates
      .filter(({ validFrom, validUntil }) => validFrom <= day && day <= validUntil)
      .map(({ kind }) => kind),
  )
  const faultFor = faultsOfPerson(gatedStages(stream, context), {
    isHeld: ({ serving }) => serving.some((kind) => held.has(kind)),
    dayOf: () => day,
    organisation: nameWords(organisation),
  })
  return { ...known, faultFor }
}
