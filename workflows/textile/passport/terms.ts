import type { PassportEvent, PassportStep } from '../../../domain/passport/passport-step.ts'
import type { PassportTerms } from '../../passport-terms.ts'
import { characteristicNames, says } from './says.ts'

/**
 * Passports of textiles: no law asks for them yet, so when they begin is a house rule. A yarn has one when it is packed, a
 * garment when it is knitted; a further test of what is inside makes a further version. Who holds a lot next is nobody's but
 * theirs, so a passport never names another holder.
 */
export const passport: PassportTerms = {
  stages: ['packed', 'knitted', 'fibre_tested'],
  stepOf,
  context: 'textile-passport-1',
  terms: characteristicNames,
  says,
}

function stepOf(
  { stage, state }: PassportEvent,
  before: readonly PassportEvent[],
): PassportStep | undefined {
  const was = (name: string) => before.some((event) => event.stage === name)
  switch (stage) {
    case 'packed':
      return was('packed') ? { does: 'continues', cause: 'tested' } : begins('packed')
    // The yarn that is used up in knitting is in the same event.
    case 'knitted':
      return state === 'knitted' ? begins('knitted') : undefined
    case 'fibre_tested':
      return { does: 'continues', cause: 'tested' }
    default:
      return undefined
  }
}

function begins(operation: string): PassportStep {
  return { does: 'begins', operation }
}
