import type { Flow } from '../../domain/flow-report.ts'

/** A flow in which nothing was and nothing happened. */
export const noFlow: Flow = {
  openingGrams: 0,
  inGrams: 0,
  producedGrams: 0,
  movedInGrams: 0,
  outGrams: 0,
  consumedGrams: 0,
  movedOutGrams: 0,
  weighingDifferenceGrams: 0,
  closingGrams: 0,
  addedGrams: {},
  lostGrams: {},
  processDifferenceGrams: 0,
}
