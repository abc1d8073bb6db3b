import { setup, transition } from 'xstate'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { houseRule } from '../domain/source.ts'
import { type Words, words } from '../domain/words.ts'
import type { HandOverState, Party } from './hand-over.ts'

/** Where a correction of a hand-over stands. */
export const correctionStates = {
  proposed: words('Waits for consent', '待同意', '待同意'),
  consented: words('Agreed and posted', '雙方同意並已入帳', '双方同意并已入账'),
  declined: words('Declined', '已拒絕', '已拒绝'),
  withdrawn: words('Withdrawn', '已撤回', '已撤回'),
  expired: words('Not answered in time', '逾期未答覆', '逾期未答复'),
} as const satisfies Record<string, Words>
export type CorrectionState = keyof typeof correctionStates

/** What either side may do, each a signed step in the hand-over's own chain. */
export const correctionSteps = {
  correct_propose: words('Propose a correction', '提出更正', '提出更正'),
  correct_consent: words('Consent to the correction', '同意更正', '同意更正'),
  correct_decline: words('Decline the correction', '拒絕更正', '拒绝更正'),
  correct_withdraw: words('Withdraw the correction', '撤回更正', '撤回更正'),
} as const satisfies Record<string, Words>
export type CorrectionStep = keyof typeof correctionSteps

/** Hand-overs that may be corrected: both sides have signed for the mass. */
export const correctableStates: readonly HandOverState[] = ['accepted', 'part_accepted', 'returned']

/**
 * Why the figures are wrong; a closed list, since it tells what becomes of the grams. `mass_wrong`: all of it went along, and
 * what was written of its mass was wrong, so the gap is a difference between measurements. `quantity_wrong`: less or more
 * went along, so the gap stays with the sender or comes off what the sender has left.
 */
export const correctionReasons = {
  mass_wrong: words('Mass weighed or entered wrongly', '重量稱錯或寫錯', '重量称错或写错'),
  quantity_wrong: words('A different quantity was sent', '實際發出數量不同', '实际发出数量不同'),
} as const satisfies Record<string, Words>
export type CorrectionReason = keyof typeof correctionReasons

/** Days within which the other side answers, when the proposal names no other. */
export const answerDays = {
  usual: 14,
  most: 90,
  source: houseRule('Two weeks are enough to look at a scale’s print-out, a quarter for a dispute'),
} as const

/** A correction: one side proposes, the other alone can let it be booked. */
export const correctionMachine = setup({
  types: { events: {} as { type: Exclude<CorrectionStep, 'correct_propose'> | 'expire' } },
}).createMachine({
  id: 'correction',
  initial: 'proposed',
  states: {
    proposed: {
      on: {
        correct_consent: 'consented',
        correct_decline: 'declined',
        correct_withdraw: 'withdrawn',
        expire: 'expired',
      },
    },
    consented: { type: 'final' },
    declined: { type: 'final' },
    withdrawn: { type: 'final' },
    expired: { type: 'final' },
  },
})

/** Who may answer and who may take back: never the same side. */
export function correctionStepsOf(
  state: CorrectionState,
  { part, proposedBy }: { part: Party; proposedBy: Party },
): readonly CorrectionStep[] {
  if (state !== 'proposed' || part === 'custodian') return []
  return part === proposedBy ? ['correct_withdraw'] : ['correct_consent', 'correct_decline']
}

/** The state after an answer, or the refusal that says where the correction stands. */
export function stepCorrection(
  state: CorrectionState,
  step: Exclude<CorrectionStep, 'correct_propose'>,
): CorrectionState | Refusal {
  const snapshot = correctionMachine.resolveState({ value: state, context: {} })
  if (snapshot.can({ type: step })) {
    const [next] = transition(correctionMachine, snapshot, { type: step })
    return next.value as CorrectionState
  }
  return refuse('step_not_open', '/step', ['correction_ended', { state }])
}
