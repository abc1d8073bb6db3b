import { houseRule } from '../source.ts'
import type { CycleKind } from './cycle.ts'

/** What was measured of a treatment, or is claimed of it: so much by a method after so many cycles. */
export interface AfterCycles {
  readonly method: string
  readonly cycle: CycleKind
  readonly cycles: number
  /** Hundredths of a percent, 0 to 10,000. */
  readonly resultBasisPoints: number
}

/** Why a claim ends where it does. */
export const testedBoundRule = houseRule(
  'A claim holds to the last number of cycles at which, and below which, every test by its method gave at least what is claimed; nothing is inferred beyond',
)

/**
 * The most cycles that a result may be claimed for: of the tests by the same method after the same kind of cycles, the last before one that
 * gave less. Undefined where none bears it. What nobody tested is claimed by nobody: 90 % at 0 and 50 washes bears 50, and not 51.
 */
export function testedBound(
  tests: readonly AfterCycles[],
  { method, cycle, resultBasisPoints }: Omit<AfterCycles, 'cycles'>,
): number | undefined {
  const own = tests
    .filter((test) => test.cycle === cycle && test.method === method)
    .toSorted((one, other) => one.cycles - other.cycles)
  const failed = own.find((test) => test.resultBasisPoints < resultBasisPoints)?.cycles
  return own.findLast(({ cycles }) => failed === undefined || cycles < failed)?.cycles
}

/** Whether a claim is borne by tests. */
export function isBorne(claim: AfterCycles, tests: readonly AfterCycles[]): boolean {
  return claim.cycles <= (testedBound(tests, claim) ?? -1)
}
