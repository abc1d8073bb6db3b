import type { Receipt } from '../../domain/receipt.ts'
import { refusedReceipt } from './entry.ts'

/** Receipts of scans of which one was refused: nothing of the others was kept either. They get its code and no fault. */
export function fallTogether(
  receipts: readonly (Receipt | { readonly id: string; readonly status: 'accepted' })[],
): readonly Receipt[] {
  const refused = receipts.find((one) => one.status === 'refused')
  if (refused === undefined) throw new RangeError('Cannot let scans fall: none was refused')
  return receipts.map((receipt) => {
    if (receipt.status === 'refused') return receipt
    return refusedReceipt(receipt.id, { code: refused.code, faults: [] })
  })
}
