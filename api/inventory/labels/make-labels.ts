import { localDay } from '../../../domain/local-day.ts'
import { faultOf } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Label } from '../../../web/pages/labels/label-html.ts'
import type { Level } from '../../../web/pages/labels/qr.ts'
import type { Principal } from '../../http/principal.ts'
import { isWithinReach } from '../../http/station-bounds.ts'
import type { Installation } from '../../installation.ts'
import { openRecallsBy } from '../../store/custody/open-recalls.ts'
import { findBatches, type StoredBatch } from '../../store/inventory/batches.ts'
import { readPlaces } from '../../store/organisations/facilities.ts'
import { type LinkBase, labelOf } from './label-of.ts'

export interface LabelsAsked {
  readonly principal: Principal
  readonly organisationKey: number
  readonly base: LinkBase
  readonly level: Level
  readonly now: Date
}

/** Labels of the batches that the codes name, in their order. Throws a RefusedError that lists every code that is not there. */
export async function makeLabels(
  installation: Pick<Installation, 'store' | 'streams'>,
  codes: readonly string[],
  { principal, organisationKey, ...asked }: LabelsAsked,
): Promise<readonly Label[]> {
  const db = installation.store.own(organisationKey)
  const found = await findBatches(db, organisationKey, codes)
  const reach = found.filter((batch) => isWithinReach(principal, batch))
  return labelsOf(installation, inOrder(codes, reach), { organisationKey, ...asked })
}

/** Labels of batches as they stand, each as of the day at its place. */
export async function labelsOf(
  { store, streams }: Pick<Installation, 'store' | 'streams'>,
  batches: readonly StoredBatch[],
  { organisationKey, base, level, now }: Omit<LabelsAsked, 'principal'>,
): Promise<readonly Label[]> {
  const db = store.own(organisationKey)
  const places = await readPlaces(db, organisationKey)
  const recallsOn = await openRecallsBy(db, batches)
  return batches.map((batch) => {
    const day = localDay(now, { timeZone: places.get(batch.facility)?.place.timeZone })
    return labelOf(streams, batch, { base, day, level, recalls: recallsOn(batch) })
  })
}

function inOrder(codes: readonly string[], found: readonly StoredBatch[]): readonly StoredBatch[] {
  const byCode = new Map(found.map((batch) => [batch.code, batch]))
  const faults = codes.flatMap((code, index) => {
    if (byCode.has(code)) return []
    return [faultOf(`/codes/${index}`, 'batch_not_held', { batch: code })]
  })
  if (faults.length > 0) throw new RefusedError({ code: 'unknown_batch', faults })
  return codes.flatMap((code) => byCode.get(code) ?? [])
}
