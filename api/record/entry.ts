import type { Scan } from '../../domain/event.ts'
import type { Envelope } from '../../domain/proof/envelope.ts'
import type { Receipt } from '../../domain/receipt.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { LoadedStream } from '../../workflows/streams.ts'

/** The organisation that a scan is recorded for. */
export interface Actor {
  readonly organisationKey: number
  /** The organisation's own short name, as events carry it. */
  readonly organisation: string
}

/** A scan that could be read, on its way in. */
export interface Entry {
  readonly scan: Scan
  readonly stream: LoadedStream
  /** The table the scan was read by: name, version, digest. */
  readonly schema: Envelope['schema']
  readonly actor: Actor
  /** SHA-256 of the scan as sent, in canonical form, hex: tells a duplicate from an id used twice. */
  readonly scanDigest: string
}

/** The receipt of a refused scan. */
export function refusedReceipt(id: string | null, { code, faults }: Refusal): Receipt {
  return { id, status: 'refused', code, faults }
}
