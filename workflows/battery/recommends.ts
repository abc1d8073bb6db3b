import { textIn } from '../../domain/fact-values.ts'
import type { Stream } from '../stream.ts'

/**
 * What usually comes next, by where a battery stands; of several the first that is open. What sets a battery apart is recommended only
 * where its class asks for it, and what gives it up only where nothing better is left.
 */
export const recommends: NonNullable<Stream['recommends']> = ({ state, kind, context }) => {
  switch (state) {
    case 'triaged':
      return textIn(context, 'damageClass') === 'green' ? ['isolated'] : ['isolated', 'quarantined']
    case 'isolated':
      return kind === 'pack' || kind === 'product' ? ['dismantled', 'tested'] : ['tested']
    case 'graded':
      return textIn(context, 'grade') === 'R' ? ['declared_waste'] : ['matched']
    default:
      return Object.hasOwn(usual, state) ? (usual[state] ?? []) : []
  }
}

const usual: Readonly<Record<string, readonly string[]>> = {
  taken_in: ['triaged'],
  quarantined: ['quarantine_detailed', 'released'],
  released: ['triaged'],
  isolation_failed: ['isolated'],
  dismantled: ['tested'],
  tested: ['graded'],
  retest: ['tested'],
  review: ['reviewed'],
  test_failed: ['declared_waste'],
  matched: ['assembled'],
  assembled: ['final_tested'],
  final_tested: ['listed', 'passport_issued'],
  final_test_failed: ['reworked', 'declared_waste'],
  passport_issued: ['listed'],
  listed: ['sold'],
  sold: ['put_into_service'],
  recalled: ['triaged'],
  declared_waste: ['quarantine_detailed', 'consigned'],
  prepared_for_repurposing: ['quarantine_detailed', 'triaged'],
  consigned: ['quarantine_detailed', 'received'],
  received: ['quarantine_detailed', 'lot_formed'],
  discrepancy: ['quarantine_detailed', 'received'],
  recycling: ['closed', 'processed'],
  awaiting_certificates: ['certified'],
  recovered: ['fraction_dispatched'],
  intermediate: ['fraction_dispatched'],
}
