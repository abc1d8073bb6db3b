import { textIn } from '../../../domain/fact-values.ts'
import type { Field } from '../../../domain/field.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { words } from '../../../domain/words.ts'
import type { Situation } from '../../stream.ts'
import { states } from '../states.ts'

/** Where it goes back to. */
export const heldFromField: Field = {
  name: 'heldFrom',
  label: words('Stage before quarantine', '隔離前狀態', '隔离前状态'),
  type: 'choice',
  choices: states,
  audience: 'authority',
  carried: true,
}

/** Where batches that are set apart together go back to, one state for all; what is held already goes where it would have gone. */
export function heldFromOf(
  batches: Situation['batches'],
): { readonly heldFrom: string } | { readonly refused: readonly Fault[] } {
  const states = new Set(
    batches.map(({ state, context }) => {
      return state === 'quarantined' ? (textIn(context, heldFromField.name) ?? state) : state
    }),
  )
  const [heldFrom] = states
  if (states.size > 1 || heldFrom === undefined) {
    return { refused: [faultOf('/batches', 'held_from_several', { states: [...states] })] }
  }
  return { heldFrom }
}
