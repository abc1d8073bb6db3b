import type { Event, Scan } from '../../domain/event.ts'
import type { Subject } from '../../domain/proof/envelope.ts'
import type { Accepted } from '../../domain/receipt.ts'
import { warningText } from '../../domain/warning.ts'

/** The receipt of an event, the same from the event just made and from the one read back for a duplicate. */
export function receiptOf(
  status: Accepted['status'],
  scan: Scan,
  { event, subjects, digest }: { event: Event; subjects: readonly Subject[]; digest: string },
): Accepted {
  const states = [...event.batches, ...event.outputs].map(({ state }) => state)
  const codes = new Map<number, string>()
  scan.batches.forEach(({ batch }, index) => {
    codes.set(index, batch)
  })
  scan.outputs.forEach(({ batch }, index) => {
    codes.set(event.batches.length + index, batch)
  })
  return {
    id: scan.id,
    status,
    digest,
    recordTime: event.recordTime,
    batches: subjects.map(({ batch, seq }, index) => {
      const code = codes.get(index)
      return { ...(code === undefined ? {} : { code }), batch, state: states[index] ?? '', seq }
    }),
    decisions: event.decisions,
    warnings: event.warnings.map((one) => warningText(one, 'en')),
  }
}
