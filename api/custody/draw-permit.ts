import type { FaultName, FaultValues } from '../../domain/phrases.ts'
import { refuse } from '../../domain/refusal.ts'
import type { CustodyTerms } from '../../workflows/custody-terms.ts'
import { RefusedError } from '../http/problem.ts'
import { isOverdrawn } from '../store/evidence/drawn-credits.ts'
import { drawPermit, listPermits } from '../store/organisations/export-permits.ts'
import type { Stepping } from './stepping.ts'

/**
 * Draws what leaves from the export permit that the papers name, where they name one. Refused when the sender has no such
 * permit, when it is not valid today, or when less is left of it.
 */
export async function drawFromPermit(
  { handOver, lines, organisation, held, now }: Stepping,
  { permitField }: CustodyTerms,
): Promise<void> {
  const number = permitField === undefined ? undefined : handOver.papers[permitField]
  if (typeof number !== 'string') return
  const { organisationKey } = organisation
  const [permit] = await listPermits(held.tx, organisationKey, { number })
  if (permit === undefined) {
    throw refused('hand_over_permit_unknown', { permit: number })
  }
  // The day where the permit was given; the first deployment is Hong Kong.
  const today = now.toLocaleDateString('en-CA', { timeZone: 'Asia/Hong_Kong' })
  if (today < permit.validFrom || today > permit.validUntil) {
    const { validFrom: from, validUntil: until } = permit
    throw refused('hand_over_permit_not_valid', { permit: number, from, until, day: today })
  }
  const grams = lines.reduce((sum, { offered_grams }) => sum + offered_grams, 0)
  const draw = { export_permit_key: permit.exportPermitKey, organisation_key: organisationKey }
  try {
    await drawPermit(held.tx, { ...draw, hand_over_key: handOver.handOverKey, grams })
  } catch (error) {
    if (!isOverdrawn(error)) throw error
    const { leftGrams: left, totalGrams: total } = permit
    throw refused('hand_over_permit_overdrawn', { permit: number, grams, left, total })
  }
}

function refused(says: FaultName, values: FaultValues): RefusedError {
  return new RefusedError(refuse('permit_not_enough', '/papers', [says, values]))
}
