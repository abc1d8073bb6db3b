import { competenceFor, kindsServing } from '../../../domain/competence.ts'
import type { Scan } from '../../../domain/event.ts'
import { localDay } from '../../../domain/local-day.ts'
import { nameWords } from '../../../domain/local-names.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import type { AskerAtHand } from '../../../workflows/at-hand.ts'
import { certificateFault } from '../../../workflows/faults-of-whoever.ts'
import type { Around, Bench } from './fold-queue.ts'

/**
 * The refusal of a scan for want of a certificate that its stage asks for goods such as these, on the day that the server will ask about; undefined
 * where whoever works here holds one, and for a station, which answers for nobody.
 */
export function certificateMissing(
  scan: Scan,
  { bench, around, asker }: { bench: Bench; around: Around; asker: AskerAtHand },
): Refusal | undefined {
  const { stage, stream, batches, eventTime, offsetMinutes, facility } = scan
  const { competence: asked } = around.streams.get(stream)?.allStages[stage] ?? {}
  if (asked === undefined || eventTime === undefined || asker.operator === null) return undefined
  const goods = batches.flatMap(({ batch }) => bench.get(batch) ?? [])
  const competence = competenceFor(
    asked,
    goods.map(({ batch: { context } }) => context),
  )
  const serving = kindsServing(competence)
  const day = localDay(eventTime, { offsetMinutes, timeZone: around.place(facility)?.timeZone })
  const isHeld = asker.certificates.some(
    ({ kind, validFrom, validUntil }) =>
      serving.includes(kind) && validFrom <= day && day <= validUntil,
  )
  if (isHeld) return undefined
  const values = { kind: competence.kind, day, organisation: nameWords(asker.organisation) }
  return { code: 'not_competent', faults: [certificateFault(stage, values)] }
}
