import { type HandOverState, stepHandOver } from '../../workflows/hand-over.ts'
import type { StepRow, StoredHandOver } from '../store/custody/hand-overs.ts'
import { type Statement, statementOf } from './statement.ts'

/**
 * A hand-over as whoever carried or stored its goods last saw it: up to the step by which they left its custody. What comes
 * after is between others. Whoever holds them now sees all of it, which is no decision yet.
 */
export function seenByCarrier(
  handOver: StoredHandOver,
  steps: readonly StepRow[],
  slug: string,
): { handOver: StoredHandOver; steps: readonly StepRow[] } {
  const last = lastStepSeen(steps, slug)
  if (last === undefined) return { handOver, steps }
  const seen = steps.filter(({ step }) => step <= last)
  const isArrived = seen.at(-1)?.kind === 'receive'
  const to = isArrived ? handOver.to : null
  return {
    handOver: { ...handOver, state: stateAfter(seen), to, retainUntil: null },
    steps: seen,
  }
}

/** The step by which the goods left this organisation's custody for the last time; undefined while it holds them. */
function lastStepSeen(steps: readonly StepRow[], slug: string): number | undefined {
  let isHeld = false
  let last = 0
  for (const step of steps) {
    const next = holderAfter(step, statementOf(step))
    if (next === 'as before') continue
    if (isHeld) last = step.step
    isHeld = next === slug
  }
  return isHeld ? undefined : last
}

/** Short name of whoever holds the goods after a step, where that is an organisation here. */
function holderAfter({ kind }: StepRow, statement: Statement | undefined): string | undefined {
  switch (kind) {
    case 'dispatch':
    case 'transfer':
      return statement?.request.carrier?.organisation?.trim()
    case 'store':
      return statement?.request.store?.organisation?.trim()
    case 'decline':
    case 'receive':
    case 'cancel':
      return undefined
    default:
      return 'as before'
  }
}

/** The state that steps come to, up to the arrival of the goods. */
function stateAfter(steps: readonly StepRow[]): HandOverState {
  let state: HandOverState = 'offered'
  for (const { kind } of steps) {
    switch (kind) {
      case 'dispatch':
      case 'transfer':
      case 'store':
      case 'decline':
      case 'receive':
      case 'cancel': {
        const next = stepHandOver(state, { type: kind })
        if (typeof next === 'string') state = next
      }
    }
  }
  return state
}
