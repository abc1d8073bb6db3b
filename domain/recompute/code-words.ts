import type { Account, Movement } from '../mass.ts'
import { type Words, words } from '../words.ts'

/** What accounts of the ledger are called. */
export const accountWords = {
  stock: words('On a batch', '批次存貨', '批次库存'),
  outside: words('Outside', '場外', '场外'),
  loss: words('Lost', '損耗', '损耗'),
  difference: words('Difference between measurements', '量度差額', '测量差额'),
} as const satisfies Readonly<Record<Account, Words>>

/** Why a line of the ledger is there. */
export const movementWords = {
  received: words('Came in', '轉入', '转入'),
  dispatched: words('Went out', '轉出', '转出'),
  consumed: words('Went into a process', '投入工序', '投入工序'),
  produced: words('Came out of a process', '工序產出', '工序产出'),
  moved: words('Moved between facilities', '設施之間調動', '设施之间调动'),
  measured: words('Found by measuring', '量度所得', '测量所得'),
} as const satisfies Readonly<Record<Movement, Words>>

/** The figures of a flow report, in the order in which they explain the closing stock. */
export const figureWords = {
  openingGrams: words('Opening stock', '期初存貨', '期初库存'),
  inGrams: words('In', '轉入', '转入'),
  producedGrams: words('Produced', '產出', '产出'),
  movedInGrams: words('Moved in', '調入', '调入'),
  weighingDifferenceGrams: words('Found or missed by weighing', '磅差', '称量差额'),
  outGrams: words('Out', '轉出', '转出'),
  consumedGrams: words('Consumed', '投入', '投入'),
  movedOutGrams: words('Moved out', '調出', '调出'),
  closingGrams: words('Closing stock', '期末存貨', '期末库存'),
  addedGrams: words('Added in a process', '工序中加入', '工序中加入'),
  lostGrams: words('Lost in a process', '工序損耗', '工序损耗'),
  processDifferenceGrams: words('Difference of a process', '工序差額', '工序差额'),
} as const satisfies Readonly<Record<string, Words>>
