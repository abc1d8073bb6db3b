import type { BatchState } from '../../domain/event.ts'
import type { Receipt } from '../../domain/receipt.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { looksSafer } from '../../workflows/reverse.ts'
import { type Entry, refusedReceipt } from './entry.ts'
import type { Workbench } from './workbench.ts'

/** Batches as they were before anything of a gathering was decided, by id. */
export type Before = ReadonlyMap<string, BatchState>

/** How everything on the bench stands. */
export function statesOn(bench: Workbench): Before {
  return new Map([...bench.byId].map(([id, { state }]) => [id, state]))
}

/**
 * Judges corrections by their outcome: the event that is taken back and what stands in its place, together. Nobody alone makes
 * a batch look safer than it was found, and raising its class is open. What two persons agreed on stands.
 */
export function judgeCorrections(
  receipts: readonly Receipt[],
  { entries, bench, before }: { entries: readonly Entry[]; bench: Workbench; before: Before },
): readonly Receipt[] {
  return receipts.map((receipt, index) => {
    const { correcting, stream, scan } = entries[index] ?? {}
    if (correcting === undefined || correcting.agreedBy !== undefined) return receipt
    if (stream === undefined || scan === undefined || receipt.status === 'refused') return receipt
    const faults = [...before].flatMap(([id, stood]): Fault[] => {
      const after = bench.byId.get(id)?.state
      if (after === undefined || !looksSafer(stream, stood, after)) return []
      return [faultOf('/reverses', 'reversal_lowers', { batch: stood.code })]
    })
    if (faults.length === 0) return receipt
    return refusedReceipt(scan.id, { code: 'second_person_needed', faults })
  })
}
