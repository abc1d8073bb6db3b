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

/** How many events others recorded of each batch in between, by code, that the device did not know of when it said what would come. */
export function recordedBetween({
  answer,
  expected,
}: QueuedScan): readonly { readonly code: string; readonly n: number }[] {
  if (answer === undefined || !('decisions' in answer)) return []
  return answer.batches.flatMap(({ code = '', seq }) => {
    const n = seq - (expected?.places?.[code] ?? seq)
    return n > 0 ? [{ code, n }] : []
  })
}

/** Whatever the order of its names: a record that was kept as JSON comes back in another one. */
function isSame(one: FactValue | undefined, next: FactValue): boolean {
  if (one === undefined) return false
  return canonical(one) === canonical(next) || isSameMinute(one, next)
}

/** What a clock on a wall tells no difference between, in milliseconds: the time that a scan takes to arrive is no other decision. House rule. */
const unseenMilliseconds = 60_000

function isSameMinute(one: FactValue, next: FactValue): boolean {
  if (!isTime(one) || !isTime(next)) return false
  return Math.abs(Date.parse(one) - Date.parse(next)) < unseenMilliseconds
}

/** Whether a value is an instant, as ISO 8601 writes it. */
export function isTime(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)
}
