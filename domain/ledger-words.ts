import type { Flow } from './flow-report.ts'
import type { Account, Movement } from './mass.ts'
import { type Words, words } from './words.ts'

/** What accounts of the mass ledger are called. */
export const accountWords: Readonly<Record<Account, Words>> = {
  stock: words('Stock of a batch', '批次存貨', '批次库存'),
  outside: words('Outside', '外部', '外部'),
  loss: words('Loss', '損耗', '损耗'),
  difference: words('Difference', '差額', '差额'),
}

/** Why a line of the ledger is there. */
export const movementWords: Readonly<Record<Movement, Words>> = {
  received: words('came in', '轉入', '转入'),
  dispatched: words('went out', '轉出', '转出'),
  consumed: words('was used', '投入', '投入'),
  produced: words('was made', '產出', '产出'),
  moved: words('was moved', '調撥', '调拨'),
  measured: words('was weighed again', '重新稱重', '重新称重'),
}

/** The figures of a flow report, in the order in which they explain the closing stock. */
export const flowWords = {
  openingGrams: words('Opening', '期初', '期初'),
  inGrams: words('In', '轉入', '转入'),
  producedGrams: words('Made', '產出', '产出'),
  movedInGrams: words('Moved in', '調入', '调入'),
  weighingDifferenceGrams: words('Found by weighing', '稱重差額', '称重差额'),
  outGrams: words('Out', '轉出', '转出'),
  consumedGrams: words('Used', '投入', '投入'),
  movedOutGrams: words('Moved out', '調出', '调出'),
  closingGrams: words('Closing', '期末', '期末'),
  addedGrams: words('Added', '加入', '加入'),
  lostGrams: words('Lost', '損耗', '损耗'),
  processDifferenceGrams: words('Process difference', '處理差額', '处理差额'),
} as const satisfies Readonly<Record<keyof Flow, Words>>
