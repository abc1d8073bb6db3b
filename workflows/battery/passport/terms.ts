import { textIn } from '../../../domain/fact-values.ts'
import type { PassportEvent, PassportStep } from '../../../domain/passport/passport-step.ts'
import type { PassportTerms } from '../../passport-terms.ts'
import { recycling } from './recycled.ts'
import { characteristicNames, says } from './says.ts'

/**
 * Passports of batteries by Regulation (EU) 2023/1542 Art. 77: a new one with each operation that puts another battery on the
 * market, a further version of the same with what happens to one that is no waste, and none once it is recycled.
 */
export const passport: PassportTerms = {
  stages: ['passport_issued', 'reworked', 'final_tested', 'listed', 'declared_waste'],
  stepOf,
  end: recycling,
  // Art. 77(7): linked to the passport or passports of the original battery, whoever answers for those.
  isOpen: true,
  context: 'battery-passport-1',
  terms: characteristicNames,
  says,
}

function stepOf(
  { stage, state, facts }: PassportEvent,
  before: readonly PassportEvent[],
): PassportStep | undefined {
  const lastOf = (name: string) => before.findLastIndex((event) => event.stage === name)
  const was = (name: string) => lastOf(name) >= 0
  if (stage === 'passport_issued') {
    return { does: 'begins', operation: textIn(facts, 'passportOperation') ?? '' }
  }
  // Repair and test of what is waste prepare it for a passport of its own; the one from before stays as it is.
  if (stage !== 'declared_waste' && lastOf('declared_waste') > lastOf('passport_issued'))
    return undefined
  switch (stage) {
    case 'reworked':
      return { does: 'continues', cause: 'repaired' }
    case 'final_tested':
      return state === 'final_tested' ? { does: 'continues', cause: 'tested' } : undefined
    case 'listed':
      return was('sold') ? { does: 'continues', cause: 're_used' } : undefined
    case 'declared_waste':
      return { does: 'continues', cause: 'became_waste' }
    default:
      return undefined
  }
}
