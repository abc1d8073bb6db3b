import { setup } from 'xstate'
import type { MachineContext, MachineEvent } from '../stream.ts'
import { guards } from './guards.ts'

/** Every step of a line takes all of its input; which of them comes next is in the batch's route. */
const line = {
  sanitise: 'used_up',
  prepare: 'used_up',
  colour_sort: 'used_up',
  store: 'used_up',
  open: 'used_up',
  sanitise_uv: [
    { guard: 'reduction_reached', target: 'uv_sanitised' },
    { guard: 'reduction_to_repeat', target: 'uv_failed' },
    { target: 'rejected' },
  ],
  test_fibre: 'fibre_tested',
} as const

const fibreLine = { ...line, blend: 'used_up', card: 'used_up', ship: 'shipped' } as const

const bySanitising = [
  { guard: 'reduction_reached', target: 'sanitised' },
  { guard: 'reduction_to_repeat', target: 'sanitise_failed' },
  { target: 'rejected' },
] as const

const byOpening = [
  { guard: 'unopened_left', target: 'to_recirculate' },
  { target: 'opened' },
] as const

/** Where a batch may be held, with what else may follow there. */
const atRest = {
  collected: { receive: 'received', reclassify: 'collected' },
  received: { sort: 'used_up', reclassify: 'received' },
  fibre_received: { blend: 'used_up' },
  sorted: { ...line, ship: 'shipped', reclassify: 'sorted' },
  reuse_stock: { list: { guard: 'assessed_for_reuse', target: 'listed' } },
  repair_stock: { repair: 'reuse_stock' },
  downcycling_stock: { ship: 'shipped' },
  listed: {
    list: { guard: 'assessed_for_reuse', target: 'listed' },
    resell: 'resold',
    recall: 'recalled',
  },
  sanitise_failed: { sanitise: 'used_up' },
  sanitised: line,
  metal_left: { prepare: 'used_up' },
  prepared: line,
  colour_uncertain: { decide_colour: 'colour_sorted', colour_sort: 'used_up' },
  colour_sorted: line,
  stored: line,
  to_recirculate: { recirculate: 'used_up' },
  opened: fibreLine,
  uv_failed: { sanitise_uv: line.sanitise_uv },
  uv_sanitised: fibreLine,
  fibre_tested: fibreLine,
  blended: { card: 'used_up', test_fibre: 'blended' },
  carded_drawn: { spin: 'used_up', test_fibre: 'carded_drawn' },
  spun: { knit: 'used_up', pack: 'packed', test_fibre: 'spun' },
  knitted: { ship: 'shipped', recall: 'recalled' },
  packed: {
    knit: 'used_up',
    pack: 'packed',
    ship: 'shipped',
    test_fibre: 'packed',
    recall: 'recalled',
  },
} as const

/** Everywhere but at the end a batch may be set apart, and its legal status assessed. */
const open = Object.fromEntries(
  Object.entries(atRest).map(([state, on]) => [
    state,
    {
      on: {
        ...on,
        quarantine: 'quarantined',
        quarantine_at_once: 'quarantined',
        assess_status: state,
      },
    },
  ]),
)

const waysBack = [...Object.keys(atRest), 'recalled'].map((state) => ({
  guard: { type: 'was_held_in' as const, params: { state } },
  target: state,
}))

/**
 * Which request leads where. What a step works is used up and what it makes is new, so masses never count twice; the
 * order of the line is the route's, not the machine's.
 */
export const machine = setup({
  types: {} as { context: MachineContext; events: MachineEvent },
  guards,
}).createMachine({
  id: 'textile',
  initial: 'new',
  context: { facts: {}, kind: '' },
  states: {
    new: {
      on: {
        collect: 'collected',
        receive_fibre: 'fibre_received',
        sort: [
          { guard: 'for_reuse', target: 'reuse_stock' },
          { guard: 'for_repair', target: 'repair_stock' },
          { guard: 'for_fibre', target: 'sorted' },
          { guard: 'for_downcycling', target: 'downcycling_stock' },
          { target: 'rejected' },
        ],
        sanitise: bySanitising,
        prepare: [{ guard: 'hardware_out', target: 'prepared' }, { target: 'metal_left' }],
        colour_sort: [
          { guard: 'colour_sure', target: 'colour_sorted' },
          { target: 'colour_uncertain' },
        ],
        store: 'stored',
        open: byOpening,
        recirculate: byOpening,
        blend: 'blended',
        card: 'carded_drawn',
        spin: 'spun',
        knit: 'knitted',
      },
    },
    ...open,
    quarantined: {
      on: {
        quarantine_at_once: 'quarantined',
        detail_quarantine: { guard: 'details_missing', target: 'quarantined' },
        release: waysBack,
        reject: 'rejected',
      },
    },
    rejected: { on: { dispose: 'disposed' } },
    shipped: { on: { recall: 'recalled' } },
    resold: { on: { recall: 'recalled' } },
    recalled: {
      on: {
        quarantine: { guard: 'goods_left', target: 'quarantined' },
        quarantine_at_once: { guard: 'goods_left', target: 'quarantined' },
      },
    },
    disposed: { type: 'final' },
    used_up: { type: 'final' },
  },
})
