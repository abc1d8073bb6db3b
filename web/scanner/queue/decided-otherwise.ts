import type { FactValue } from '../../../domain/field.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import type { QueuedScan } from './queued-scan.ts'

/** Something that the server decided otherwise than the device told the person. */
export type Otherwise =
  | {
      readonly what: 'state'
      readonly code: string
      readonly expected: string
      readonly decided: string
    }
  | {
      readonly what: 'decision'
      readonly name: string
      readonly expected: FactValue
      readonly decided?: FactValue
    }

/** What the server decided otherwise than the device expected, of a recorded scan; a refused one says so itself. */
export function decidedOtherwise({ answer, expected }: QueuedScan): readonly Otherwise[] {
  if (answer === undefined || expected === undefined || !('decisions' in answer)) return []
  const states = new Map(answer.batches.map(({ code, state }) => [code, state]))
  const { states: expectedStates = {}, decisions = {} } = expected
  return [
    ...Object.entries(expectedStates).flatMap(([code, state]): Otherwise[] => {
      const decided = states.get(code)
      if (decided === undefined || decided === state) return []
      return [{ what: 'state', code, expected: state, decided }]
    }),
    ...Object.entries(decisions).flatMap(([name, value]): Otherwise[] => {
      const decided = answer.decisions[name]
      if (isSame(decided, value)) return []
      return [
        { what: 'decision', name, expected: value, ...(decided !== undefined && { decided }) },
      ]
    }),
  ]
}

/** Whatever the order of its names: a record that was kept as JSON comes back in another one. */
function isSame(one: FactValue | undefined, next: FactValue): boolean {
  return one !== undefined && canonical(one) === canonical(next)
}
