import { setup, transition } from 'xstate'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { type Words, words } from '../domain/words.ts'

/** Where a hand-over stands. */
export const handOverStates = {
  offered: words('Offered', '已提出', '已提出'),
  in_transport: words('In transport', '運送中', '运输中'),
  stored: words('In temporary storage', '暫存中', '暂存中'),
  received: words('Arrived, not yet decided', '已送達，待驗收', '已送达，待验收'),
  accepted: words('Accepted', '已驗收', '已验收'),
  part_accepted: words('Accepted in part', '部分驗收', '部分验收'),
  refused: words('Refused', '已拒收', '已拒收'),
  returned: words(
    'Closed, refused goods returned',
    '已結案，拒收貨物已退回',
    '已结案，拒收货物已退回',
  ),
  cancelled: words('Cancelled', '已取消', '已取消'),
} as const satisfies Record<string, Words>
export type HandOverState = keyof typeof handOverStates

/** What a side may do, each step signed by whoever does it. */
export const handOverSteps = {
  offer: words('Offer', '提出移交', '提出移交'),
  dispatch: words('Hand to the carrier', '交付運送', '交付运输'),
  transfer: words('Change the carrier', '更換承運商', '更换承运人'),
  store: words('Put into temporary storage', '放入暫存', '放入暂存'),
  decline: words('Decline to carry or store', '拒絕承運或存放', '拒绝承运或存放'),
  receive: words('Confirm arrival', '確認送達', '确认送达'),
  decide: words('Accept or refuse', '驗收或拒收', '验收或拒收'),
  return: words('Confirm the return', '確認退回', '确认退回'),
  cancel: words('Cancel', '取消', '取消'),
} as const satisfies Record<string, Words>
export type HandOverStep = keyof typeof handOverSteps

/** Part that an organisation has in a hand-over. */
export const handOverParties = {
  sender: words('Sender', '移交方', '移交方'),
  receiver: words('Receiver', '接收方', '接收方'),
  custodian: words('Carrier or store', '承運商或暫存方', '承运人或暂存方'),
} as const satisfies Record<string, Words>
export type Party = keyof typeof handOverParties

/**
 * Who may take a step; the custodian is the carrier or the store that holds the goods now, and nobody who held them before.
 * Whoever was named without having agreed declines; until the goods arrive the sender answers for them.
 */
export const stepParties: Readonly<Record<HandOverStep, readonly Party[]>> = {
  offer: ['sender'],
  dispatch: ['sender', 'custodian'],
  transfer: ['sender', 'custodian'],
  store: ['sender', 'custodian'],
  decline: ['custodian'],
  receive: ['receiver'],
  decide: ['receiver'],
  return: ['sender'],
  cancel: ['sender'],
}

/** Why goods are refused; a closed list, so that refusals can be counted. */
export const refusalReasons = {
  damaged: words('Damaged', '損壞', '损坏'),
  not_as_described: words('Not as described', '與描述不符', '与描述不符'),
  contaminated: words('Contaminated', '受污染', '受污染'),
  missing: words('Did not arrive', '未送達', '未送达'),
  mass_differs: words('Mass differs', '重量不符', '重量不符'),
  papers_missing: words('Papers missing or wrong', '文件缺失或有誤', '文件缺失或有误'),
  not_permitted: words('Not permitted at this facility', '此設施不獲准處理', '此设施不获准处理'),
  unsafe: words('Unsafe to unload', '卸貨不安全', '卸货不安全'),
  other: words('Other, see note', '其他，見備註', '其他，见备注'),
} as const satisfies Record<string, Words>
export type RefusalReason = keyof typeof refusalReasons

interface Decided {
  readonly accepted: number
  readonly refused: number
}

type StepEvent =
  | { readonly type: Exclude<HandOverStep, 'decide' | 'offer'> }
  | ({ readonly type: 'decide' } & Decided)

/** Version of the machine; stored beside each hand-over, so that an older one stays readable. */
export const handOverVersion = 2

/** Custody from one organisation to another. Goods leave the sender's books with the first `dispatch`. */
export const handOverMachine = setup({
  types: { events: {} as StepEvent },
  guards: {
    nothingRefused: ({ event }) => event.type === 'decide' && event.refused === 0,
    nothingAccepted: ({ event }) => event.type === 'decide' && event.accepted === 0,
  },
}).createMachine({
  id: 'hand-over',
  initial: 'offered',
  states: {
    offered: { on: { dispatch: 'in_transport', cancel: 'cancelled' } },
    in_transport: {
      on: {
        transfer: { target: 'in_transport', reenter: true },
        store: 'stored',
        receive: 'received',
        decline: { target: 'in_transport', reenter: true },
      },
    },
    stored: {
      on: {
        dispatch: 'in_transport',
        receive: 'received',
        decline: { target: 'stored', reenter: true },
      },
    },
    received: {
      on: {
        decide: [
          { guard: 'nothingRefused', target: 'accepted' },
          { guard: 'nothingAccepted', target: 'refused' },
          { target: 'part_accepted' },
        ],
      },
    },
    accepted: { type: 'final' },
    part_accepted: { on: { return: 'returned' } },
    refused: { on: { return: 'returned' } },
    returned: { type: 'final' },
    cancelled: { type: 'final' },
  },
})

/** The state after a step, or the refusal that names the steps that are open. */
export function stepHandOver(state: HandOverState, event: StepEvent): HandOverState | Refusal {
  const snapshot = handOverMachine.resolveState({ value: state, context: {} })
  if (!snapshot.can(event)) {
    const open = openSteps(state)
    const says = open.length === 0 ? 'no_step_open' : 'step_not_open'
    return refuse('step_not_open', '/step', [says, { step: event.type, state, open }])
  }
  const [next] = transition(handOverMachine, snapshot, event)
  return next.value as HandOverState
}

/** Steps that may follow from a state. */
export function openSteps(state: HandOverState): readonly HandOverStep[] {
  const node = handOverMachine.states[state]
  const events = [...(node?.transitions.keys() ?? [])]
  return events.filter((name): name is HandOverStep => name in handOverSteps)
}
