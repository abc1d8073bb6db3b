import type { Movement } from '../mass.ts'
import { type Words, words } from '../words.ts'

/** The registers that whoever holds, carries or treats goods keeps, and all movements of them together. */
export const registers = {
  incoming: {
    label: words('Incoming', '轉入', '转入'),
    about: words(
      'What came in: from outside, from other organisations, and from other facilities of the same one.',
      '所有轉入的貨物：來自外部、其他機構，或同一機構的其他設施。',
      '所有转入的货物：来自外部、其他机构，或同一机构的其他设施。',
    ),
  },
  outgoing: {
    label: words('Outgoing', '轉出', '转出'),
    about: words(
      'What went out: to outside, to other organisations, and to other facilities of the same one.',
      '所有轉出的貨物：送往外部、其他機構，或同一機構的其他設施。',
      '所有转出的货物：送往外部、其他机构，或同一机构的其他设施。',
    ),
  },
  held: {
    label: words('Held', '存放', '存放'),
    about: words(
      'What lay there at the end of the period.',
      '期末仍存放的貨物。',
      '期末仍存放的货物。',
    ),
  },
  transported: {
    label: words('Transported', '運送', '运输'),
    about: words(
      'What left on its way in the period: carried or stored by the organisation, or sent by it with a carrier that does not work here.',
      '期內起運的貨物：由該機構承運或暫存，或由該機構交予未使用本系統的承運商運送。',
      '期内发运的货物：由该机构承运或暂存，或由该机构交给未使用本系统的承运人运输。',
    ),
  },
  processed: {
    label: words('Processed', '處理', '处理'),
    about: words(
      'What was worked: every batch that went into a process, and what came of it.',
      '所有經處理的貨物：每個投入處理的批次，以及所得的產物。',
      '所有经处理的货物：每个投入处理的批次，以及所得的产物。',
    ),
  },
  all: {
    label: words('All movements', '所有移動', '所有移动'),
    about: words(
      'Incoming, outgoing and processed in one order of time.',
      '按時間順序列出轉入、轉出及處理。',
      '按时间顺序列出转入、转出及处理。',
    ),
  },
} as const satisfies Record<string, { readonly label: Words; readonly about: Words }>
export type RegisterName = keyof typeof registers

/** Registers whose lines are lines of the mass ledger, so that their sums are those of the flow report. */
export const postedRegisters = ['incoming', 'outgoing', 'processed', 'all'] as const
export type PostedRegister = (typeof postedRegisters)[number]

/** Why a line stands in a register. A thing that was moved between facilities of one organisation went out of one and came into the other. */
export const lineMovements = {
  received: words('Came in', '轉入', '转入'),
  dispatched: words('Went out', '轉出', '转出'),
  moved_in: words('Moved in from own facility', '自本機構其他設施調入', '自本机构其他设施调入'),
  moved_out: words('Moved out to own facility', '調往本機構其他設施', '调往本机构其他设施'),
  consumed: words('Processed', '已處理', '已处理'),
  transported: words('Transported', '已運送', '已运输'),
  held: words('Held', '存放', '存放'),
} as const satisfies Record<string, Words>
export type LineMovement = keyof typeof lineMovements

/** Movements of the ledger that stand in a register, and whether those between facilities do: into one or out of one. */
export const postedMovements = {
  incoming: { movements: ['received'], moved: ['into'] },
  outgoing: { movements: ['dispatched'], moved: ['out'] },
  processed: { movements: ['consumed'], moved: [] },
  all: { movements: ['received', 'dispatched', 'consumed'], moved: ['into', 'out'] },
} as const satisfies Record<
  PostedRegister,
  { readonly movements: readonly Movement[]; readonly moved: readonly ('into' | 'out')[] }
>

/** What a ledger line is in a register: grams count as they came in, went out or were worked, negative where that was taken back. */
export function postedLine(
  movement: Movement,
  amount: number,
): { readonly movement: LineMovement; readonly grams: number } {
  switch (movement) {
    case 'received':
      return { movement: 'received', grams: amount }
    case 'dispatched':
      return { movement: 'dispatched', grams: -amount }
    case 'consumed':
      return { movement: 'consumed', grams: -amount }
    case 'moved':
      return amount > 0
        ? { movement: 'moved_in', grams: amount }
        : { movement: 'moved_out', grams: -amount }
    default:
      throw new RangeError(`Cannot enter "${movement}" in a register`)
  }
}

/** Whether a name is that of a register. */
export function isRegister(name: string): name is RegisterName {
  return Object.hasOwn(registers, name)
}
