import type { Receipt } from '../../domain/receipt.ts'
import { refusedReceipt } from './entry.ts'

/** Receipts of scans of which one was refused: nothing of the others was kept either, and their receipts say so. */
export function fallTogether(
  receipts: readonly (Receipt | { readonly id: string; readonly status: 'accepted' })[],
): readonly Receipt[] {
  const refused = receipts.find((one) => one.status === 'refused')
  if (refused === undefined) throw new RangeError('Cannot let scans fall: none was refused')
  return receipts.map((receipt) => {
    if (receipt.status === 'refused') return receipt
    const message = `Cannot record this scan alone: it goes with "${refused.id}", which was refused`
    return refusedReceipt(receipt.id, { code: refused.code, faults: [{ pointer: '', message }] })
  })
}
