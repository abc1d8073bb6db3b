import type { Fault, RefusalCode } from '../../domain/refusal.ts'
import { RefusedError } from '../problem.ts'

/** How many faults one answer names; a spectrum in the wrong unit has one at each of thousands of points. */
const mostFaults = 100

/** Throws a RefusedError when there are faults: every one, or the first hundred and how many more. */
export function refuseFaults(faults: readonly Fault[], code: RefusalCode = 'invalid'): void {
  if (faults.length === 0) return
  if (faults.length <= mostFaults) throw new RefusedError({ code, faults })
  const message = `Cannot name all faults here: ${faults.length - mostFaults} more follow`
  const named = [...faults.slice(0, mostFaults), { pointer: '', message }]
  throw new RefusedError({ code, faults: named })
}
