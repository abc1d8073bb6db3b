import type { z } from 'zod'
import type { Facts } from '../../../domain/field.ts'
import type { Answer } from '../../../domain/receipt.ts'
import type { scanSchema } from '../../../domain/scan-schema.ts'

/**
 * A scan as it is sent to `POST /scans`. Its id was made on the device, once: whatever is lost on the way, the server knows it again. Its
 * time is that of the device's clock with the offset that it showed. Its operator is the pseudonym of who made it: the server refuses it
 * from anybody else.
 */
export type ScanToSend = Readonly<z.input<typeof scanSchema>> & {
  readonly eventTime: string
  readonly operator: string
}

/** Who made a scan: a person within an organisation. */
export interface Maker {
  /** Pseudonym in that organisation; another in each. */
  readonly operator: string
  /** As the person is called on the device. */
  readonly name: string
  /** Short name. */
  readonly organisation: string
}

/** What the station that the device is vouches for a scan with, in the form that `POST /scans` takes. */
export interface StationSignature {
  /** Raw Ed25519 public key, base64url. */
  readonly station: string
  /** Of `scanSigningText`, base64url. */
  readonly signature: string
}

/** What the device told the person would come of a scan, so that it can be held against what the server decided. */
export interface Expected {
  /** State of each batch after it, by code. */
  readonly states?: Readonly<Record<string, string>>
  /** Place of the event in the chain of each batch, by code: a later one tells that others recorded something in between. */
  readonly places?: Readonly<Record<string, number>>
  readonly decisions?: Facts
}

/** A scan that is kept on the device. All that is known of it is here, so that a reload, a crash or another version of the app loses nothing. */
export interface QueuedScan {
  /** Place in the order in which this device made its scans, over all tabs; 1 or more. */
  readonly place: number
  readonly scan: ScanToSend
  readonly by: Maker
  readonly expected?: Expected | undefined
  /** Absent where the device was no station, or none for this scan. */
  readonly signed?: StationSignature | undefined
  /** Public key of the station whose signature the server took no more: the scan goes as the person's alone. */
  readonly unsigned?: string | undefined
  /** How often it was sent: from the first time on, the server may have it. */
  readonly sends: number
  /** How often in a row the server said that a fault of its own stopped it. */
  readonly stopped: number
  /** Whether a person let it go before earlier scans of the same batch. */
  readonly goesAhead?: true | undefined
  /** What the server answered for good; absent while it waits. A refusal is a dead letter until it is mended or thrown away. */
  readonly answer?: Answer<string> | undefined
  /** Whether a person has looked at what the server decided. */
  readonly seen?: true | undefined
}

/** Whether it is still to be sent. */
export function isWaiting({ answer }: QueuedScan): boolean {
  return answer === undefined
}

/** Whether nothing of it hangs any more: recorded, or kept by the server for others to sign. */
export function isSettled({ answer }: QueuedScan): boolean {
  return answer !== undefined && answer.status !== 'refused'
}
