import type { Part, PassportEnd } from '../../../domain/passport/remains.ts'
import { handedOverState } from '../../../domain/replay-chain.ts'
import { batteries } from '../kinds.ts'

const lot = 'recycling_lot'

/**
 * A battery has been recycled, and its passport ceases to exist (Regulation (EU) 2023/1542 Art. 77(8), secondary), when all of it
 * that still was a battery went through recycling, whoever held it by then: the lot that it went into is worked and closed, the
 * parts of that lot that others took over are, and of a battery that was taken apart every module and cell, in a further battery
 * too. Casings, cables and what recycling recovered are no battery. House rule: the act does not say at which moment it is.
 */
export const recycling: PassportEnd = {
  stages: ['closed', 'certified'],
  kinds: [...batteries, lot],
  goneAmong(parts) {
    const gone = new Set<number>()
    // Whatever came of a part has the greater key, so it was looked at before.
    for (const part of parts.toSorted((one, other) => other.key - one.key)) {
      if (isRecycled(part, gone)) gone.add(part.key)
    }
    return gone
  },
}

/** What nobody knows to be recycled is not: what is on its way, lost or sold has no closed lot below it. */
function isRecycled(
  { kind, state, massGrams, isAway, into }: Part,
  gone: ReadonlySet<number>,
): boolean {
  if (isAway || !into.every((key) => gone.has(key))) return false
  // Black mass that nobody has certified yet is no recycled battery: a lot that awaits certificates is not closed.
  if (kind === lot) return state === 'recycled' || (state === handedOverState && into.length > 0)
  return massGrams === 0 && into.length > 0
}
