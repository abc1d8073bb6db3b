import type pg from 'pg'
import type { Scan } from '../../domain/event.ts'
import type { BatchCorrection } from '../../workflows/correct-hand-over.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { borneBy, type CreditGround, findCreditGrounds } from '../store/evidence/drawn-credits.ts'
import type { AgreedCorrection, Entry } from './entry.ts'

/** Credits that rest on the mass of a batch, by the batch's code. */
export type Grounds = ReadonlyMap<string, readonly CreditGround[]>

/**
 * Reads, after the batches are locked, the credits of whatever made the batches whose own mass a correction lowers: whoever
 * draws from such a credit holds them too, so nothing is drawn meanwhile.
 */
export async function readGrounds(
  client: pg.ClientBase,
  entries: readonly Entry[],
): Promise<Grounds> {
  const sent = entries.filter(({ scan, stream }) => isSent(stream, scan))
  const lowered = sent.flatMap(({ scan, actor, corrections = [] }) =>
    scan.batches.flatMap(({ batch }, index) =>
      isLowered(corrections[index]) ? [{ batch, organisationKey: actor.organisationKey }] : [],
    ),
  )
  const [first] = lowered
  if (first === undefined) return new Map()
  const codes = lowered.map(({ batch }) => batch)
  const grounds = await findCreditGrounds(client, first.organisationKey, codes)
  return Map.groupBy(grounds, ({ code }) => code)
}

/** Whether a scan corrects what its sender sent, and not what came to its receiver. */
function isSent(stream: LoadedStream, { stage }: Scan): boolean {
  return stream.allStages[stage]?.mass === 'dispatch_corrected'
}

/** Corrections with the credits that would no longer bear what was drawn from them. */
export function grounded(
  stream: LoadedStream,
  scan: Scan,
  corrections: readonly AgreedCorrection[],
  grounds: Grounds,
): readonly BatchCorrection[] {
  const { batches } = scan
  if (!isSent(stream, scan)) return corrections.map((one) => ({ ...one, groundless: [] }))
  const lowered = new Map<string, number>()
  const groundOf = (index: number) => grounds.get(batches[index]?.batch ?? '') ?? []
  corrections.forEach(({ foundGrams }, index) => {
    for (const { credit } of groundOf(index)) {
      lowered.set(credit, (lowered.get(credit) ?? 0) + foundGrams)
    }
  })
  return corrections.map((correction, index) => ({
    ...correction,
    groundless: groundOf(index)
      .filter((ground) => ground.drawnGrams > borneBy(ground, lowered.get(ground.credit) ?? 0))
      .map(({ credit, drawnGrams }) => ({ credit, grams: drawnGrams })),
  }))
}

function isLowered(correction: AgreedCorrection | undefined): boolean {
  return correction !== undefined && correction.foundGrams < 0
}
