import type { Answer } from '../../../domain/receipt.ts'

/** Columns that a table is given back with, after its own. */
export const receiptColumns = [
  'receipt_status',
  'receipt_id',
  'receipt_time',
  'receipt_digest',
  'receipt_states',
  'receipt_warnings',
  'receipt_code',
  'receipt_faults',
] as const

/** A receipt as cells in the order of `receiptColumns`. */
export function receiptCells(receipt: Answer): readonly string[] {
  if (receipt.status === 'refused') {
    const faults = receipt.faults.map(({ pointer, message }) =>
      pointer === '' ? message : `${pointer}: ${message}`,
    )
    const { status, id, code } = receipt
    // Longer than this no cell of a spreadsheet may be.
    return [status, id ?? '', '', '', '', '', code, faults.join(' | ').slice(0, 32_000)]
  }
  if (receipt.status === 'proposed') {
    const { status, id, approval, missing, expires } = receipt
    const waits = `waits as approval ${approval} for ${missing} more to sign, until ${expires}`
    return [status, id, '', '', '', waits, '', '']
  }
  const { status, id, recordTime, digest, batches, warnings } = receipt
  const states = batches.map(({ code, batch, state }) => `${code ?? batch}: ${state}`)
  const cells = [status, id, recordTime, digest, states.join('; '), warnings.join(' | '), '', '']
  return cells.map((text) => text.slice(0, 32_000))
}
