import { fewFaults } from '../../../domain/few-faults.ts'
import type { Fault, RefusalCode } from '../../../domain/refusal.ts'
import { RefusedError } from '../../http/problem.ts'

/** Throws a RefusedError when there are faults; a spectrum in the wrong unit has one at each of thousands of points. */
export function refuseFaults(faults: readonly Fault[], code: RefusalCode = 'invalid'): void {
  if (faults.length > 0) throw new RefusedError({ code, faults: fewFaults(faults) })
}
