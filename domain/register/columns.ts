import type { Column } from './column.ts'
import { goodsColumns } from './goods-columns.ts'
import { partyColumns } from './party-columns.ts'
import { recordColumns } from './record-columns.ts'
import type { RegisterName } from './registers.ts'

/**
 * Version of the columns: an answer names it, so that whoever reads it knows which they are. 2 has the addresses of both sides and the code of the recovery or
 * disposal.
 */
export const columnsVersion = 2

const columns = { ...goodsColumns, ...partyColumns, ...recordColumns }
type ColumnName = keyof typeof columns

const what = [
  'day',
  'organisation',
  'facility',
  'batch',
  'stream',
  'kind',
  'material',
  'code',
] as const
const proof = ['record_time', 'hand_over', 'event', 'digest'] as const
const masses = [
  'grams',
  'offered_grams',
  'accepted_grams',
  'refused_grams',
  'difference_grams',
] as const
const sides = [
  'sender',
  'sender_address',
  'sender_licences',
  'carrier',
  'carrier_licence',
  'vehicle',
  'receiver',
  'receiver_address',
  'receiver_licences',
] as const
const papers = ['ticket', 'permit'] as const
const fate = ['refusal_reason', 'late', 'corrected', 'hand_over_state'] as const

/** Columns by register, in the order in which such registers have them: when and what, how much, from whom to whom, by which papers, and what came of it. */
const columnNames: Readonly<Record<RegisterName, readonly ColumnName[]>> = {
  incoming: [
    ...what,
    'danger',
    ...masses,
    'origin',
    ...sides,
    ...papers,
    'stage',
    ...fate,
    ...proof,
  ],
  outgoing: [
    ...what,
    'danger',
    ...masses,
    ...sides,
    'destination',
    ...papers,
    'stage',
    'operation',
    'went_on',
    ...fate,
    ...proof,
  ],
  held: [...what, 'danger', 'grams', 'stage', 'event', 'digest'],
  transported: [
    'day',
    'organisation',
    'batch',
    'stream',
    'kind',
    'material',
    'danger',
    'grams',
    'accepted_grams',
    'refused_grams',
    ...sides,
    ...papers,
    'late',
    'hand_over_state',
    'hand_over',
  ],
  processed: [...what, 'grams', 'stage', 'went_on', 'corrected', 'record_time', 'event', 'digest'],
  all: [
    'movement',
    ...what,
    'danger',
    ...masses,
    'origin',
    ...sides,
    'destination',
    ...papers,
    'stage',
    'operation',
    'went_on',
    ...fate,
    ...proof,
  ],
}

/** The columns of a register, in order. */
export function columnsOf(register: RegisterName): readonly Column[] {
  return columnNames[register].map((name): Column => ({ name, ...columns[name] }))
}
