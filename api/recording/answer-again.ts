import type { Disclosure } from '../../domain/proof/disclosure.ts'
import type { Envelope } from '../../domain/proof/envelope.ts'
import { openEnvelope } from '../../domain/proof/open.ts'
import type { Receipt } from '../../domain/receipt.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { sha256 } from '../digest.ts'
import type { StoredEvent } from '../store/recording/gather.ts'
import { type Entry, refusedReceipt } from './entry.ts'
import { receiptOf } from './receipt-of.ts'

/** Answers a scan whose id is stored: the first answer again, or a refusal when the content is another. */
export function answerAgain(entry: Entry, stored: StoredEvent, tried: boolean): Receipt {
  const { scan, scanDigest } = entry
  if (stored.scanDigest !== scanDigest) return refusedReceipt(scan.id, idReused(scan.id))
  // Both texts were written by `seal` and can never have changed since.
  const envelope = JSON.parse(stored.envelope) as Envelope
  const event = openEnvelope(envelope, (stored.disclosed ?? []) as Disclosure[])
  const status = tried ? 'accepted' : 'duplicate'
  return receiptOf(status, scan, {
    event,
    subjects: envelope.subjects,
    digest: sha256(stored.envelope),
  })
}

/** Answers a scan whose id came before in the same gathering. */
export function repeat(
  entry: Entry,
  { entry: first, receipt }: { entry: Entry; receipt: Receipt },
): Receipt {
  if (first.scanDigest !== entry.scanDigest || receipt.status === 'refused') {
    return refusedReceipt(entry.scan.id, idReused(entry.scan.id))
  }
  return { ...receipt, status: 'duplicate' }
}

function idReused(id: string): Refusal {
  return refuse('id_reused', '/id', ['scan_id_reused', { id }])
}
