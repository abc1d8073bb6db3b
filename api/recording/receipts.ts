import type { Event, Scan } from '../../domain/event.ts'
import type { Disclosure } from '../../domain/proof/disclosure.ts'
import type { Envelope, Subject } from '../../domain/proof/envelope.ts'
import { openEnvelope } from '../../domain/proof/open.ts'
import type { Accepted, Receipt } from '../../domain/receipt.ts'
import { sha256 } from '../digest.ts'
import { reusedId } from '../once.ts'
import type { StoredEvent } from '../store/recording/gather.ts'
import { type Entry, refusedReceipt } from './entry.ts'

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
    warnings: event.warnings,
  }
}

/** Answers a scan whose id is stored: the first answer again, or a refusal when the content is another. */
export function answerAgain(entry: Entry, stored: StoredEvent, tried: boolean): Receipt {
  const reused = reusedBy(entry, stored.scanDigest)
  if (reused !== undefined) return reused
  // Both texts were written by `seal` and can never have changed since.
  const envelope = JSON.parse(stored.envelope) as Envelope
  const event = openEnvelope(envelope, (stored.disclosed ?? []) as Disclosure[])
  const status = tried ? 'accepted' : 'duplicate'
  return receiptOf(status, entry.scan, {
    event,
    subjects: envelope.subjects,
    digest: sha256(stored.envelope),
  })
}

/** Answers a scan whose id was accepted before in the same gathering. */
export function repeat(entry: Entry, first: Answered): Receipt {
  return reusedBy(entry, first.entry.saidDigest()) ?? { ...first.receipt, status: 'duplicate' }
}

/** A scan of a gathering that was accepted, with its receipt. */
export interface Answered {
  readonly entry: Entry
  readonly receipt: Accepted
}

/**
 * The receipt of a scan that is not the one that came before under its id. Stored is what was said; of what a station signed,
 * and of what earlier versions recorded, what was sent.
 */
function reusedBy(entry: Entry, before: string): Receipt | undefined {
  const { id } = entry.scan
  if (before === entry.scanDigest()) return undefined
  // A signature vouches for one text: in another spelling it is not what was signed, whatever it says.
  const says = entry.signature === undefined ? 'scan_id_reused' : 'scan_id_signed'
  const refused = reusedId(before, entry.saidDigest(), [says, { id }])
  return refused && refusedReceipt(id, refused)
}

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
