import type { Field } from '../domain/field.ts'
import { houseRule } from '../domain/source.ts'
import { words } from '../domain/words.ts'
import type { Stage } from './stream.ts'

const any = { least: 1, most: 1_000, kinds: [] } as const

const handOverField: Field = {
  name: 'handOver',
  label: words('Hand-over', '移交編號', '移交编号'),
  type: 'text',
  audience: 'legitimate_interest',
  source: houseRule('Both sides of a hand-over name it, so that their books can be compared'),
}

/** Where each batch stood before it was handed over, in the order of the batches. */
export const leftStateField: Field = {
  name: 'standing',
  label: words('Where it stood before', '移交前的狀態', '移交前的状态'),
  type: 'list',
  audience: 'holder',
}

/** Why something is taken back or corrected. */
export const reasonField: Field = {
  name: 'reason',
  label: words('Reason', '原因', '原因'),
  type: 'text',
  longest: 1_000,
  audience: 'legitimate_interest',
  source: houseRule('A correction is made in the open, with its reason'),
}

/** Id of the event that a correction corrects; anyone may see that it was corrected, and when. */
export const correctsField: Field = {
  name: 'corrects',
  label: words('Corrects event', '更正的事件', '更正的事件'),
  type: 'text',
  shownAs: 'nowhere',
  audience: 'public',
}

/** Id of the event that stands for one that was taken back. */
export const replacementField: Field = {
  name: 'replacement',
  label: words('Replaced by event', '取代此項的事件', '取代此项的事件'),
  type: 'text',
  shownAs: 'nowhere',
  audience: 'public',
  optional: true,
}

/** Pseudonyms of the two who agreed that goods are less dangerous than they were found; filled in when they sign, never sent. */
export const agreedByField: Field = {
  name: 'agreedBy',
  label: words('Agreed by', '同意者', '同意者'),
  type: 'list',
  optional: true,
  audience: 'holder',
  personal: true,
  source: houseRule('What makes goods look safer is corrected by two persons'),
}

const correctionFields: readonly Field[] = [
  handOverField,
  {
    name: 'correction',
    label: words('Correction', '更正編號', '更正编号'),
    type: 'text',
    audience: 'legitimate_interest',
    source: houseRule('Both sides name the correction that they agreed on'),
  },
  correctsField,
  reasonField,
]

/** Stages that a hand-over's steps record: passing to another organisation and back, and what both sides correct. */
export const custodyStages = {
  handed_over: {
    name: 'handed_over',
    request: 'hand_over',
    label: words('Handed over', '已移交', '已移交'),
    action: words('Hand over', '移交', '移交'),
    mass: 'dispatched',
    batches: any,
    fields: [handOverField],
    by: 'hand_over',
    epcis: {
      type: 'ObjectEvent',
      action: 'OBSERVE',
      bizStep: 'shipping',
      disposition: 'in_transit',
    },
  },
  taken_over: {
    name: 'taken_over',
    request: 'take_over',
    label: words('Received from another organisation', '從另一機構接收', '从另一机构接收'),
    action: words('Receive from another organisation', '接收移交', '接收移交'),
    mass: 'taken_over',
    outputs: any,
    fields: [handOverField],
    by: 'hand_over',
    // An acceptance that is far off waits for two persons; who they are stands in the step and not in the event.
    gapSignatures: ['decidedBy', 'agreedBy'],
    epcis: {
      type: 'ObjectEvent',
      action: 'OBSERVE',
      bizStep: 'receiving',
      disposition: 'in_progress',
    },
  },
  handed_back: {
    name: 'handed_back',
    request: 'hand_back',
    label: words('Refused and returned', '被拒收並已退回', '被拒收并已退回'),
    action: words('Take back refused goods', '收回被拒收貨物', '收回被拒收货物'),
    mass: 'returned',
    batches: any,
    whenSpent: true,
    fields: [handOverField, leftStateField],
    by: 'hand_over',
    epcis: {
      type: 'ObjectEvent',
      action: 'OBSERVE',
      bizStep: 'receiving',
      disposition: 'returned',
    },
  },
  hand_over_corrected: {
    name: 'hand_over_corrected',
    request: 'correct_hand_over',
    label: words('Hand-over corrected', '移交已更正', '移交已更正'),
    action: words('Correct hand-over', '更正移交', '更正移交'),
    mass: 'dispatch_corrected',
    batches: any,
    whenSpent: true,
    fields: correctionFields,
    by: 'hand_over',
    epcis: {
      type: 'ObjectEvent',
      action: 'OBSERVE',
      bizStep: 'shipping',
      disposition: 'in_transit',
    },
  },
  take_over_corrected: {
    name: 'take_over_corrected',
    request: 'correct_take_over',
    label: words('Taking over corrected', '接收已更正', '接收已更正'),
    action: words('Correct taking over', '更正接收', '更正接收'),
    mass: 'receipt_corrected',
    batches: any,
    whenSpent: true,
    fields: correctionFields,
    by: 'hand_over',
    epcis: {
      type: 'ObjectEvent',
      action: 'OBSERVE',
      bizStep: 'receiving',
      disposition: 'in_progress',
    },
  },
} as const satisfies Readonly<Record<string, Stage>>

/**
 * Which of them goods are booked as: when they leave, come in and go back, and when a correction changes what was sent or
 * accepted.
 */
export const bookedAs = {
  dispatch: 'handed_over',
  decide: 'taken_over',
  return: 'handed_back',
  sent: 'hand_over_corrected',
  accepted: 'take_over_corrected',
} as const satisfies Record<string, keyof typeof custodyStages>
/** What books goods. */
export type Books = keyof typeof bookedAs
