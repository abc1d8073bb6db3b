import { and, setup } from 'xstate'
import type { MachineContext, MachineEvent } from '../stream.ts'
import { guards } from './guards.ts'

/** Possible from every state in which something is there that could burn. */
const alarm = { quarantine: 'quarantined', quarantine_at_once: 'quarantined' } as const

/** Where something in quarantine may stand, what an emergency left open is said. */
const heldIn = <State extends string>(state: State) =>
  ({ ...alarm, detail_quarantine: { guard: 'details_missing', target: state } }) as const

const testing = [
  { guard: 'test_complete', target: 'tested' },
  { guard: 'test_to_review', target: 'review' },
  { guard: 'test_failed_twice', target: 'test_failed' },
  { target: 'retest' },
] as const

const isolating = [
  { guard: and(['may_be_isolated', 'insulation_holds', 'safe_to_touch']), target: 'isolated' },
  { guard: and(['may_be_isolated', 'insulation_holds']), target: 'isolation_failed' },
] as const

const receiving = [
  { guard: 'reception_as_sent', target: 'received' },
  { target: 'discrepancy' },
] as const

/**
 * Which request leads where. Decisions are computed before the machine is asked, so it only chooses by them; a
 * quarantine on the way to the recycler ends where it began, so that nothing leaves the waste chain through it.
 */
export const machine = setup({
  types: {} as { context: MachineContext; events: MachineEvent },
  guards,
}).createMachine({
  id: 'battery',
  initial: 'new',
  context: { facts: {}, kind: '' },
  states: {
    new: {
      on: {
        take_in: 'taken_in',
        dismantle: [
          { guard: 'is_output', target: 'recovered' },
          { guard: 'is_intermediate', target: 'intermediate' },
          { target: 'dismantled' },
        ],
        assemble: 'assembled',
        form_lot: [{ guard: 'is_held', target: 'quarantined' }, { target: 'recycling' }],
        process: [{ guard: 'is_output', target: 'recovered' }, { target: 'intermediate' }],
      },
    },
    taken_in: {
      on: { ...alarm, triage: { guard: 'weighed', target: 'triaged' }, return: 'returned' },
    },
    returned: { type: 'final' },
    triaged: { on: { ...alarm, isolate: isolating, declare_waste: 'declared_waste' } },
    quarantined: {
      on: {
        ...heldIn('quarantined'),
        release: [
          { guard: 'is_lot', target: 'recycling' },
          { guard: 'is_output', target: 'recovered' },
          { guard: 'is_intermediate', target: 'intermediate' },
          { guard: 'was_received', target: 'received' },
          { guard: 'is_waste', target: 'declared_waste' },
          { target: 'released' },
        ],
        declare_waste: 'declared_waste',
      },
    },
    released: { on: { ...alarm, triage: 'triaged', declare_waste: 'declared_waste' } },
    isolated: {
      on: {
        ...alarm,
        isolate: isolating,
        dismantle: 'dismantled',
        test: testing,
        rework: { guard: 'is_product', target: 'assembled' },
      },
    },
    isolation_failed: { on: { ...alarm, isolate: isolating } },
    dismantled: { on: { ...alarm, dismantle: 'dismantled', test: testing } },
    tested: { on: { ...alarm, test: testing, grade: 'graded', declare_waste: 'declared_waste' } },
    retest: { on: { ...alarm, test: testing, declare_waste: 'declared_waste' } },
    review: {
      on: {
        ...alarm,
        review: [
          { guard: 'review_accepted', target: 'tested' },
          { guard: 'review_asks_retest', target: 'retest' },
          { target: 'test_failed' },
        ],
      },
    },
    test_failed: { on: { ...alarm, declare_waste: 'declared_waste' } },
    graded: {
      on: {
        ...alarm,
        match: { guard: and(['grade_allows_reuse', 'traceability_complete']), target: 'matched' },
        test: testing,
        declare_waste: 'declared_waste',
      },
    },
    matched: { on: { ...alarm, unmatch: 'graded', assemble: 'assembled' } },
    assembled: {
      on: {
        ...alarm,
        final_test: [
          { guard: 'final_test_passed', target: 'final_tested' },
          { target: 'final_test_failed' },
        ],
      },
    },
    final_tested: {
      on: {
        ...alarm,
        issue_passport: { guard: 'responsibility_accepted', target: 'passport_issued' },
        list: { guard: 'has_passport', target: 'listed' },
        rework: 'assembled',
        declare_waste: 'declared_waste',
      },
    },
    final_test_failed: {
      on: { ...alarm, rework: 'assembled', declare_waste: 'declared_waste' },
    },
    passport_issued: { on: { ...alarm, list: 'listed' } },
    listed: { on: { ...alarm, list: 'listed', sell: 'sold' } },
    sold: { on: { ...alarm, put_into_service: 'in_service', recall: 'recalled' } },
    in_service: { on: { ...alarm, recall: 'recalled' } },
    recalled: { on: { ...alarm, triage: 'triaged' } },
    declared_waste: {
      on: {
        ...heldIn('declared_waste'),
        consign: 'consigned',
        prepare_for_repurposing: 'prepared_for_repurposing',
      },
    },
    prepared_for_repurposing: { on: { ...heldIn('prepared_for_repurposing'), triage: 'triaged' } },
    consigned: { on: { ...heldIn('consigned'), receive: receiving } },
    discrepancy: { on: { ...heldIn('discrepancy'), receive: receiving } },
    received: {
      on: {
        ...heldIn('received'),
        form_lot: 'recycling',
        prepare_for_repurposing: 'prepared_for_repurposing',
      },
    },
    recycling: {
      on: {
        ...alarm,
        process: 'recycling',
        close: [
          { guard: and(['nothing_left', 'all_certified']), target: 'recycled' },
          { guard: 'nothing_left', target: 'awaiting_certificates' },
        ],
      },
    },
    awaiting_certificates: {
      on: {
        certify: [
          { guard: 'all_certified', target: 'recycled' },
          { target: 'awaiting_certificates' },
        ],
      },
    },
    recycled: { type: 'final' },
    recovered: { on: { ...alarm, dispatch_fraction: 'dispatched' } },
    intermediate: { on: { ...alarm, dispatch_fraction: 'dispatched' } },
    dispatched: { type: 'final' },
  },
})
